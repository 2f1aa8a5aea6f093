using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>The lengths that [Shape] declares for an array or span, outermost first.</summary>
/// <param name="Lengths">One for each dimension; empty if none are declared.</param>
/// <param name="Problem">What is wrong with them; null if nothing is.</param>
internal readonly record struct DeclaredShape(EquatableArray<int> Lengths, TypeReading? Problem)
{
    /// <summary>A circuit with more elements than this in one parameter would be larger than any that can be compiled.</summary>
    private const int MaxElements = 1 << 16;

    /// <summary>The number of elements.</summary>
    public int Count => Lengths.Aggregate(1, static (product, length) => product * length);

    public static DeclaredShape Read(IEnumerable<AttributeData> attributes, string name, IrType type, ISymbol at)
    {
        AttributeData? attribute = attributes.FirstOrDefault(static candidate => AttributeNames.Is(candidate, AttributeNames.Shape));
        if (attribute is null || attribute.ConstructorArguments.Length != 1 || attribute.ConstructorArguments[0].Kind != TypedConstantKind.Array)
            return new DeclaredShape(EquatableArray<int>.Empty, null);
        ImmutableArray<int> lengths = [.. attribute.ConstructorArguments[0].Values.Select(static value => value.Value is int length ? length : 0)];
        int dimensions = Dimensions(type);
        bool isValid = dimensions > 0 && lengths.Length == dimensions && lengths.All(static length => length >= 1)
            && lengths.Aggregate(1L, static (product, length) => Math.Min(product * length, MaxElements + 1L)) <= MaxElements;
        if (isValid)
            return new DeclaredShape(new EquatableArray<int>(lengths), null);
        string allowed = dimensions == 0
            ? "none, as it is no array or span"
            : dimensions.ToString(CultureInfo.InvariantCulture) + " positive lengths, outermost first, of at most " + MaxElements.ToString(CultureInfo.InvariantCulture) + " elements";
        string given = string.Join(", ", lengths.Select(static length => length.ToString(CultureInfo.InvariantCulture)));
        IReadOnlyList<string> arguments = [given, name, allowed];
        return new DeclaredShape(EquatableArray<int>.Empty, new TypeReading(null, RuleIds.InvalidWidth, arguments.ToEquatableArray(), AttributeNames.LocationOf(attribute, at)));
    }

    /// <summary>Whether what a method leaves in a span is a result.</summary>
    public static bool IsWritableSpan(ITypeSymbol type) => type is INamedTypeSymbol { Name: "Span" } span && TypeReader.IsSpan(span);

    /// <summary>The C# type of an element of an array, array of arrays or span.</summary>
    public static ITypeSymbol ElementOf(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => ElementOf(array.ElementType),
        INamedTypeSymbol span when TypeReader.IsSpan(span) => span.TypeArguments[0],
        _ => type,
    };

    private static int Dimensions(IrType type) => type switch
    {
        IrArrayType array => array.Rank + Dimensions(array.Element),
        IrSpanType => 1,
        _ => 0,
    };
}
