using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.CodeFixes;

/// <summary>When an expression needs parentheses to become an operand.</summary>
internal static class Operand
{
    /// <summary>Whether an expression is anything but a name, literal, call, element or one in parentheses.</summary>
    public static bool Needs(ExpressionSyntax expression) => expression is not (
        IdentifierNameSyntax or LiteralExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax or MemberAccessExpressionSyntax
        or ParenthesizedExpressionSyntax);
}
