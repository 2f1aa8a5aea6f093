using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>The types that stand for the type parameters in scope: generic code is compiled once for each choice of types.</summary>
/// <param name="compilation">The compilation.</param>
/// <param name="parameters">The type parameters in scope.</param>
/// <param name="arguments">The type of each.</param>
internal sealed class TypeSubstitution(Compilation compilation, ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments)
{
    /// <summary>A type with the type parameters replaced.</summary>
    public ITypeSymbol Apply(ITypeSymbol type)
    {
        if (parameters.IsEmpty)
            return type;
        switch (type)
        {
            case ITypeParameterSymbol parameter:
                int index = parameters.IndexOf(parameter, 0, SymbolEqualityComparer.Default);
                return index < 0 ? type : arguments[index];
            case IArrayTypeSymbol array:
                return compilation.CreateArrayTypeSymbol(Apply(array.ElementType), array.Rank);
            case INamedTypeSymbol { IsTupleType: true } tuple:
                return compilation.CreateTupleTypeSymbol(
                    tuple.TupleElements.Select(element => Apply(element.Type)).ToImmutableArray(),
                    tuple.TupleElements.Select(static element => element.IsExplicitlyNamedTupleElement ? element.Name : null).ToImmutableArray());
            case INamedTypeSymbol named:
                return Apply(named);
            default:
                return type;
        }
    }

    /// <summary>A method or accessor as a member of its containing type with the type parameters replaced; its own type arguments are replaced too.</summary>
    public IMethodSymbol Apply(IMethodSymbol method)
    {
        if (parameters.IsEmpty || method.ContainingType is null || method.MethodKind == MethodKind.LocalFunction)
            return method;
        INamedTypeSymbol container = Apply(method.ContainingType);
        IMethodSymbol member = container.GetMembers(method.Name).OfType<IMethodSymbol>()
            .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.OriginalDefinition, method.OriginalDefinition)) ?? method;
        return method.IsGenericMethod ? member.ConstructedFrom.Construct([.. method.TypeArguments.Select(Apply)]) : member;
    }

    private INamedTypeSymbol Apply(INamedTypeSymbol named)
    {
        if (!IsGeneric(named))
            return named;
        INamedTypeSymbol definition = named.OriginalDefinition;
        if (named.ContainingType is { } outer && IsGeneric(outer))
            definition = Apply(outer).GetTypeMembers(named.Name, named.Arity).First();
        return named.Arity == 0 ? definition : definition.Construct([.. named.TypeArguments.Select(Apply)]);
    }

    private static bool IsGeneric(INamedTypeSymbol type) => type.Arity > 0 || (type.ContainingType is { } outer && IsGeneric(outer));
}
