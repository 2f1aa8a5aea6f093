using System;

namespace Learnability;

/// <summary>How often each pattern of two columns of bits occurs, and how often with a true label: all that training a gate needs to know of the examples.</summary>
/// <param name="Total">The number of examples.</param>
/// <param name="TotalTrue">The number of true labels.</param>
/// <param name="Left">The number of examples in which the left input is true.</param>
/// <param name="LeftTrue">Of those, the number with a true label.</param>
/// <param name="Right">The number of examples in which the right input is true.</param>
/// <param name="RightTrue">Of those, the number with a true label.</param>
/// <param name="Both">The number of examples in which both inputs are true.</param>
/// <param name="BothTrue">Of those, the number with a true label.</param>
public readonly record struct PatternCounts(long Total, long TotalTrue, long Left, long LeftTrue, long Right, long RightTrue, long Both, long BothTrue)
{
    /// <summary>The number of examples with a pattern.</summary>
    /// <param name="pattern">The pattern, from 0 to 3: the left input plus twice the right one.</param>
    public long GetCount(int pattern) => Select(pattern, Total, Left, Right, Both);

    /// <summary>The number of examples with a pattern and a true label.</summary>
    /// <param name="pattern">The pattern, from 0 to 3: the left input plus twice the right one.</param>
    public long GetTrueCount(int pattern) => Select(pattern, TotalTrue, LeftTrue, RightTrue, BothTrue);

    /// <summary>Σ y over the examples with a pattern, y = ±1.</summary>
    /// <param name="pattern">The pattern, from 0 to 3: the left input plus twice the right one.</param>
    public long GetLabelSum(int pattern) => (2 * GetTrueCount(pattern)) - GetCount(pattern);

    /// <summary>Counts the patterns of two columns.</summary>
    /// <param name="left">The left column; bits past the last example are clear.</param>
    /// <param name="right">The right column, of the same length.</param>
    /// <param name="labels">The labels, of the same length.</param>
    /// <param name="total">The number of examples.</param>
    /// <param name="totalTrue">The number of true labels.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static PatternCounts Count(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, ReadOnlySpan<ulong> labels, long total, long totalTrue) =>
        ColumnCounter.Count(left, right, labels, total, totalTrue);

    /// <summary>Counts the patterns of the outputs of two gates, whose own counts say how often each output is true.</summary>
    /// <param name="left">The outputs of the left gate; bits past the last example are clear.</param>
    /// <param name="right">Those of the right gate, of the same length.</param>
    /// <param name="labels">The labels, of the same length.</param>
    /// <param name="leftOutputs">How often the left gate's output is true, and how often with a true label.</param>
    /// <param name="rightOutputs">The same of the right gate.</param>
    /// <param name="total">The number of examples.</param>
    /// <param name="totalTrue">The number of true labels.</param>
    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static PatternCounts Count(
        ReadOnlySpan<ulong> left,
        ReadOnlySpan<ulong> right,
        ReadOnlySpan<ulong> labels,
        (long Count, long TrueCount) leftOutputs,
        (long Count, long TrueCount) rightOutputs,
        long total,
        long totalTrue)
    {
        (long both, long bothTrue) = ColumnCounter.CountBoth(left, right, labels);
        return new PatternCounts(total, totalTrue, leftOutputs.Count, leftOutputs.TrueCount, rightOutputs.Count, rightOutputs.TrueCount, both, bothTrue);
    }

    /// <summary>How often a gate's output is true, and how often with a true label.</summary>
    /// <param name="gate">The gate.</param>
    public (long Count, long TrueCount) CountOutputs(TreeGate gate)
    {
        long count = 0, trueCount = 0;
        for (int pattern = 0; pattern < 4; pattern++)
        {
            if (!gate[pattern])
                continue;
            count += GetCount(pattern);
            trueCount += GetTrueCount(pattern);
        }

        return (count, trueCount);
    }

    private static long Select(int pattern, long total, long left, long right, long both) => pattern switch
    {
        0 => total - left - right + both,
        1 => left - both,
        2 => right - both,
        3 => both,
        _ => throw new ArgumentOutOfRangeException(nameof(pattern), pattern, "A gate has the patterns 0 to 3."),
    };
}
