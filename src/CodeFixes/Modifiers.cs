using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.CodeFixes;

/// <summary>Adds modifiers to declarations, keeping comments and indentation where they are.</summary>
internal static class Modifiers
{
    public static MemberDeclarationSyntax Add(MemberDeclarationSyntax declaration, SyntaxKind keyword)
    {
        // Without modifiers, what stands before the declaration stands before its first token: the new one has to take it over.
        SyntaxTriviaList leading = declaration.GetLeadingTrivia();
        SyntaxToken token = SyntaxFactory.Token(keyword).WithTrailingTrivia(SyntaxFactory.Space);
        if (declaration.AttributeLists.Count > 0 && declaration.Modifiers.Count == 0)
        {
            SyntaxToken first = declaration.AttributeLists.Last().GetLastToken().GetNextToken();
            declaration = declaration.ReplaceToken(first, first.WithLeadingTrivia());
            return declaration.WithModifiers(declaration.Modifiers.Add(token.WithLeadingTrivia(first.LeadingTrivia)));
        }

        declaration = declaration.WithoutLeadingTrivia();
        return declaration.WithModifiers(declaration.Modifiers.Add(token)).WithLeadingTrivia(leading);
    }
}
