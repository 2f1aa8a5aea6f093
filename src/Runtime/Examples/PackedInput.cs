using System;

namespace Learnability;

/// <summary>An input of n bits packed in words, least significant first.</summary>
public static class PackedInput
{
    /// <summary>The number of words that n bits need.</summary>
    /// <param name="bits">The number n of bits, not negative.</param>
    public static int WordCount(int bits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bits);
        return (int)(((long)bits + 63) / 64);
    }

    /// <summary>Packs bits, one an element.</summary>
    /// <param name="input">The bits.</param>
    /// <param name="bits">The number n of bits that there must be.</param>
    /// <param name="parameterName">The name of the parameter that the exception names.</param>
    /// <exception cref="ArgumentException">The number of bits is wrong.</exception>
    public static ulong[] Pack(ReadOnlySpan<bool> input, int bits, string parameterName)
    {
        if (input.Length != bits)
            throw new ArgumentException($"The length is {input.Length}, but the input has {bits} bits.", parameterName);
        var packed = new ulong[WordCount(bits)];
        for (int i = 0; i < bits; i++)
            packed[i >> 6] |= (input[i] ? 1UL : 0) << (i & 63);
        return packed;
    }

    /// <summary>Checks that an input has the right number of words and no bit past the last.</summary>
    /// <param name="input">The packed input.</param>
    /// <param name="bits">The number n of bits.</param>
    /// <param name="parameterName">The name of the parameter that the exception names.</param>
    /// <exception cref="ArgumentException">The number of words is wrong, or a bit past the last is set.</exception>
    public static void Validate(ReadOnlySpan<ulong> input, int bits, string parameterName)
    {
        int words = WordCount(bits);
        if (input.Length != words)
            throw new ArgumentException($"The length is {input.Length} words, but {bits} bits need {words}.", parameterName);
        if ((bits & 63) != 0 && input[^1] >> (bits & 63) != 0)
            throw new ArgumentException($"A bit past the last of {bits} is set: the last word is 0x{input[^1]:X}.", parameterName);
    }
}
