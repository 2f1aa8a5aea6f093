using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>Counts set bits of columns and of their conjunctions, with <see cref="BitCounter"/> where the processor can.</summary>
internal static class ColumnCounter
{
    /// <summary>Three columns of so many words stay in the first-level cache, so that each is read from farther away once.</summary>
    private const int TileWords = BitCounter.MaxWords;

    /// <summary>Counts the patterns of two columns; the labels have the same length.</summary>
    public static PatternCounts Count(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, ReadOnlySpan<ulong> labels, long total, long totalTrue)
    {
        RequireLength(left, right, labels);
        ref ulong a = ref MemoryMarshal.GetReference(left);
        ref ulong b = ref MemoryMarshal.GetReference(right);
        ref ulong y = ref MemoryMarshal.GetReference(labels);
        long leftAll = 0, leftTrue = 0, rightAll = 0, rightTrue = 0, bothAll = 0, bothTrue = 0;
        int word = 0;
        if (BitCounter.IsSupported)
        {
            for (int end = labels.Length & -Vector512<ulong>.Count, words; word < end; word += words)
            {
                words = Math.Min(TileWords, end - word);
                ulong ofLeft = BitCounter.Count<BitCounter.Column>(ref Unsafe.Add(ref a, word), ref a, ref Unsafe.Add(ref y, word), words);
                ulong ofRight = BitCounter.Count<BitCounter.Column>(ref Unsafe.Add(ref b, word), ref b, ref Unsafe.Add(ref y, word), words);
                ulong ofBoth = BitCounter.Count<BitCounter.Conjunction>(ref Unsafe.Add(ref a, word), ref Unsafe.Add(ref b, word), ref Unsafe.Add(ref y, word), words);
                (leftAll, leftTrue) = (leftAll + (uint)ofLeft, leftTrue + (long)(ofLeft >> 32));
                (rightAll, rightTrue) = (rightAll + (uint)ofRight, rightTrue + (long)(ofRight >> 32));
                (bothAll, bothTrue) = (bothAll + (uint)ofBoth, bothTrue + (long)(ofBoth >> 32));
            }
        }

        for (; word < labels.Length; word++)
        {
            ulong l = left[word], r = right[word], label = labels[word];
            leftAll += BitOperations.PopCount(l);
            leftTrue += BitOperations.PopCount(l & label);
            rightAll += BitOperations.PopCount(r);
            rightTrue += BitOperations.PopCount(r & label);
            bothAll += BitOperations.PopCount(l & r);
            bothTrue += BitOperations.PopCount(l & r & label);
        }

        return new PatternCounts(total, totalTrue, leftAll, leftTrue, rightAll, rightTrue, bothAll, bothTrue);
    }

    /// <summary>The number of set bits of the conjunction of two columns, and of those the number with a label that is set.</summary>
    public static (long All, long True) CountBoth(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, ReadOnlySpan<ulong> labels)
    {
        RequireLength(left, right, labels);
        ref ulong a = ref MemoryMarshal.GetReference(left);
        ref ulong b = ref MemoryMarshal.GetReference(right);
        ref ulong y = ref MemoryMarshal.GetReference(labels);
        long bothAll = 0, bothTrue = 0;
        int word = 0;
        if (BitCounter.IsSupported)
        {
            for (int end = labels.Length & -Vector512<ulong>.Count, words; word < end; word += words)
            {
                words = Math.Min(TileWords, end - word);
                ulong ofBoth = BitCounter.Count<BitCounter.Conjunction>(ref Unsafe.Add(ref a, word), ref Unsafe.Add(ref b, word), ref Unsafe.Add(ref y, word), words);
                (bothAll, bothTrue) = (bothAll + (uint)ofBoth, bothTrue + (long)(ofBoth >> 32));
            }
        }

        for (; word < labels.Length; word++)
        {
            ulong both = left[word] & right[word];
            bothAll += BitOperations.PopCount(both);
            bothTrue += BitOperations.PopCount(both & labels[word]);
        }

        return (bothAll, bothTrue);
    }

    private static void RequireLength(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, ReadOnlySpan<ulong> labels)
    {
        if (left.Length != labels.Length)
            throw new ArgumentException($"The column has {left.Length} words, but the labels {labels.Length}.", nameof(left));
        if (right.Length != labels.Length)
            throw new ArgumentException($"The column has {right.Length} words, but the labels {labels.Length}.", nameof(right));
    }
}
