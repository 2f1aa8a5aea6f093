using System.Collections.Generic;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering;

/// <summary>
/// How a value lies in bits: fields in order of declaration, elements in order, each integer least significant bit first in its declared width.
/// </summary>
internal static class TypeLayout
{
    /// <summary>The number of bits of a value.</summary>
    /// <param name="type">Its type: no array or span.</param>
    /// <param name="declaredBits">The width declared by [Bits] at its place; 0 if none is.</param>
    public static int CountBits(IrType type, int declaredBits)
    {
        switch (type)
        {
            case IrStructType structure:
                int width = 0;
                foreach (IrField field in structure.Fields)
                    width += CountBits(field.Type, field.DeclaredBits);
                return width;
            case IrInlineArrayType array:
                return array.Length * CountBits(array.Element, ElementBits(array, declaredBits));
            case IrArrayType or IrSpanType:
                return 0;
            default:
                return declaredBits > 0 ? declaredBits : ScalarValue.WidthOf(type);
        }
    }

    /// <summary>The value of consecutive bits, from a position that moves past them.</summary>
    public static SymbolicValue Read(IrType type, int declaredBits, Literal[] bits, ref int position)
    {
        switch (type)
        {
            case IrStructType structure:
                var fields = new SymbolicValue[structure.Fields.Count];
                for (int i = 0; i < fields.Length; i++)
                    fields[i] = Read(structure.Fields[i].Type, structure.Fields[i].DeclaredBits, bits, ref position);
                return new AggregateValue(type, fields);
            case IrInlineArrayType array:
                var elements = new SymbolicValue[array.Length];
                for (int i = 0; i < elements.Length; i++)
                    elements[i] = Read(array.Element, ElementBits(array, declaredBits), bits, ref position);
                return new AggregateValue(type, elements);
            case IrArrayType or IrSpanType:
                // Null, or no span yet: it must not be used.
                return new ConflictingArrays(type);
            default:
                bool isSigned = type is IrIntegerType { IsSigned: true };
                int width = CountBits(type, declaredBits);
                var own = new Literal[ScalarValue.WidthOf(type)];
                for (int i = 0; i < own.Length; i++)
                    own[i] = i < width ? bits[position + i] : isSigned ? bits[position + width - 1] : Literal.False;
                position += width;
                return ScalarValue.Create(type, own, ValueRange.OfWidth(width, isSigned));
        }
    }

    /// <summary>Appends a value's bits.</summary>
    public static void Write(SymbolicValue value, int declaredBits, List<Literal> bits)
    {
        if (value is AggregateValue aggregate)
        {
            for (int i = 0; i < aggregate.Parts.Length; i++)
                Write(aggregate.Parts[i], PartBits(aggregate.Type, i, declaredBits), bits);
            return;
        }

        var scalar = (ScalarValue)value;
        int width = CountBits(scalar.Type, declaredBits);
        for (int i = 0; i < width; i++)
            bits.Add(scalar.Bits[i]);
    }

    /// <summary>The value whose bits are all clear.</summary>
    public static SymbolicValue Default(IrType type)
    {
        var zeros = new Literal[CountBits(type, 0)];
        int position = 0;
        return Read(type, 0, zeros, ref position);
    }

    /// <summary>The declared width of a part of a struct or of the elements of an array.</summary>
    public static int PartBits(IrType container, int part, int declaredBits) => container switch
    {
        IrStructType structure => structure.Fields[part].DeclaredBits,
        IrInlineArrayType array => ElementBits(array, declaredBits),
        _ => declaredBits,
    };

    /// <summary>A width declared where an inline array is used goes before one declared in it.</summary>
    private static int ElementBits(IrInlineArrayType array, int declaredBits) => declaredBits > 0 ? declaredBits : array.DeclaredBits;
}
