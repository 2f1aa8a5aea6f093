using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>The width that [Bits] declares for an integer, or for each element of an array.</summary>
/// <param name="Bits">The width; 0 if none is declared.</param>
/// <param name="Problem">What is wrong with it; null if nothing is.</param>
internal readonly record struct DeclaredWidth(int Bits, TypeReading? Problem)
{
    public static DeclaredWidth OfParameter(IParameterSymbol parameter, IrType type) => Read(parameter.GetAttributes(), parameter.Name, type);

    public static DeclaredWidth OfReturn(IMethodSymbol method, IrType type)
    {
        DeclaredWidth width = Read(method.GetReturnTypeAttributes(), "the return value", type);
        return width.Bits == 0 && width.Problem is null && method.AssociatedSymbol is IPropertySymbol property
            ? Read(property.GetAttributes(), property.Name, type)
            : width;
    }

    /// <summary>A field's own [Bits], or that of the automatic property it stands behind.</summary>
    public static DeclaredWidth OfField(IFieldSymbol field, IrType type)
    {
        DeclaredWidth width = Read(field.GetAttributes(), field.Name, type);
        return width.Bits == 0 && width.Problem is null && field.AssociatedSymbol is IPropertySymbol property
            ? Read(property.GetAttributes(), property.Name, type)
            : width;
    }

    private static DeclaredWidth Read(ImmutableArray<AttributeData> attributes, string place, IrType type)
    {
        AttributeData? attribute = attributes.FirstOrDefault(static candidate => AttributeNames.Is(candidate, AttributeNames.Bits));
        if (attribute is null)
            return default;
        if (attribute.ConstructorArguments.FirstOrDefault().Value is not int bits)
            return new DeclaredWidth(0, TypeReading.Erroneous);
        if (ElementOf(type) is not IrIntegerType integer)
            return Invalid(attribute, bits, place, "only integers and arrays of integers have a declared width");
        int least = integer.Width == 128 ? 65 : 1;
        return bits >= least && bits <= integer.Width
            ? new DeclaredWidth(bits, null)
            : Invalid(attribute, bits, place, least.ToString(CultureInfo.InvariantCulture) + " to " + integer.Width.ToString(CultureInfo.InvariantCulture));
    }

    private static IrType ElementOf(IrType type) => type switch
    {
        IrArrayType array => ElementOf(array.Element),
        IrSpanType span => span.Element,
        IrInlineArrayType inline => inline.Element,
        _ => type,
    };

    private static DeclaredWidth Invalid(AttributeData attribute, int bits, string place, string allowed)
    {
        IReadOnlyList<string> arguments = [bits.ToString(CultureInfo.InvariantCulture), place, allowed];
        Location? at = attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : null;
        return new DeclaredWidth(0, new TypeReading(null, RuleIds.InvalidWidth, arguments.ToEquatableArray(), at));
    }
}
