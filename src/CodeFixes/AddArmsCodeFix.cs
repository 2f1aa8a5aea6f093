using System;
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
        bool bumped = diagnostic.Id == MissingBump;
        if (symbol.Parameters.FirstOrDefault()?.Type is not INamedTypeSymbol { TypeKind: TypeKind.Enum } type || FindSwitch(method, bumped) is not { } table)
            return;
        string enumName = type.ToMinimalDisplayString(model, table.SpanStart);
        string? halt = type.GetMembers("Halt").Length > 0 ? "Halt" : null;
        SwitchExpressionArmSyntax[] arms = [.. states.Split(',').Select(state => CreateArm(table, symbol, enumName, state, bumped ? halt ?? state : state, bumped))];
        context.RegisterCodeFix(
            CodeAction.Create(
                bumped ? "Add arms for heads that bumped" : "Let the state stay",
                cancellation => FixAsync(context.Document, root, bumped ? table : WithoutArmsOf(states, table, symbol), table, arms, bumped, cancellation),
                nameof(AddArmsCodeFix) + diagnostic.Id),
            diagnostic);
    }

    /// <summary>The switch over the method's state, or a tuple of its parameters with the state, and with the arrival if arms tell it: any other form is the user's to extend.</summary>
    private static SwitchExpressionSyntax? FindSwitch(MethodDeclarationSyntax method, bool needsArrival)
    {
        string[] parameters = [.. method.ParameterList.Parameters.Select(static parameter => parameter.Identifier.ValueText)];
        return method.DescendantNodes().OfType<SwitchExpressionSyntax>().FirstOrDefault(table =>
        {
            string[] names = NamesOf(table);
            return names.All(name => parameters.Contains(name)) && names.Contains(parameters[0]) && (!needsArrival || names.Contains(parameters[2]));
        });
    }

    /// <summary>What a switch is over.</summary>
    private static string[] NamesOf(SwitchExpressionSyntax table) => table.GoverningExpression is TupleExpressionSyntax tuple
        ? [.. tuple.Arguments.Select(static argument => argument.Expression.ToString())]
        : [table.GoverningExpression.ToString()];

    /// <summary>A switch without the arms of a state alone: after one for all of its entries, the compiler refuses them.</summary>
    private static SwitchExpressionSyntax WithoutArmsOf(string state, SwitchExpressionSyntax table, IMethodSymbol method)
    {
        int place = Array.IndexOf(NamesOf(table), method.Parameters[0].Name);
        SeparatedSyntaxList<SwitchExpressionArmSyntax> arms = table.Arms;
        for (int i = arms.Count - 1; i >= 0; i--)
        {
            PatternSyntax? pattern = arms[i].Pattern;
            if (pattern is RecursivePatternSyntax { PositionalPatternClause: { } clause } && clause.Subpatterns.Count > place)
                pattern = clause.Subpatterns[place].Pattern;
            if (pattern is ConstantPatternSyntax { Expression: MemberAccessExpressionSyntax member } && member.Name.Identifier.ValueText == state)
                arms = arms.RemoveAt(i);
        }

        return table.WithArms(arms);
    }

    private static SwitchExpressionArmSyntax CreateArm(SwitchExpressionSyntax table, IMethodSymbol method, string enumName, string state, string next, bool bumped)
    {
        string[] patterns = [.. NamesOf(table).Select(name =>
            name == method.Parameters[0].Name ? $"{enumName}.{state}" : bumped && name == method.Parameters[2].Name ? "Arrival.Bumped" : "_")];
        string pattern = patterns.Length == 1 ? patterns[0] : $"({string.Join(", ", patterns)})";

        // There is no parser of single arms.
        var parsed = (SwitchExpressionSyntax)SyntaxFactory.ParseExpression($"x switch {{ {pattern} => Transition.Stay({enumName}.{next}) }}");
        return parsed.Arms[0].WithoutTrivia();
    }

    private static Task<Document> FixAsync(
        Document document, SyntaxNode root, SwitchExpressionSyntax table, SwitchExpressionSyntax replaced, SwitchExpressionArmSyntax[] arms, bool atEnd, CancellationToken cancellation)
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
        return Task.FromResult(document.WithSyntaxRoot(root.ReplaceNode(replaced, changed)));

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
