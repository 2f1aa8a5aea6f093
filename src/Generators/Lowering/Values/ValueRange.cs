using System.Globalization;
using System.Numerics;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering.Values;

/// <summary>The smallest and the largest number that an integer may be.</summary>
internal readonly record struct ValueRange(BigInteger Minimum, BigInteger Maximum)
{
    public bool IsSingle => Minimum == Maximum;

    public static ValueRange Single(BigInteger value) => new(value, value);

    /// <summary>All numbers of a width.</summary>
    public static ValueRange OfWidth(int width, bool isSigned) => isSigned
        ? new(-(BigInteger.One << (width - 1)), (BigInteger.One << (width - 1)) - 1)
        : new(BigInteger.Zero, (BigInteger.One << width) - 1);

    public static ValueRange OfType(IrType type) => type is IrIntegerType integer ? OfWidth(integer.Width, integer.IsSigned) : OfWidth(1, false);

    public bool Contains(ValueRange other) => Minimum <= other.Minimum && other.Maximum <= Maximum;

    public ValueRange Hull(ValueRange other) => new(BigInteger.Min(Minimum, other.Minimum), BigInteger.Max(Maximum, other.Maximum));

    public ValueRange Intersect(ValueRange other) => new(BigInteger.Max(Minimum, other.Minimum), BigInteger.Min(Maximum, other.Maximum));

    public override string ToString() => Minimum.ToString(CultureInfo.InvariantCulture) + ".." + Maximum.ToString(CultureInfo.InvariantCulture);
}
