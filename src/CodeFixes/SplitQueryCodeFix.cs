using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.CodeFixes;

/// <summary>
/// Splits an alternating query Φ of both labels, or of the wrong one, into y·Φ and (1 − y)·Φ, in two rounds for each round before: Query asks for one half, and
/// Receive keeps the first answer until it can add the second, so that the rest of both stays as it is.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SplitQueryCodeFix))]
[Shared]
public sealed class SplitQueryCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["LRN2002", "LRN2003"];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ParameterList.Parameters.Count: 4 } query
            || query.FirstAncestorOrSelf<StructDeclarationSyntax>() is not { } type
            || type.Members.OfType<MethodDeclarationSyntax>().FirstOrDefault(QuerySyntax.IsReceive) is not { } receive
            || QuerySyntax.FindAttribute(type) is not { } attribute
            || QuerySyntax.Count(attribute, "Rounds") is not { } rounds
            || QuerySyntax.Count(attribute, "Width") is not { } width)
        {
            return;
        }

        context.RegisterCodeFix(
            CodeAction.Create(
                "Ask y·Φ and (1 − y)·Φ in two rounds",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(Split(root, query, receive, attribute, rounds, width))),
                nameof(SplitQueryCodeFix)),
            context.Diagnostics);
    }

    private static SyntaxNode Split(
        SyntaxNode root, MethodDeclarationSyntax query, MethodDeclarationSyntax receive, AttributeSyntax attribute, int rounds, int width)
    {
        SyntaxNode replaced = root.TrackNodes(query, attribute, receive);
        replaced = replaced.ReplaceNode(replaced.GetCurrentNode(attribute)!, QuerySyntax.SetCount(attribute, "Rounds", 2 * rounds));
        replaced = replaced.ReplaceNode(replaced.GetCurrentNode(receive)!, AddHalves(receive, width));
        return replaced.ReplaceNode(replaced.GetCurrentNode(query)!, AskHalf(query));
    }

    private static SyntaxNode[] AskHalf(MethodDeclarationSyntax query)
    {
        string[] names = [.. query.ParameterList.Parameters.Select(static parameter => parameter.Identifier.Text)];
        return QuerySyntax.Wrap(query, "Whole", $"{names[3]} == (({names[0]} & 1) == 0) && Whole({names[0]} / 2, {names[1]}, {names[2]}, {names[3]})");
    }

    private static SyntaxNode[] AddHalves(MethodDeclarationSyntax receive, int width)
    {
        string round = receive.ParameterList.Parameters[0].Identifier.Text;
        string count = width.ToString(CultureInfo.InvariantCulture);
        string name = receive.ParameterList.Parameters[1].Identifier.Text;
        string indent = QuerySyntax.Indentation(receive);
        string[] lines =
        [
            $"if (({round} & 1) == 0)",
            "{",
            "    for (int i = 0; i < halves.Length; i++)",
            "        _halves[i] = halves[i];",
            "    return;",
            "}",
            "",
            $"{round} /= 2;",
            $"Span<int> {name} = stackalloc int[{count}];",
            "for (int i = 0; i < halves.Length; i++)",
            $"    {name}[i] = _halves[i] + halves[i];",
        ];
        MemberDeclarationSyntax field = SyntaxFactory.ParseMemberDeclaration($"private Halves _halves;\n\n{indent}")!.WithLeadingTrivia(receive.GetLeadingTrivia());
        string structure = $"\n{indent}/// <summary>The answers about samples labelled true, until those about the others come.</summary>\n"
            + $"{indent}[System.Runtime.CompilerServices.InlineArray({count})]\n{indent}private struct Halves\n{indent}{{\n{indent}    private int _first;\n{indent}}}\n";
        MethodDeclarationSyntax changed = QuerySyntax.PrependToReceive(receive, "halves", lines).WithLeadingTrivia(SyntaxFactory.EndOfLine("\n"), SyntaxFactory.EndOfLine("\n"), SyntaxFactory.Whitespace(indent));
        return [field.WithTrailingTrivia(), changed, SyntaxFactory.ParseMemberDeclaration(structure)!];
    }
}
