using System;

namespace Learnability;

/// <summary>
/// The answer of networks in units of ρ: a step's weight has grown by m·ρ with m within 3/2 of (F/ρ + 2G) for the share F of samples with the label asked about
/// on which the query holds, and G of all on which it does; m − 1 is then within 5/2 of F/ρ. Sums of steps are kept from 0 to the largest answer there is.
/// </summary>
internal static class CentredUnits
{
    /// <summary>The answer of a sum of steps.</summary>
    /// <param name="sum">The sum of m.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="maximum">The largest answer.</param>
    public static int Centre(int sum, int steps, int maximum) => Math.Max(0, Math.Min(maximum, sum - steps));

    /// <summary>The same as a circuit.</summary>
    /// <param name="bits">The number of bits of the sum.</param>
    /// <param name="steps">The number of steps.</param>
    /// <param name="maximum">The largest answer.</param>
    /// <param name="outputBits">The number of bits of the answer.</param>
    public static Circuit CreateCircuit(int bits, int steps, int maximum, int outputBits)
    {
        var builder = new CircuitBuilder();
        Literal[] sum = builder.AddInputPort("sum", bits);
        (Literal[] difference, Literal isNegative) = Subtract(builder, sum, steps);
        (_, Literal isWithin) = Subtract(builder, difference, maximum + 1L);
        var answer = new Literal[outputBits];
        for (int i = 0; i < outputBits; i++)
        {
            Literal bit = i < bits ? difference[i] : Literal.False;
            bit = builder.Mux(isWithin, bit, Literal.Constant((maximum >> i & 1) != 0));
            answer[i] = builder.And(!isNegative, bit);
        }

        builder.AddOutputPort("answer", answer);
        return builder.Build();
    }

    private static (Literal[] Difference, Literal Borrow) Subtract(CircuitBuilder builder, Literal[] value, long constant)
    {
        if (constant >> value.Length != 0)
            return (value, Literal.True);
        var difference = new Literal[value.Length];
        Literal borrow = Literal.False;
        for (int i = 0; i < value.Length; i++)
        {
            bool bit = (constant >> i & 1) != 0;
            difference[i] = builder.Xor(value[i], borrow) ^ bit;
            borrow = bit ? builder.Or(!value[i], borrow) : builder.And(!value[i], borrow);
        }

        return (difference, borrow);
    }
}
