using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Learnability.CodeFixes;

/// <summary>Sets what a rule about the training of a tree suggests: an argument of an attribute, or another distribution.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TreeAttributeCodeFix))]
[Shared]
public sealed class TreeAttributeCodeFix : CodeFixProvider
{
    /// <summary>The property of the diagnostic that holds the name of the argument; null where the attribute is replaced.</summary>
    private const string Argument = nameof(Argument);

    /// <summary>The property that holds the argument's value, or the new attribute.</summary>
    private const string Value = nameof(Value);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["LRN3002", "LRN3006", "LRN3007", "LRN3008", "LRN3009"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Diagnostic diagnostic = context.Diagnostics[0];
        if (!diagnostic.Properties.TryGetValue(Value, out string? value) || value is null || diagnostic.AdditionalLocations.Count == 0)
            return;
        diagnostic.Properties.TryGetValue(Argument, out string? argument);
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        TextSpan span = diagnostic.AdditionalLocations[0].SourceSpan;
        if (root is null || !root.FullSpan.Contains(span) || root.FindNode(span) is not { } node || node.FirstAncestorOrSelf<AttributeSyntax>() is not { } attribute)
            return;

        AttributeSyntax replacement = argument is null ? Parse(value) : WithArgument(attribute, argument, value);
        context.RegisterCodeFix(
            CodeAction.Create(
                argument is null ? "Use [" + value + "]" : "Set " + argument + " = " + value,
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(attribute, replacement.WithTriviaFrom(attribute)))),
                nameof(TreeAttributeCodeFix)),
            diagnostic);
    }

    private static AttributeSyntax WithArgument(AttributeSyntax attribute, string name, string value)
    {
        string[] others = [.. attribute.ArgumentList?.Arguments
            .Where(argument => argument.NameEquals?.Name.Identifier.ValueText != name)
            .Select(static argument => argument.ToString()) ?? []];
        return Parse(attribute.Name + "(" + string.Join(", ", others.Append(name + " = " + value)) + ")");
    }

    private static AttributeSyntax Parse(string attribute) =>
        ((MethodDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration("[" + attribute + "] void M() { }")!).AttributeLists[0].Attributes[0];
}
