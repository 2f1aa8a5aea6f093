using System;
using System.Numerics;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering.Values;

/// <summary>
/// A bool or an integer: its bits, least significant first and as many as the C# type has, the range of its numbers, and, where it is one of a few constants,
/// the guard of each. Known bits are constant literals; range and known bits narrow each other.
/// </summary>
internal sealed class ScalarValue : SymbolicValue
{
    private readonly CircuitBuilder? _builder;
    private PendingSum? _sum;
    private Literal[]? _bits;
    private Choices? _choices;
    private int _uses;

    private ScalarValue(IrType type, Literal[]? bits, ValueRange range, Choices? choices)
        : base(type)
    {
        _bits = bits;
        Range = range;
        _choices = choices;
    }

    private ScalarValue(CircuitBuilder builder, IrType type, PendingSum sum, ValueRange range, Choices? choices)
        : this(type, null, range, choices)
    {
        _builder = builder;
        _sum = sum;
    }

    /// <summary>The bits; those of a pending sum are built when they are first asked for.</summary>
    public Literal[] Bits => _bits ??= BuildSum();

    /// <summary>The number of bits.</summary>
    public int Width => WidthOf(Type);

    /// <summary>The sum that this value is, as long as its bits are not built; null otherwise.</summary>
    public PendingSum? Sum => _bits is null ? _sum : null;

    public ValueRange Range { get; }

    /// <summary>The guarded value set; null if there is none. That of a constant is made when it is asked for.</summary>
    public Choices? Choices => _choices ??= IsConstant && Type is IrIntegerType ? Choices.Constant(Constant) : null;

    public bool IsSigned => Type is IrIntegerType { IsSigned: true };

    public bool IsConstant => Range.IsSingle;

    /// <summary>The number of a constant.</summary>
    public BigInteger Constant => Range.Minimum;

    /// <summary>The literal of a bool.</summary>
    public Literal Truth => Bits[0];

    public static int WidthOf(IrType type) => type is IrIntegerType integer ? integer.Width : 1;

    public static ScalarValue OfBoolean(Literal literal) => Create(IrType.Boolean, [literal], ValueRange.OfWidth(1, false));

    public static ScalarValue OfConstant(IrType type, BigInteger value)
    {
        var bits = new Literal[WidthOf(type)];
        SetBits(bits, 0, value);
        return new ScalarValue(type, bits, ValueRange.Single(value), null);
    }

    /// <summary>A sum, difference or truncation whose bits are built when they are needed.</summary>
    /// <param name="builder">The circuit.</param>
    /// <param name="type">The C# type, no wider than the terms.</param>
    /// <param name="sum">The sum; counts as a use of its terms.</param>
    /// <param name="range">A range that holds the value, wrapped into its type, on every path that reaches it.</param>
    /// <param name="choices">The guarded value set, if there is one.</param>
    public static ScalarValue OfSum(CircuitBuilder builder, IrType type, PendingSum sum, ValueRange range, Choices? choices)
    {
        if (range.IsSingle)
            return OfConstant(type, range.Minimum);
        sum.Left._uses++;
        if (sum.Right is not null)
            sum.Right._uses++;
        return new ScalarValue(builder, type, sum, range, choices is { Guards.Count: 0 } ? null : choices);
    }

    /// <summary>Takes back the uses that a sum counted, as another takes its place.</summary>
    public static void Forget(PendingSum sum)
    {
        sum.Left._uses--;
        if (sum.Right is not null)
            sum.Right._uses--;
    }

    /// <summary>The sum that this value is, if it is pending and nothing else uses it: then its terms may join those of the sum that uses it.</summary>
    public PendingSum? GetSingleUseSum() => _uses <= 1 ? Sum : null;

    /// <summary>A value of the given bits, which the range and the bits' own constants narrow.</summary>
    /// <param name="type">The C# type.</param>
    /// <param name="bits">As many bits as the type has; owned by the value from here on.</param>
    /// <param name="range">A range that holds the value on every path that reaches it.</param>
    /// <param name="choices">The guarded value set, if there is one.</param>
    public static ScalarValue Create(IrType type, Literal[] bits, ValueRange range, Choices? choices = null)
    {
        bool isSigned = type is IrIntegerType { IsSigned: true };
        range = range.Intersect(RangeOf(bits, isSigned));
        if (range.Minimum > range.Maximum)
        {
            // Only a path that is never taken has contradictory facts; any value will do there.
            range = RangeOf(bits, isSigned);
        }

        if (range.IsSingle)
            return OfConstant(type, range.Minimum);
        if (choices is { Guards.Count: 0 })
            choices = null;
        Narrow(bits, range, isSigned);
        return new ScalarValue(type, bits, range, choices);
    }

    private Literal[] BuildSum()
    {
        // As narrow as the range allows; the bits above are known, or copies of the sign.
        int width = Range.Minimum.Sign < 0
            ? 1 + Math.Max(BitLength(-Range.Minimum - 1), Range.Maximum.Sign < 0 ? 0 : BitLength(Range.Maximum))
            : BitLength(Range.Maximum);
        width = Math.Min(width, Width);
        Literal[] low = PendingSum.Add(_builder!, _sum!, width);
        var bits = new Literal[Width];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = i < width ? low[i] : Range.Minimum.Sign < 0 ? low[width - 1] : Literal.False;
        Narrow(bits, Range, IsSigned);
        _sum = null;
        return bits;
    }

    /// <summary>The range that the constants among the bits allow.</summary>
    private static ValueRange RangeOf(Literal[] bits, bool isSigned)
    {
        if (bits.Length <= 63)
        {
            // The common case, without big numbers: the sign bit counts as minus its value.
            long low = 0;
            long high = 0;
            for (int i = 0; i < bits.Length; i++)
            {
                long value = isSigned && i == bits.Length - 1 ? -(1L << i) : 1L << i;
                bool isMinimum = value < 0 ? bits[i] != Literal.False : bits[i] == Literal.True;
                bool isMaximum = value < 0 ? bits[i] == Literal.True : bits[i] != Literal.False;
                low += isMinimum ? value : 0;
                high += isMaximum ? value : 0;
            }

            return new ValueRange(low, high);
        }

        BigInteger minimum = BigInteger.Zero;
        BigInteger maximum = BigInteger.Zero;
        int magnitude = isSigned ? bits.Length - 1 : bits.Length;
        for (int i = 0; i < magnitude; i++)
        {
            if (bits[i] == Literal.True)
                minimum += BigInteger.One << i;
            if (bits[i] != Literal.False)
                maximum += BigInteger.One << i;
        }

        if (isSigned)
        {
            BigInteger sign = BigInteger.One << (bits.Length - 1);
            if (bits[bits.Length - 1] == Literal.True)
                maximum -= sign;
            if (bits[bits.Length - 1] != Literal.False)
                minimum -= sign;
        }

        return new ValueRange(minimum, maximum);
    }

    /// <summary>Sets the leading bits that all numbers of the range share: an adder's result stays as narrow as its range.</summary>
    private static void Narrow(Literal[] bits, ValueRange range, bool isSigned)
    {
        if (isSigned && range.Minimum.Sign < 0 && range.Maximum.Sign >= 0)
        {
            // Of mixed sign: the bits above the widest magnitude are copies of the sign bit.
            int width = 1 + Math.Max(BitLength(range.Maximum), BitLength(-range.Minimum - 1));
            for (int i = width; i < bits.Length; i++)
                bits[i] = bits[width - 1];
            return;
        }

        SetBits(bits, range.Minimum.IsZero ? BitLength(range.Maximum) : BitLength(range.Minimum ^ range.Maximum), range.Minimum);
    }

    /// <summary>Sets the bits from one on to those of a number, of which a negative one has infinitely many set.</summary>
    private static void SetBits(Literal[] bits, int from, BigInteger value)
    {
        if (long.MinValue <= value && value <= long.MaxValue)
        {
            long word = (long)value;
            for (int i = from; i < bits.Length; i++)
                bits[i] = Literal.Constant((word >> Math.Min(i, 63) & 1) != 0);
            return;
        }

        for (int i = from; i < bits.Length; i++)
            bits[i] = Literal.Constant(!(value >> i).IsEven);
    }

    /// <summary>The number of bits of a number that is not negative.</summary>
    public static int BitLength(BigInteger magnitude)
    {
        int length = 0;
        while (magnitude > ulong.MaxValue)
        {
            magnitude >>= 64;
            length += 64;
        }

        for (ulong rest = (ulong)magnitude; rest != 0; rest >>= 1)
            length++;
        return length;
    }
}
