using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.CodeFixes;

/// <summary>Makes a learning algorithm, a metaalgorithm, or the type of a [Circuit] method, and the types around it partial.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakePartialCodeFix))]
[Shared]
public sealed class MakePartialCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["LRN0017", "LRN0020"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SyntaxNode? node = root?.FindNode(context.Span);

        // LRN0017 has other causes too: then all types are partial already.
        if (root is null || node is null || !node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Any(IsMissing))
            return;
        context.RegisterCodeFix(
            CodeAction.Create("Add the modifier 'partial'", cancellation => FixAsync(context.Document, root, node, cancellation), nameof(MakePartialCodeFix)),
            context.Diagnostics);
    }

    private static bool IsMissing(TypeDeclarationSyntax type) => !type.Modifiers.Any(SyntaxKind.PartialKeyword);

    private static Task<Document> FixAsync(Document document, SyntaxNode root, SyntaxNode node, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        SyntaxNode changed = root.ReplaceNodes(
            node.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Where(IsMissing),
            static (_, type) => Modifiers.Add(type, SyntaxKind.PartialKeyword));
        return Task.FromResult(document.WithSyntaxRoot(changed));
    }
}
