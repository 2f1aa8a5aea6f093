using System;
using System.Globalization;

namespace Learnability;

/// <summary>When which query of a method is asked in a gradient descent on batches, and in which units it is answered.</summary>
/// <remarks>Abbe, Kamath, Malach, Sandon and Srebro, Lemma 2 and Theorems 1d and 3d for statistical queries; Section 5 for alternating ones.</remarks>
public sealed record QueryPlan
{
    /// <summary>The number n of input bits.</summary>
    public required int InputBits { get; init; }

    /// <summary>The number p of binary queries in a round: for queries of several digits that of their digits.</summary>
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

    /// <summary>How counts are read off answers in sample extraction.</summary>
    public CountDecoding Decoding { get; init; }

    /// <summary>What a query's integer is divided by; 0 for binary queries.</summary>
    public int Scale { get; init; }

    /// <summary>The number L of binary digits of a query's magnitude; 1 for binary queries.</summary>
    public int Digits { get; init; } = 1;

    /// <summary>Whether queries may be negative, so that the digits of negative values are asked apart.</summary>
    public bool IsSigned { get; init; }

    /// <summary>The activation of the network.</summary>
    public NetworkActivation Activation { get; init; }

    /// <summary>The number of steps that the attribute asks for; 0 for as many as the theorem needs.</summary>
    public int GivenSteps { get; init; }

    /// <summary>The random bits given before the first round: 64 or 0.</summary>
    public int InitialRandomBits { get; init; }

    /// <summary>The fresh random bits of each round, from 0 to 64.</summary>
    public int RandomBitsPerRound { get; init; }

    /// <summary>d.</summary>
    public int PrecisionBits => GradientRounding.GetPrecisionBits(Precision);

    /// <summary>How many binary queries a query is asked as: L, and 2L if it may be negative.</summary>
    public int Copies => IsSigned ? 2 * Digits : Digits;

    /// <summary>How far a query's answer may be off where those to its digits are off by 1 at most: (2ᴸ − 1)/s, and twice that if it may be negative.</summary>
    public double ErrorFactor => Scale == 0 ? 1 : ((1L << Digits) - 1.0) / Scale * (IsSigned ? 2 : 1);

    /// <summary>q of Theorem 1d: how often each part of a query must be asked for all answers to be within the tolerance.</summary>
    public double NeededRepetitions => MiniBatchTheorems.Theorem1dRepetitions((double)Rounds * Width, BatchSize, Tolerance / ErrorFactor, 1 - Confidence);

    /// <summary>How often each part of a query is asked: q, or as often as the given steps allow, and 1 for full batches and alternating queries.</summary>
    public int Repetitions => Kind != QueryKind.Statistical || IsFullBatch ? 1
        : GivenSteps > 0 ? Math.Max(1, GivenSteps / (2 * Rounds))
        : ToInt32(NeededRepetitions);

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
        if (units * Math.Max(Scale, (1L << Digits) - 1) > int.MaxValue)
            return string.Format(CultureInfo.InvariantCulture, "Answers of up to {0:R} units do not fit 32 bits; use a coarser precision or a larger batch.", units * Math.Max(Scale, (1L << Digits) - 1));
        return (double)Rounds * StepsPerRound > int.MaxValue
            ? string.Format(CultureInfo.InvariantCulture, "{0:R} steps are more than can be counted; use a larger batch or tolerance.", (double)Rounds * StepsPerRound)
            : null;
    }

    /// <summary>Counts past 2³¹ are clamped; <see cref="FindFault"/> says so where it matters.</summary>
    private static int ToInt32(double value) => value >= int.MaxValue ? int.MaxValue : (int)value;
}
