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
/// Expands a query that answers with an integer into its binary digits, one binary query each, and has Receive put the number's answer together from those to
/// its digits, so that the rest of it stays as it is.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BinaryDigitsCodeFix))]
[Shared]
public sealed class BinaryDigitsCodeFix : CodeFixProvider
{
    /// <summary>With more digits the sum of their answers may not fit 32 bits: then Receive is left to the user.</summary>
    private const int MaxJoinedDigits = 8;

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["LRN2001"];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ParameterList.Parameters.Count: 4 } query
            || CountDigits(query) is not { } digits
            || query.FirstAncestorOrSelf<StructDeclarationSyntax>() is not { } type)
        {
            return;
        }

        if (QuerySyntax.FindAttribute(type) is not { } attribute || QuerySyntax.Count(attribute, "Width") is not { } queries)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                "Ask for the binary digits of the number",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(Expand(root, query, type, attribute, queries, digits))),
                nameof(BinaryDigitsCodeFix)),
            context.Diagnostics);
    }

    /// <summary>The number of digits: of [return: Bits(n)], or of the type; null for what is no unsigned integer, or int, of which 31 digits count.</summary>
    private static int? CountDigits(MethodDeclarationSyntax method)
    {
        AttributeSyntax? bits = method.AttributeLists.Where(static list => list.Target?.Identifier.ValueText == "return")
            .SelectMany(static list => list.Attributes).FirstOrDefault(static each => each.Name.ToString() is "Bits" or "BitsAttribute");
        if (bits?.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: int declared })
            return declared;
        return method.ReturnType.ToString() switch
        {
            "byte" => 8,
            "ushort" => 16,
            "int" => 31,
            "uint" => 32,
            "ulong" => 64,
            _ => null,
        };
    }

    private static SyntaxNode Expand(SyntaxNode root, MethodDeclarationSyntax query, StructDeclarationSyntax type, AttributeSyntax attribute, int queries, int digits)
    {
        MethodDeclarationSyntax? receive = digits > MaxJoinedDigits ? null : type.Members.OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(QuerySyntax.IsReceive);
        AttributeSyntax wider = QuerySyntax.SetCount(attribute, "Width", queries * digits);
        SyntaxNode[] changed = receive is null ? [query, attribute] : [query, attribute, receive];
        SyntaxNode replaced = root.TrackNodes(changed);
        replaced = replaced.ReplaceNode(replaced.GetCurrentNode(attribute)!, wider);
        if (receive is not null)
            replaced = replaced.ReplaceNode(replaced.GetCurrentNode(receive)!, JoinAnswers(receive, queries, digits));
        SyntaxNode[] binary = query.ExpressionBody is { } body && queries == 1 ? [AskDigit(query, body)] : AskNumber(query, digits);
        return replaced.ReplaceNode(replaced.GetCurrentNode(query)!, binary);
    }

    /// <summary>One query whose value is an expression: its digit is one too.</summary>
    private static MethodDeclarationSyntax AskDigit(MethodDeclarationSyntax query, ArrowExpressionClauseSyntax body)
    {
        string index = query.ParameterList.Parameters[1].Identifier.Text;
        ExpressionSyntax number = body.Expression;
        string text = Operand.Needs(number) ? $"({number.WithoutTrivia()})" : number.WithoutTrivia().ToString();
        ExpressionSyntax digit = SyntaxFactory.ParseExpression($"({text} >> {index} & 1) != 0").WithTriviaFrom(number);
        MethodDeclarationSyntax binary = query.ReplaceNode(number, digit)
            .WithAttributeLists([.. query.AttributeLists.Where(static list => list.Target?.Identifier.ValueText != "return")]);
        return binary.WithReturnType(SyntaxFactory.ParseTypeName("bool").WithTriviaFrom(query.ReturnType)).WithLeadingTrivia(query.GetLeadingTrivia());
    }

    /// <summary>Several queries, or statements: the number stays a method of its own, and the query asks for a digit of it.</summary>
    private static SyntaxNode[] AskNumber(MethodDeclarationSyntax query, int digits)
    {
        string[] names = [.. query.ParameterList.Parameters.Select(static parameter => parameter.Identifier.Text)];
        string count = digits.ToString(CultureInfo.InvariantCulture);
        return QuerySyntax.Wrap(query, "Number", $"(Number({names[0]}, {names[1]} / {count}, {names[2]}, {names[3]}) >> {names[1]} % {count} & 1) != 0");
    }

    /// <summary>Receive with the answers to digits, from which it puts together those to numbers first.</summary>
    private static MethodDeclarationSyntax JoinAnswers(MethodDeclarationSyntax receive, int queries, int digits)
    {
        string name = receive.ParameterList.Parameters[1].Identifier.Text;
        string count = digits.ToString(CultureInfo.InvariantCulture);
        string[] lines =
        [
            $"Span<int> {name} = stackalloc int[{queries.ToString(CultureInfo.InvariantCulture)}];",
            "for (int digit = 0; digit < digits.Length; digit++)",
            $"    {name}[digit / {count}] += digits[digit] << digit % {count};",
        ];
        return QuerySyntax.PrependToReceive(receive, "digits", lines);
    }
}
