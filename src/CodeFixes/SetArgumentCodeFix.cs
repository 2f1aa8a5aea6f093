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

/// <summary>Sets an argument of an attribute to what the rule says: a precision rounded down to a power of two, the largest batch that fits, the steps that a theorem needs.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SetArgumentCodeFix))]
[Shared]
public sealed class SetArgumentCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["LRN1001", "LRN1003", "LRN1004", "LRN1005", "LRN1006", "LRN1014", "LRN2008"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (Diagnostic diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute
                || !diagnostic.Properties.TryGetValue("Argument", out string? name)
                || !diagnostic.Properties.TryGetValue("Value", out string? value)
                || attribute.ArgumentList?.Arguments.FirstOrDefault(each => each.NameEquals?.Name.Identifier.ValueText == name) is not { } argument)
            {
                continue;
            }

            // No batch fits a precision of 1/8 or more.
            if (value is null or "0")
                continue;
            ExpressionSyntax expression = SyntaxFactory.ParseExpression(value).WithTriviaFrom(argument.Expression);
            context.RegisterCodeFix(
                CodeAction.Create(
                    $"Use {name} = {value}",
                    _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(argument.Expression, expression))),
                    nameof(SetArgumentCodeFix)),
                diagnostic);
        }
    }
}
