using System;

namespace Learnability;

/// <summary>Functions of up to six variables as 64 bits: bit i is the value where variable j is bit j of i. Variables that do not matter repeat the table.</summary>
internal static class TruthTable
{
    public const int MaxInputs = 6;

    private static readonly ulong[] _variables =
        [0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000];

    /// <summary>The function that is a variable.</summary>
    public static ulong Variable(int index) => _variables[index];

    /// <summary>The function with a variable fixed.</summary>
    public static ulong Cofactor(ulong table, int variable, bool value)
    {
        int distance = 1 << variable;
        ulong half = table & (value ? _variables[variable] : ~_variables[variable]);
        return value ? half | (half >> distance) : half | (half << distance);
    }

    /// <summary>
    /// Builds a function: a variable that one AND, OR or XOR takes in is split off; where there is none, the function is a multiplexer of its cofactors, by the
    /// variable that leaves the fewest others.
    /// </summary>
    public static Literal Build(CircuitBuilder builder, ulong table, ReadOnlySpan<Literal> inputs)
    {
        if (table == 0)
            return Literal.False;
        if (table == ulong.MaxValue)
            return Literal.True;

        int best = 0;
        int bestSupport = int.MaxValue;
        for (int i = 0; i < inputs.Length; i++)
        {
            ulong low = Cofactor(table, i, false);
            ulong high = Cofactor(table, i, true);
            if (low == high)
                continue;
            if (low == 0)
                return builder.And(inputs[i], Build(builder, high, inputs));
            if (high == 0)
                return builder.And(!inputs[i], Build(builder, low, inputs));
            if (low == ulong.MaxValue)
                return builder.Or(!inputs[i], Build(builder, high, inputs));
            if (high == ulong.MaxValue)
                return builder.Or(inputs[i], Build(builder, low, inputs));
            if (low == ~high)
                return builder.Xor(inputs[i], Build(builder, low, inputs));
            int support = CountSupport(low, inputs.Length) + CountSupport(high, inputs.Length);
            if (support < bestSupport)
                (best, bestSupport) = (i, support);
        }

        return builder.Mux(
            inputs[best],
            Build(builder, Cofactor(table, best, true), inputs),
            Build(builder, Cofactor(table, best, false), inputs));
    }

    private static int CountSupport(ulong table, int inputs)
    {
        int count = 0;
        for (int i = 0; i < inputs; i++)
        {
            if (Cofactor(table, i, false) != Cofactor(table, i, true))
                count++;
        }

        return count;
    }
}
