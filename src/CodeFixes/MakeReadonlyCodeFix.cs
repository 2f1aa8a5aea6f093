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

/// <summary>Makes Predict, Knows or Done readonly.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MakeReadonlyCodeFix))]
[Shared]
public sealed class MakeReadonlyCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["LRN0025"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MemberDeclarationSyntax>() is not { } member)
            return;
        context.RegisterCodeFix(
            CodeAction.Create("Add the modifier 'readonly'", cancellation => FixAsync(context.Document, root, member, cancellation), nameof(MakeReadonlyCodeFix)),
            context.Diagnostics);
    }

    private static Task<Document> FixAsync(Document document, SyntaxNode root, MemberDeclarationSyntax member, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();

        // A property that can be set is readonly in its getter only.
        AccessorDeclarationSyntax? getter = member is PropertyDeclarationSyntax { AccessorList.Accessors: { Count: > 1 } accessors }
            ? accessors.FirstOrDefault(static accessor => accessor.IsKind(SyntaxKind.GetAccessorDeclaration))
            : null;
        SyntaxNode changed = getter is null
            ? root.ReplaceNode(member, Modifiers.Add(member, SyntaxKind.ReadOnlyKeyword))
            : root.ReplaceNode(getter, Prepend(getter));
        return Task.FromResult(document.WithSyntaxRoot(changed));
    }

    private static AccessorDeclarationSyntax Prepend(AccessorDeclarationSyntax getter)
    {
        SyntaxToken token = SyntaxFactory.Token(SyntaxKind.ReadOnlyKeyword).WithTrailingTrivia(SyntaxFactory.Space).WithLeadingTrivia(getter.GetLeadingTrivia());
        return getter.WithoutLeadingTrivia().WithModifiers(getter.Modifiers.Add(token));
    }
}
