using System;

namespace Learnability;

/// <summary>
/// Words of independent bits, each set with the same probability: the probability's binary digits, last first, decide between AND and OR with a fresh random
/// word each. Exact for every double, with about two random words for 64 bits where few digits are needed.
/// </summary>
internal readonly struct BiasedBits
{
    /// <summary>So many digits follow the point; the rest of a double below 2^−64 is less than any sample can tell.</summary>
    private const int Digits = 64;

    private readonly ulong _digits;
    private readonly bool _isComplemented;

    /// <summary>Prepares words of bits.</summary>
    /// <param name="probability">The probability of a set bit, strictly between 0 and 1; it is rounded to a multiple of 2^−64, but not to 0 or 1.</param>
    public BiasedBits(double probability)
    {
        // The smaller of p and 1 − p has the more exact digits.
        _isComplemented = probability > 0.5;
        double small = _isComplemented ? 1 - probability : probability;
        _digits = Math.Max(1, (ulong)Math.ScaleB(small, Digits));
    }

    /// <summary>The next 64 bits.</summary>
    public ulong Next(RandomBits random)
    {
        // A lane is decided at the first random bit that differs from the digit there: set if the digit is 1. Undecided lanes shrink by half a word each.
        ulong undecided = ulong.MaxValue;
        ulong set = 0;
        for (ulong digits = _digits; digits != 0 && undecided != 0; digits <<= 1)
        {
            ulong bits = random.NextUInt64();
            if (digits >> 63 != 0)
            {
                set |= undecided & ~bits;
                undecided &= bits;
            }
            else
            {
                undecided &= ~bits;
            }
        }

        return _isComplemented ? ~set : set;
    }
}
