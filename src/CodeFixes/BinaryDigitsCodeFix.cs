using System.Collections.Immutable;
using System.Composition;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.CodeFixes;

/// <summary>Expands a query that answers with an integer into its binary digits, one binary query each.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BinaryDigitsCodeFix))]
[Shared]
public sealed class BinaryDigitsCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["LRN2001"];

    /// <inheritdoc/>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        SyntaxNode? root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        if (root?.FindNode(context.Span).FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { ExpressionBody: { } body, ParameterList.Parameters.Count: 4 } method
            || CountDigits(method) is not { } digits
            || method.FirstAncestorOrSelf<StructDeclarationSyntax>() is not { } type)
        {
            return;
        }

        // With several queries a round, their digits would have to be told apart by hand.
        AttributeSyntax? attribute = type.AttributeLists.SelectMany(static list => list.Attributes)
            .FirstOrDefault(static each => each.Name.ToString() is "StatisticalQueries" or "StatisticalQueriesAttribute");
        if (attribute is null || attribute.ArgumentList?.Arguments.Any(static each => each.NameEquals?.Name.Identifier.ValueText == "Width") == true)
            return;
        context.RegisterCodeFix(
            CodeAction.Create(
                "Ask for the binary digits of the number",
                _ => Task.FromResult(context.Document.WithSyntaxRoot(Expand(root, method, body, attribute, digits))),
                nameof(BinaryDigitsCodeFix)),
            context.Diagnostics);
    }

    /// <summary>The number of digits: of [return: Bits(n)], or of the type; null for what is no unsigned integer, or int, of which 31 digits count.</summary>
    private static int? CountDigits(MethodDeclarationSyntax method)
    {
        AttributeSyntax? bits = method.AttributeLists.Where(static list => list.Target?.Identifier.ValueText == "return")
            .SelectMany(static list => list.Attributes).FirstOrDefault(static each => each.Name.ToString() is "Bits" or "BitsAttribute");
        if (bits?.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: int declared })
            return declared;
        return method.ReturnType.ToString() switch
        {
            "byte" => 8,
            "ushort" => 16,
            "int" => 31,
            "uint" => 32,
            "ulong" => 64,
            _ => null,
        };
    }

    private static SyntaxNode Expand(SyntaxNode root, MethodDeclarationSyntax method, ArrowExpressionClauseSyntax body, AttributeSyntax attribute, int digits)
    {
        string index = method.ParameterList.Parameters[1].Identifier.Text;
        ExpressionSyntax number = body.Expression;
        string text = Operand.Needs(number) ? $"({number.WithoutTrivia()})" : number.WithoutTrivia().ToString();
        ExpressionSyntax digit = SyntaxFactory.ParseExpression($"({text} >> {index} & 1) != 0").WithTriviaFrom(number);
        MethodDeclarationSyntax binary = method.ReplaceNode(number, digit)
            .WithAttributeLists([.. method.AttributeLists.Where(static list => list.Target?.Identifier.ValueText != "return")]);
        binary = binary.WithReturnType(SyntaxFactory.ParseTypeName("bool").WithTriviaFrom(method.ReturnType)).WithLeadingTrivia(method.GetLeadingTrivia());
        AttributeArgumentSyntax width = SyntaxFactory.AttributeArgument(
            SyntaxFactory.ParseExpression(digits.ToString(CultureInfo.InvariantCulture)))
            .WithNameEquals(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName("Width").WithTrailingTrivia(SyntaxFactory.Space)).WithEqualsToken(
                SyntaxFactory.Token(SyntaxKind.EqualsToken).WithTrailingTrivia(SyntaxFactory.Space)));
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        string list = string.Join(", ", arguments.Select(static each => each.ToString()).Concat([width.ToString()]));
        AttributeSyntax wider = attribute.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList($"({list})"));
        return root.ReplaceNodes([method, (SyntaxNode)attribute], (original, _) => original == attribute ? wider : binary);
    }
}
