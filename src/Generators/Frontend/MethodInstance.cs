using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>A method as it is compiled: its definition, and a type for each type parameter in scope.</summary>
internal sealed class MethodInstance : IEquatable<MethodInstance>
{
    /// <summary>Types nested deeper than this come from a generic method that calls itself with ever larger types.</summary>
    private const int MaxDepth = 8;

    private readonly ImmutableArray<ITypeSymbol> _arguments;

    private MethodInstance(IMethodSymbol definition, ImmutableArray<ITypeParameterSymbol> parameters, ImmutableArray<ITypeSymbol> arguments)
    {
        Definition = definition;
        Parameters = parameters;
        _arguments = arguments;
    }

    /// <summary>The method as it is declared, with a body if it has one.</summary>
    public IMethodSymbol Definition { get; }

    /// <summary>The type parameters of the method, of the methods around it and of the types around it.</summary>
    public ImmutableArray<ITypeParameterSymbol> Parameters { get; }

    /// <summary>The instance that a call means.</summary>
    /// <param name="target">The method, with its type arguments.</param>
    /// <param name="caller">The types that stand for the type parameters where the call is.</param>
    public static MethodInstance Of(IMethodSymbol target, TypeSubstitution caller)
    {
        IMethodSymbol definition = target.OriginalDefinition;
        definition = definition.PartialImplementationPart ?? definition;
        var parameters = new List<ITypeParameterSymbol>();
        var arguments = new List<ITypeSymbol>();
        Add(definition.TypeParameters, target.TypeArguments);

        // A local function sees the type parameters of the methods around it, and they are those of its caller.
        for (ISymbol? outer = definition.ContainingSymbol; outer is IMethodSymbol method; outer = outer.ContainingSymbol)
            Add(method.TypeParameters, method.TypeParameters);
        INamedTypeSymbol? actual = target.ContainingType;
        for (INamedTypeSymbol? type = definition.ContainingType; type is not null && actual is not null; type = type.ContainingType, actual = actual.ContainingType)
            Add(type.TypeParameters, actual.TypeArguments);
        return new MethodInstance(definition, [.. parameters], [.. arguments]);

        void Add(IEnumerable<ITypeParameterSymbol> names, IEnumerable<ITypeSymbol> types)
        {
            parameters.AddRange(names);
            arguments.AddRange(types.Select(caller.Apply));
        }
    }

    /// <summary>Whether its types are nested deeper than those of any method that ends.</summary>
    public bool IsEndless => _arguments.Any(static argument => IsDeeper(argument, MaxDepth));

    /// <summary>The types that stand for the type parameters in the method.</summary>
    public TypeSubstitution Substitution(Compilation compilation) => new(compilation, Parameters, _arguments);

    private static bool IsDeeper(ITypeSymbol type, int depth) =>
        depth == 0 || type switch
        {
            IArrayTypeSymbol array => IsDeeper(array.ElementType, depth - 1),
            INamedTypeSymbol named => named.TypeArguments.Any(argument => IsDeeper(argument, depth - 1)),
            _ => false,
        };

    public bool Equals(MethodInstance? other) =>
        other is not null
        && SymbolEqualityComparer.Default.Equals(Definition, other.Definition)
        && ImmutableArrayExtensions.SequenceEqual<ITypeSymbol, ITypeSymbol>(_arguments, other._arguments, SymbolEqualityComparer.Default);

    public override bool Equals(object? obj) => Equals(obj as MethodInstance);

    public override int GetHashCode() => SymbolEqualityComparer.Default.GetHashCode(Definition);
}
