using System.Collections.Immutable;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.Generators.Frontend;

/// <summary>Where generated code goes: the namespace, and the partial types that are reopened around it.</summary>
internal static class MemberContexts
{
    /// <summary>The types from the outermost to the given one.</summary>
    public static MemberContext Of(INamedTypeSymbol innermost)
    {
        var types = ImmutableArray.CreateBuilder<ContainingType>();
        for (INamedTypeSymbol? type = innermost; type is not null; type = type.ContainingType)
            types.Insert(0, new ContainingType(DeclarationOf(type), Escape(type.Name)));
        string @namespace = innermost.ContainingNamespace is { IsGlobalNamespace: false } some ? some.ToDisplayString(_namespaceFormat) : "";
        return new MemberContext(@namespace, new EquatableArray<ContainingType>(types.ToImmutable()));
    }

    /// <summary>The first of a type and those around it that cannot be reopened, and why; null if all can.</summary>
    public static (INamedTypeSymbol Type, string Why)? Obstacle(INamedTypeSymbol innermost)
    {
        for (INamedTypeSymbol? type = innermost; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType)
                return (type, "its type " + type.Name + " is generic: put it in a type that is not");
            if (type.IsFileLocal)
                return (type, "its type " + type.Name + " is local to its file: remove the modifier 'file'");
        }

        return null;
    }

    /// <summary>The first of a type and those around it that is not partial; null if all are.</summary>
    public static INamedTypeSymbol? FirstNotPartial(INamedTypeSymbol innermost)
    {
        for (INamedTypeSymbol? type = innermost; type is not null; type = type.ContainingType)
        {
            bool isPartial = type.DeclaringSyntaxReferences.Any(static reference =>
                reference.GetSyntax() is TypeDeclarationSyntax declaration && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
            if (!isPartial)
                return type;
        }

        return null;
    }

    /// <summary>A class of the name is what is generated, or the user's part of it; any other member is in its way.</summary>
    public static void CheckName(INamedTypeSymbol type, string name, ProblemReporter reporter)
    {
        ISymbol? taken = type.GetMembers(name).FirstOrDefault(static member => member is not INamedTypeSymbol { TypeKind: TypeKind.Class, Arity: 0 });
        if (taken is not null)
            reporter.Report(RuleIds.NameClash, taken.Locations.FirstOrDefault() ?? Location.None, name, "rename the member");
    }

    /// <summary>Whether a partial struct can be reopened for generated members; what stands in the way is reported.</summary>
    /// <returns>False if nothing more can be read.</returns>
    public static bool RequireReopenable(INamedTypeSymbol type, ProblemReporter reporter)
    {
        Location location = type.Locations.FirstOrDefault() ?? Location.None;
        if (Obstacle(type) is { } obstacle)
        {
            reporter.Report(RuleIds.NotACircuitMethod, location, type.Name, obstacle.Why);
            return false;
        }

        if (type.IsRefLikeType)
        {
            reporter.Report(RuleIds.NotACircuitMethod, location, type.Name, "it is a ref struct, and its memory is kept: remove the modifier 'ref'");
            return false;
        }

        if (FirstNotPartial(type) is { } sealedType)
            reporter.Report(RuleIds.NotPartial, sealedType.Locations.FirstOrDefault() ?? location, sealedType.Name);
        return true;
    }

    /// <summary>An identifier that may be a keyword, as it is written in C#.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>The keyword of an accessibility, such as <c>public</c>.</summary>
    public static string Keyword(Accessibility accessibility) => accessibility switch
    {
        Accessibility.Public => "public",
        Accessibility.Internal => "internal",
        Accessibility.Protected => "protected",
        Accessibility.ProtectedOrInternal => "protected internal",
        Accessibility.ProtectedAndInternal => "private protected",
        _ => "private",
    };

    private static readonly SymbolDisplayFormat _namespaceFormat = SymbolDisplayFormat.FullyQualifiedFormat
        .WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted);

    private static string DeclarationOf(INamedTypeSymbol type)
    {
        string keyword = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, false) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        return Keyword(type.DeclaredAccessibility) + (type.IsStatic ? " static" : "") + " partial " + keyword;
    }
}
