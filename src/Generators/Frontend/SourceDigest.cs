using System;

namespace Learnability.Generators.Frontend;

/// <summary>128 bits that stand for a sequence of texts and numbers: equal sequences have equal digests, and different ones, but for an accident of one in 2¹²⁸, do not.</summary>
/// <param name="First">Half of the bits.</param>
/// <param name="Second">The other half.</param>
internal readonly record struct SourceDigest(ulong First, ulong Second)
{
    // Odd constants with bits in no pattern: the fractional parts of the golden ratio and of the square root of 3.
    private const ulong FirstFactor = 0x9E3779B97F4A7C15;
    private const ulong SecondFactor = 0xBB67AE8584CAA73B;

    public static SourceDigest Empty { get; } = new(FirstFactor, SecondFactor);

    /// <summary>The digest of the sequence with a number more.</summary>
    public SourceDigest With(ulong number)
    {
        ulong first = (First ^ number) * SecondFactor;
        ulong second = (Second + number) * FirstFactor;
        first ^= first >> 29;
        second ^= second >> 31;
        return new SourceDigest(first + (second << 17 | second >> 47), second ^ (first << 23 | first >> 41));
    }

    /// <summary>The digest of the sequence with all that another stands for.</summary>
    public SourceDigest With(SourceDigest other) => With(other.First).With(other.Second);

    /// <summary>The digest of the sequence with a text more.</summary>
    public SourceDigest With(string text)
    {
        SourceDigest digest = With((ulong)text.Length);
        ulong packed = 0;
        for (int i = 0; i < text.Length; i++)
        {
            packed = packed << 16 | text[i];
            if ((i & 3) != 3)
                continue;
            digest = digest.With(packed);
            packed = 0;
        }

        return digest.With(packed);
    }
}
