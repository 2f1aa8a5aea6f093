using System.Globalization;

namespace Learnability.Generators.Ir;

/// <summary>A type of the program IR. Enums are their underlying type, char is an unsigned integer of 16 bits, tuples are structs.</summary>
internal abstract record IrType
{
    public static readonly IrType Void = new IrVoidType();
    public static readonly IrType Boolean = new IrBooleanType();
    public static readonly IrIntegerType Int32 = new(32, true);
}

/// <summary>No value.</summary>
internal sealed record IrVoidType : IrType
{
    public override string ToString() => "void";
}

/// <summary>bool: one bit.</summary>
internal sealed record IrBooleanType : IrType
{
    public override string ToString() => "bool";
}

/// <summary>An integer as C# stores it.</summary>
/// <param name="Width">8, 16, 32, 64 or 128 bits.</param>
/// <param name="IsSigned">Whether it is two's complement.</param>
internal sealed record IrIntegerType(int Width, bool IsSigned) : IrType
{
    public override string ToString() => (Width, IsSigned) switch
    {
        (8, false) => "byte",
        (8, true) => "sbyte",
        (16, false) => "ushort",
        (16, true) => "short",
        (32, false) => "uint",
        (32, true) => "int",
        (64, false) => "ulong",
        (64, true) => "long",
        (128, false) => "UInt128",
        (128, true) => "Int128",
        _ => (IsSigned ? "int" : "uint") + Width.ToString(CultureInfo.InvariantCulture),
    };
}

/// <summary>A value type with named fields: a struct, record struct or tuple.</summary>
internal sealed record IrStructType(string Name, EquatableArray<IrField> Fields) : IrType
{
    public override string ToString() => Name;
}

/// <summary>A field of a struct.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Type">Its type.</param>
/// <param name="DeclaredBits">The width declared by [Bits], for the integer or each element; 0 if none is.</param>
internal sealed record IrField(string Name, IrType Type, int DeclaredBits);

/// <summary>An [InlineArray] struct: a value of fixed length.</summary>
/// <param name="Name">The struct's name.</param>
/// <param name="Element">The type of an element.</param>
/// <param name="DeclaredBits">The width declared by [Bits] on the element field; 0 if none is.</param>
/// <param name="Length">The number of elements.</param>
internal sealed record IrInlineArrayType(string Name, IrType Element, int DeclaredBits, int Length) : IrType
{
    public override string ToString() => Name;
}

/// <summary>An array: a reference to elements whose number is known when it is created.</summary>
/// <param name="Element">The type of an element.</param>
/// <param name="Rank">The number of dimensions.</param>
internal sealed record IrArrayType(IrType Element, int Rank = 1) : IrType
{
    public override string ToString() => Element + "[" + new string(',', Rank - 1) + "]";
}

/// <summary>Span or ReadOnlySpan: a view of an array's elements.</summary>
internal sealed record IrSpanType(IrType Element) : IrType
{
    public override string ToString() => "Span<" + Element + ">";
}
