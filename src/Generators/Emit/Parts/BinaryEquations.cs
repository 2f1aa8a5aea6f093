namespace Learnability.Generators.Emit;

/// <summary>Linear equations over two elements, of which each is taken as long as it does not contradict those before it.</summary>
/// <param name="unknowns">The number of unknowns.</param>
internal sealed class BinaryEquations(int unknowns)
{
    /// <summary>For each unknown the equation in which it is the first one, if there is one.</summary>
    private readonly ulong[]?[] _sums = new ulong[unknowns][];
    private readonly bool[] _values = new bool[unknowns];

    /// <summary>Asks that a sum of unknowns be a value.</summary>
    /// <param name="sum">Bit i is whether unknown i is in the sum; changed by the call.</param>
    /// <param name="value">The value asked for.</param>
    /// <returns>What the sum will be.</returns>
    public bool Add(ulong[] sum, bool value)
    {
        bool settled = false;
        for (int word = 0; word < sum.Length; word++)
        {
            while (sum[word] != 0)
            {
                int unknown = (word * 64) + LowestBit(sum[word]);
                if (_sums[unknown] is not { } known)
                {
                    _sums[unknown] = (ulong[])sum.Clone();
                    _values[unknown] = value ^ settled;
                    return value;
                }

                for (int i = word; i < sum.Length; i++)
                    sum[i] ^= known[i];
                settled ^= _values[unknown];
            }
        }

        return settled;
    }

    /// <summary>Values that fulfil all equations; unknowns on which nothing depends are false.</summary>
    public bool[] Solve()
    {
        var solution = new bool[_sums.Length];
        for (int unknown = _sums.Length - 1; unknown >= 0; unknown--)
        {
            if (_sums[unknown] is not { } sum)
                continue;
            bool value = _values[unknown];
            for (int other = unknown + 1; other < _sums.Length; other++)
                value ^= solution[other] && (sum[other / 64] >> (other % 64) & 1) != 0;
            solution[unknown] = value;
        }

        return solution;
    }

    private static int LowestBit(ulong word)
    {
        int bit = 0;
        for (int step = 32; step > 0; step /= 2)
        {
            if (word << (64 - bit - step) == 0)
                bit += step;
        }

        return bit;
    }
}
