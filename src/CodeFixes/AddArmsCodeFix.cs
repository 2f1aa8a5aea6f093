using System.Collections.Generic;
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

/// <summary>Adds arms to the switch of a Turing machine: for heads that bumped, which halt until they are edited, and for a halting state that stays.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AddArmsCodeFix))]
[Shared]
public sealed class AddArmsCodeFix : CodeFixProvider
{
    private const string MissingBump = "LRN4003";
    private const string HaltMoves = "LRN4006";

    /// <summary>The property of the diagnostic that holds the names of the states, separated by commas.</summary>
    private const string States = nameof(States);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = [MissingBump, HaltMoves];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Diagnostic diagnostic = context.Diagnostics[0];
        if (!diagnostic.Properties.TryGetValue(States, out string? states) || states is null)
            return;
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || model?.GetDeclaredSymbol(method, context.CancellationToken) is not { } symbol)
            return;
        if (symbol.Parameters.FirstOrDefault()?.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type || FindSwitch(method) is not { } table)
            return;
        string enumName = type.ToMinimalDisplayString(model, table.SpanStart);
        string? halt = type.GetMembers("Halt").Length > 0 ? "Halt" : null;
        bool bumped = diagnostic.Id == MissingBump;
        SwitchExpressionArmSyntax[] arms = [.. states.Split(',').Select(state => CreateArm(table, symbol, enumName, state, bumped ? halt ?? state : state, bumped))];
        context.RegisterCodeFix(
            CodeAction.Create(
                bumped ? "Add arms for heads that bumped" : "Let the state stay",
                cancellation => FixAsync(context.Document, root, table, arms, bumped, cancellation),
                nameof(AddArmsCodeFix) + diagnostic.Id),
            diagnostic);
    }

    /// <summary>The switch over a tuple of the method's parameters: any other form is the user's to extend.</summary>
    private static SwitchExpressionSyntax? FindSwitch(MethodDeclarationSyntax method)
    {
        var parameters = new HashSet<string>(method.ParameterList.Parameters.Select(static parameter => parameter.Identifier.ValueText));
        return method.DescendantNodes().OfType<SwitchExpressionSyntax>().FirstOrDefault(table =>
            table.GoverningExpression is TupleExpressionSyntax tuple
            && tuple.Arguments.All(argument => argument.Expression is IdentifierNameSyntax name && parameters.Contains(name.Identifier.ValueText))
            && tuple.Arguments.Any(argument => argument.Expression.ToString() == method.ParameterList.Parameters[0].Identifier.ValueText)
            && tuple.Arguments.Any(argument => argument.Expression.ToString() == method.ParameterList.Parameters[2].Identifier.ValueText));
    }

    private static SwitchExpressionArmSyntax CreateArm(SwitchExpressionSyntax table, IMethodSymbol method, string enumName, string state, string next, bool bumped)
    {
        var tuple = (TupleExpressionSyntax)table.GoverningExpression;
        IEnumerable<string> patterns = tuple.Arguments.Select(argument => argument.Expression.ToString()).Select(name =>
            name == method.Parameters[0].Name ? $"{enumName}.{state}" : bumped && name == method.Parameters[2].Name ? "Arrival.Bumped" : "_");

        // There is no parser of single arms.
        var parsed = (SwitchExpressionSyntax)SyntaxFactory.ParseExpression($"x switch {{ ({string.Join(", ", patterns)}) => Transition.Stay({enumName}.{next}) }}");
        return parsed.Arms[0].WithoutTrivia();
    }

    private static Task<Document> FixAsync(
        Document document, SyntaxNode root, SwitchExpressionSyntax table, SwitchExpressionArmSyntax[] arms, bool atEnd, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        int index = 0;
        if (atEnd)
        {
            // Before the arm for everything else, if there is one, which may be the one that throws.
            index = table.Arms.Count;
            if (index > 0 && table.Arms[index - 1].Pattern is DiscardPatternSyntax)
                index--;
        }

        SyntaxTriviaList indentation = table.Arms.Count > 0
            ? SyntaxFactory.TriviaList(table.Arms[0].GetLeadingTrivia().Where(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia)).Take(1))
            : default;
        SyntaxToken end = SyntaxFactory.Token(SyntaxKind.CommaToken).WithTrailingTrivia(SyntaxFactory.LineFeed);
        var items = new List<SyntaxNodeOrToken>();
        for (int i = 0; i < table.Arms.Count; i++)
        {
            if (i == index)
                AddArms();
            items.Add(i == table.Arms.Count - 1 && table.Arms.SeparatorCount <= i ? table.Arms[i].WithoutTrailingTrivia() : table.Arms[i]);
            items.Add(i < table.Arms.SeparatorCount ? table.Arms.GetSeparator(i) : end);
        }

        if (index == table.Arms.Count)
            AddArms();
        SwitchExpressionSyntax changed = table.WithArms(SyntaxFactory.SeparatedList<SwitchExpressionArmSyntax>(items));
        return Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(table, changed)));

        void AddArms()
        {
            foreach (SwitchExpressionArmSyntax arm in arms)
            {
                items.Add(arm.WithLeadingTrivia(indentation));
                items.Add(end);
            }
        }
    }
}
