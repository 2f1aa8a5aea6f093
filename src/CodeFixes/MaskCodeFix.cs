using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.CodeFixes;

/// <summary>Keeps the low bits of what is stored in an unsigned place of a declared width.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MaskCodeFix))]
[Shared]
public sealed class MaskCodeFix : CodeFixProvider
{
    /// <summary>The property of the diagnostic that holds the declared width.</summary>
    private const string Width = nameof(Width);

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["LRN0005"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        Diagnostic diagnostic = context.Diagnostics[0];
        if (!diagnostic.Properties.TryGetValue(Width, out string? text) || !int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int width))
            return;
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        SemanticModel? model = await context.Document.GetSemanticModelAsync(context.CancellationToken).ConfigureAwait(false);
        if (root is null || model is null || root.FindNode(context.Span, getInnermostNodeForTie: true) is not ExpressionSyntax expression)
            return;
        if (Replacement(expression, model, width, context.CancellationToken) is not { } replacement)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                "Keep the low bits with '& " + Mask(width) + "'",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(root.ReplaceNode(expression, replacement.WithTriviaFrom(expression)))),
                nameof(MaskCodeFix)),
            diagnostic);
    }

    private static ExpressionSyntax? Replacement(ExpressionSyntax expression, SemanticModel model, int width, CancellationToken cancellation)
    {
        (ExpressionSyntax Target, ExpressionSyntax Value)? store = expression switch
        {
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression } assignment => (assignment.Left, assignment.Right),
            AssignmentExpressionSyntax compound when Operator(compound.Kind()) is { } @operator && IsRepeatable(compound.Left) =>
                (compound.Left, SyntaxFactory.ParseExpression(compound.Left + " " + @operator + " " + Wrap(compound.Right))),
            PostfixUnaryExpressionSyntax { Parent: ExpressionStatementSyntax or ForStatementSyntax } step when IsRepeatable(step.Operand) =>
                (step.Operand, Step(step.Operand, step.IsKind(SyntaxKind.PostIncrementExpression))),
            PrefixUnaryExpressionSyntax { Parent: ExpressionStatementSyntax or ForStatementSyntax } step when IsRepeatable(step.Operand) =>
                (step.Operand, Step(step.Operand, step.IsKind(SyntaxKind.PreIncrementExpression))),
            _ => null,
        };
        if (store is not (var target, var value) || model.GetTypeInfo(target, cancellation).Type is not { } type || !IsUnsigned(type))
            return null;

        // (byte)(a + b) becomes (byte)((a + b) & 15), not a cast of a cast.
        string name = type.ToMinimalDisplayString(model, target.SpanStart);
        if (value is CastExpressionSyntax cast && cast.Type.ToString() == name)
            value = cast.Expression;
        string masked = Wrap(value) + " & " + Mask(width);
        bool isNarrow = type.SpecialType is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_Char;
        return SyntaxFactory.ParseExpression(target + " = " + (isNarrow ? "(" + name + ")(" + masked + ")" : masked));
    }

    private static ExpressionSyntax Step(ExpressionSyntax operand, bool up) => SyntaxFactory.ParseExpression(operand + (up ? " + 1" : " - 1"));

    /// <summary>Whether naming a place twice means the same as naming it once.</summary>
    private static bool IsRepeatable(ExpressionSyntax place) => place switch
    {
        IdentifierNameSyntax or ThisExpressionSyntax => true,
        MemberAccessExpressionSyntax member => IsRepeatable(member.Expression),
        ElementAccessExpressionSyntax { ArgumentList.Arguments: { Count: 1 } arguments } element =>
            IsRepeatable(element.Expression) && arguments[0].Expression is IdentifierNameSyntax or LiteralExpressionSyntax,
        _ => false,
    };

    private static string Wrap(ExpressionSyntax value) => value is IdentifierNameSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax
        or MemberAccessExpressionSyntax or ElementAccessExpressionSyntax or ParenthesizedExpressionSyntax
        ? value.ToString()
        : "(" + value + ")";

    private static string? Operator(SyntaxKind assignment) => assignment switch
    {
        SyntaxKind.AddAssignmentExpression => "+",
        SyntaxKind.SubtractAssignmentExpression => "-",
        SyntaxKind.MultiplyAssignmentExpression => "*",
        SyntaxKind.OrAssignmentExpression => "|",
        SyntaxKind.ExclusiveOrAssignmentExpression => "^",
        SyntaxKind.LeftShiftAssignmentExpression => "<<",
        _ => null,
    };

    /// <summary>A mask of a signed integer would lose its sign.</summary>
    private static bool IsUnsigned(ITypeSymbol type) => type.SpecialType
        is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64 or SpecialType.System_Char;

    private static string Mask(int width)
    {
        ulong mask = (1UL << width) - 1;
        return width <= 8 ? mask.ToString(CultureInfo.InvariantCulture) : "0x" + mask.ToString("X", CultureInfo.InvariantCulture);
    }
}
