using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.CodeFixes;

/// <summary>Splits an alternating query Φ of both labels into y·Φ in rounds 0, 2, 4, … and (1 − y)·Φ in the others.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SplitQueryCodeFix))]
[Shared]
public sealed class SplitQueryCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["LRN2002"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ParameterList.Parameters.Count: 4 } method)
            return;
        context.RegisterCodeFix(
            CodeAction.Create("Ask y·Φ and (1 − y)·Φ in rounds of their own", _ => Task.FromResult(context.Document.WithSyntaxRoot(Split(root, method))), nameof(SplitQueryCodeFix)),
            context.Diagnostics);
    }

    private static SyntaxNode Split(SyntaxNode root, MethodDeclarationSyntax method)
    {
        string round = method.ParameterList.Parameters[0].Identifier.Text;
        string label = method.ParameterList.Parameters[3].Identifier.Text;
        ExpressionSyntax[] results = method.ExpressionBody is { } body
            ? [body.Expression]
            : [.. method.Body!.DescendantNodes(static node => node is not (LocalFunctionStatementSyntax or AnonymousFunctionExpressionSyntax)).OfType<ReturnStatementSyntax>().Select(static each => each.Expression!)];
        return root.ReplaceNodes(results, (_, result) =>
        {
            // A false result stays as it is.
            if (result.IsKind(SyntaxKind.FalseLiteralExpression))
                return result;
            string text = Operand.Needs(result) ? $"({result.WithoutTrivia()})" : result.WithoutTrivia().ToString();
            return SyntaxFactory.ParseExpression($"{text} && {label} == (({round} & 1) == 0)").WithTriviaFrom(result);
        });
    }
}
