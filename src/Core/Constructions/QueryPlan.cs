using System;
using System.Globalization;

namespace Learnability;

/// <summary>When which query of a method is asked in a gradient descent on batches, and in which units it is answered.</summary>
/// <remarks>Abbe, Kamath, Malach, Sandon and Srebro, Lemma 2 and Theorems 1d and 3d for statistical queries; Section 5 for alternating ones.</remarks>
public sealed record QueryPlan
{
    /// <summary>The number n of input bits.</summary>
    public required int InputBits { get; init; }

    /// <summary>The number p of queries in a round.</summary>
    public required int Width { get; init; }

    /// <summary>The number of rounds.</summary>
    public required int Rounds { get; init; }

    /// <summary>How answers relate to samples.</summary>
    public required QueryKind Kind { get; init; }

    /// <summary>Whether every step has the same batch of all samples.</summary>
    public required bool IsFullBatch { get; init; }

    /// <summary>The tolerance τ of statistical queries.</summary>
    public required double Tolerance { get; init; }

    /// <summary>1 − δ.</summary>
    public required double Confidence { get; init; }

    /// <summary>The number b of samples in a batch.</summary>
    public required int BatchSize { get; init; }

    /// <summary>The precision ρ = 2⁻ᵈ.</summary>
    public required double Precision { get; init; }

    /// <summary>The variant of the model.</summary>
    public required QueryModelVariant Variant { get; init; }

    /// <summary>The random bits given before the first round: 64 or 0.</summary>
    public int InitialRandomBits { get; init; }

    /// <summary>The fresh random bits of each round, from 0 to 64.</summary>
    public int RandomBitsPerRound { get; init; }

    /// <summary>d.</summary>
    public int PrecisionBits => GradientRounding.GetPrecisionBits(Precision);

    /// <summary>How often each part of a query is asked: q of Theorem 1d, and 1 for full batches and alternating queries.</summary>
    public int Repetitions => Kind == QueryKind.Statistical && !IsFullBatch
        ? ToInt32(MiniBatchTheorems.Theorem1dRepetitions((double)Rounds * Width, BatchSize, Tolerance, 1 - Confidence))
        : 1;

    /// <summary>The steps of a round: two parts for each repetition of a statistical query, one for an alternating query.</summary>
    public int StepsPerRound => Kind == QueryKind.Statistical ? ToInt32(2.0 * Repetitions) : 1;

    /// <summary>The number T of steps.</summary>
    public int Steps => ToInt32((double)Rounds * StepsPerRound);

    /// <summary>The units that are 1: q/ρ.</summary>
    public int UnitsPerOne => ToInt32((double)Repetitions * (1L << PrecisionBits));

    /// <summary>The largest answer in units: each part of it is at most 1.</summary>
    public int MaxUnits => ToInt32((double)StepsPerRound * (1L << PrecisionBits));

    /// <summary>The number of random bits r.</summary>
    public long RandomBits => InitialRandomBits + ((long)RandomBitsPerRound * Rounds);

    /// <summary>The number of parameters: r + (p + 1)·T.</summary>
    public long Parameters => RandomBits + ((Width + 1L) * Steps);

    /// <summary>The constants of the variant.</summary>
    public QueryModelConstants Constants => QueryModelConstants.Of(Variant, Precision);

    /// <summary>The round that a step belongs to.</summary>
    /// <param name="step">The step, from 0.</param>
    public int GetRound(int step) => step / StepsPerRound;

    /// <summary>The label that a step asks about: true in odd steps of the paper's count from 1.</summary>
    /// <param name="step">The step, from 0.</param>
    public static bool GetLabel(int step) => (step & 1) == 0;

    /// <summary>What is wrong with the numbers; null if nothing is.</summary>
    public string? FindFault()
    {
        if (BatchSize < 1)
            return string.Format(CultureInfo.InvariantCulture, "The batch size {0} is less than 1.", BatchSize);
        if (PrecisionBits < 0)
        {
            return string.Format(
                CultureInfo.InvariantCulture, "The precision {0:R} is no power of two from 2^-{1} to 1/2.", Precision, GradientRounding.MaxPrecisionBits);
        }

        double units = (Kind == QueryKind.Statistical ? 2.0 : 1.0) * Repetitions * (1L << PrecisionBits);
        if (units > int.MaxValue)
            return string.Format(CultureInfo.InvariantCulture, "Answers of up to {0:R} units do not fit 32 bits; use a coarser precision or a larger batch.", units);
        return (double)Rounds * StepsPerRound > int.MaxValue
            ? string.Format(CultureInfo.InvariantCulture, "{0:R} steps are more than can be counted; use a larger batch or tolerance.", (double)Rounds * StepsPerRound)
            : null;
    }

    /// <summary>Counts past 2³¹ are clamped; <see cref="FindFault"/> says so where it matters.</summary>
    private static int ToInt32(double value) => value >= int.MaxValue ? int.MaxValue : (int)value;
}
