using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.CodeFixes;

/// <summary>What the fixes of methods by queries have in common: the attribute's counts, and a Query and a Receive that do something before what they did.</summary>
internal static class QuerySyntax
{
    public static AttributeSyntax? FindAttribute(StructDeclarationSyntax type) => type.AttributeLists.SelectMany(static list => list.Attributes)
        .FirstOrDefault(static each => each.Name.ToString() is "StatisticalQueries" or "StatisticalQueriesAttribute");

    public static bool IsReceive(MethodDeclarationSyntax method) => method.Identifier.ValueText == "Receive" && method.ParameterList.Parameters.Count >= 3;

    /// <summary>A count of the attribute, or 1 without it; null where it is no number that can be read off.</summary>
    public static int? Count(AttributeSyntax attribute, string name) => FindArgument(attribute, name) is not { } argument ? 1
        : argument.Expression is LiteralExpressionSyntax { Token.Value: int count } ? count : null;

    public static AttributeSyntax SetCount(AttributeSyntax attribute, string name, int count)
    {
        string text = $"{name} = {count.ToString(CultureInfo.InvariantCulture)}";
        AttributeArgumentSyntax? given = FindArgument(attribute, name);
        SeparatedSyntaxList<AttributeArgumentSyntax> arguments = attribute.ArgumentList?.Arguments ?? default;
        string[] texts = [.. arguments.Select(each => each == given ? text : each.ToString())];
        string list = string.Join(", ", given is null ? texts.Concat([text]) : texts);
        return attribute.WithArgumentList(SyntaxFactory.ParseAttributeArgumentList($"({list})"));
    }

    /// <summary>A query that is an expression of the one before, which keeps its body under another name.</summary>
    public static SyntaxNode[] Wrap(MethodDeclarationSyntax query, string name, string expression)
    {
        string text = $"{query.Modifiers} bool Query{query.ParameterList.WithoutTrivia()} => {expression};";
        MemberDeclarationSyntax asked = SyntaxFactory.ParseMemberDeclaration(text)!.WithLeadingTrivia(query.GetLeadingTrivia());
        MethodDeclarationSyntax kept = query.WithIdentifier(SyntaxFactory.Identifier(name))
            .WithLeadingTrivia(SyntaxFactory.EndOfLine("\n"), SyntaxFactory.EndOfLine("\n"), SyntaxFactory.Whitespace(Indentation(query)));
        return [asked, kept];
    }

    /// <summary>Receive with its answers under another name, and statements before its own.</summary>
    public static MethodDeclarationSyntax PrependToReceive(MethodDeclarationSyntax receive, string answers, IEnumerable<string> lines)
    {
        ParameterSyntax units = receive.ParameterList.Parameters[1];
        string indent = Indentation(receive);
        string inner = indent + "    ";
        MethodDeclarationSyntax renamed = receive.ReplaceNode(units, units.WithIdentifier(SyntaxFactory.Identifier(answers).WithTriviaFrom(units.Identifier)));
        string body = renamed.ExpressionBody is { } expression
            ? $"{inner}{expression.Expression};\n"
            : string.Concat(renamed.Body!.Statements.Select(static statement => statement.ToFullString()));
        string first = string.Concat(lines.Select(line => line.Length == 0 ? "\n" : $"{inner}{line}\n"));
        var block = (BlockSyntax)SyntaxFactory.ParseStatement($"{{\n{first}{body}{indent}}}");
        SyntaxTriviaList lineBreak = SyntaxFactory.TriviaList(SyntaxFactory.EndOfLine("\n"), SyntaxFactory.Whitespace(indent));
        return renamed.WithExpressionBody(null).WithSemicolonToken(default)
            .WithParameterList(renamed.ParameterList.WithTrailingTrivia(lineBreak))
            .WithBody(block.WithTrailingTrivia(receive.GetTrailingTrivia()));
    }

    public static string Indentation(SyntaxNode member)
    {
        string line = member.GetLeadingTrivia().ToFullString();
        return line.Substring(line.LastIndexOf('\n') + 1);
    }

    private static AttributeArgumentSyntax? FindArgument(AttributeSyntax attribute, string name) =>
        attribute.ArgumentList?.Arguments.FirstOrDefault(each => each.NameEquals?.Name.Identifier.ValueText == name);
}
