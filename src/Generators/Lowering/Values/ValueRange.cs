using System.Globalization;
using System.Numerics;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering.Values;

/// <summary>The smallest and the largest number that an integer may be.</summary>
internal readonly record struct ValueRange(BigInteger Minimum, BigInteger Maximum)
{
    private static readonly ValueRange[] _unsigned = BuildWidths(isSigned: false);
    private static readonly ValueRange[] _signed = BuildWidths(isSigned: true);

    public bool IsSingle => Minimum == Maximum;

    public static ValueRange Single(BigInteger value) => new(value, value);

    /// <summary>All numbers of a width.</summary>
    public static ValueRange OfWidth(int width, bool isSigned)
    {
        ValueRange[] known = isSigned ? _signed : _unsigned;
        return width < known.Length ? known[width] : Build(width, isSigned);
    }

    public static ValueRange OfType(IrType type) => type is IrIntegerType integer ? OfWidth(integer.Width, integer.IsSigned) : OfWidth(1, false);

    public bool Contains(ValueRange other) => Minimum <= other.Minimum && other.Maximum <= Maximum;

    public ValueRange Hull(ValueRange other) => new(BigInteger.Min(Minimum, other.Minimum), BigInteger.Max(Maximum, other.Maximum));

    public ValueRange Intersect(ValueRange other) => new(BigInteger.Max(Minimum, other.Minimum), BigInteger.Min(Maximum, other.Maximum));

    /// <summary>The ranges of all widths to 128 bits, those of the types; intermediate results of checked arithmetic may be wider. That of a signed number of no bits is never asked for.</summary>
    private static ValueRange[] BuildWidths(bool isSigned)
    {
        var ranges = new ValueRange[129];
        for (int width = isSigned ? 1 : 0; width < ranges.Length; width++)
            ranges[width] = Build(width, isSigned);
        return ranges;
    }

    private static ValueRange Build(int width, bool isSigned)
    {
        BigInteger size = BigInteger.One << (isSigned ? width - 1 : width);
        return new ValueRange(isSigned ? -size : BigInteger.Zero, size - 1);
    }

    public override string ToString() => Minimum.ToString(CultureInfo.InvariantCulture) + ".." + Maximum.ToString(CultureInfo.InvariantCulture);
}
