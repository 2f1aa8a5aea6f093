using System;

namespace Learnability;

/// <summary>
/// The theorems on gradient descent, samples and statistical queries with explicit constants, as their proofs give them. Logarithms are natural; δ is what may
/// be lost in error; m is a number of samples, n of inputs, k of queries, r of random bits.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, "On the power of differentiable learning versus PAC and SQ learning". None of the bounds is asymptotic; those of
/// Theorems 1c and 3c ask for very large batches, and are vacuous for smaller ones.
/// </remarks>
public static class MiniBatchTheorems
{
    /// <summary>Theorem 1a: ρ &lt; 1/(8b), as a bound on b·ρ.</summary>
    public const double ExtractionBound = 1.0 / 8;

    /// <summary>Lemma 3b needs ρ below this.</summary>
    public const double NetworkPrecisionBound = 1.0 / 12;

    /// <summary>Theorem 1a: the steps in which m samples are extracted with probability 1 − δ by alternating queries (Lemma 1): ⌈20·m·(n + 1)/δ⌉.</summary>
    public static double Theorem1aSteps(long samples, int inputs, double delta) => Lemma1Rounds(samples, inputs, delta);

    /// <summary>Theorem 1a: whether bρ &lt; 1/8.</summary>
    public static bool Theorem1aHolds(long batch, double precision) => batch * precision < ExtractionBound;

    /// <summary>Theorem 1a: the parameters of the model, r' + (n + 2)·T for r' random bits.</summary>
    public static double Theorem1aParameters(double randomBits, int inputs, double steps) => randomBits + ((inputs + 2) * steps);

    /// <summary>Theorem 1b: the samples of which T steps are a PAC method: T·b.</summary>
    public static double Theorem1bSamples(double steps, long batch) => steps * batch;

    /// <summary>Theorem 1c: from this b on the method is no more powerful than statistical queries: bρ² ≥ 128·ln(4Tp/δ).</summary>
    public static double Theorem1cBatch(double precision, double steps, double parameters, double delta) =>
        128 * Math.Log(4 * steps * parameters / delta) / (precision * precision);

    /// <summary>Theorems 1c and 3c: T·p queries.</summary>
    public static double Theorem1cQueries(double steps, double parameters) => steps * parameters;

    /// <summary>Theorems 1c and 3c: queries of tolerance ρ/8.</summary>
    public static double Theorem1cTolerance(double precision) => precision / 8;

    /// <summary>Theorem 1d: how often both parts of a query are asked, ⌈32·ln(8k/δ)/(bτ²)⌉.</summary>
    public static double Theorem1dRepetitions(double queries, long batch, double tolerance, double delta) =>
        Ceiling(32 * Math.Log(8 * queries / delta) / (batch * tolerance * tolerance));

    /// <summary>
    /// Theorem 1d: the steps, 2·q for each stage of queries that are asked at once; the paper's k stages have one query each, and its bound lacks the factor 2
    /// of a 0-query and a 1-query.
    /// </summary>
    public static double Theorem1dSteps(double stages, double queries, long batch, double tolerance, double delta) =>
        2 * stages * Theorem1dRepetitions(queries, batch, tolerance, delta);

    /// <summary>Theorems 1d and 3d: the precision 2^−⌈log₂(16/τ)⌉, the largest power of two that is at most τ/16.</summary>
    public static double Theorem1dPrecision(double tolerance) => GradientRounding.RoundDownToPowerOfTwo(tolerance / 16);

    /// <summary>Theorems 1d, 3a and 3d: the parameters of the model with one query a step, r + 2·T.</summary>
    public static double Theorem1dParameters(double randomBits, double steps) => randomBits + (2 * steps);

    /// <summary>Theorem 2a: the rounds in which m samples are extracted by mini-batch queries with probability 1 − δ: ⌈10·m·(n + 1)/δ⌉.</summary>
    public static double Theorem2aRounds(long samples, int inputs, double delta) => Ceiling(10.0 * samples * (inputs + 1) / delta);

    /// <summary>Lemma 1: the rounds in which alternating queries do, twice as many: ⌈20·m·(n + 1)/δ⌉.</summary>
    public static double Lemma1Rounds(long samples, int inputs, double delta) => Ceiling(20.0 * samples * (inputs + 1) / delta);

    /// <summary>Theorem 2a and Lemma 1: the queries of a round, p = n + 1.</summary>
    public static int Theorem2aWidth(int inputs) => inputs + 1;

    /// <summary>Theorem 2a and Lemma 1: the tolerance must be below 1/(2b).</summary>
    public static double Theorem2aTolerance(long batch) => 1.0 / (2 * batch);

    /// <summary>Theorem 2b: the samples that answer k rounds of queries, k·b.</summary>
    public static double Theorem2bSamples(double rounds, long batch) => rounds * batch;

    /// <summary>Theorem 2c: from this b on answers over the distribution are answers over the batch: bτ² ≥ 8·ln(4kp/δ).</summary>
    public static double Theorem2cBatch(double tolerance, double rounds, double width, double delta) =>
        8 * Math.Log(4 * rounds * width / delta) / (tolerance * tolerance);

    /// <summary>Theorem 2c: the statistical queries, k·p.</summary>
    public static double Theorem2cQueries(double rounds, double width) => rounds * width;

    /// <summary>Theorems 2c and 2d: the tolerance τ/2.</summary>
    public static double Theorem2cTolerance(double tolerance) => tolerance / 2;

    /// <summary>Theorem 2d: how often a query is asked, ⌈8·ln(4k/δ)/(bτ²)⌉.</summary>
    public static double Theorem2dRepetitions(double queries, long batch, double tolerance, double delta) =>
        Ceiling(8 * Math.Log(4 * queries / delta) / (batch * tolerance * tolerance));

    /// <summary>Theorem 2d: the rounds of mini-batch queries, k·q.</summary>
    public static double Theorem2dRounds(double queries, long batch, double tolerance, double delta) =>
        queries * Theorem2dRepetitions(queries, batch, tolerance, delta);

    /// <summary>Theorem 3a: the steps in which all m samples are extracted, without fail: 2·m·(n + 1).</summary>
    public static double Theorem3aSteps(long samples, int inputs) => 2.0 * samples * (inputs + 1);

    /// <summary>
    /// Derived, not in the paper: the steps in which all samples are extracted, without fail, with as many queries a step as there are samples: 2·(n + 1), one for
    /// each label and each bit of a sample.
    /// </summary>
    public static double LevelParallelSteps(int inputs) => 2.0 * (inputs + 1);

    /// <summary>Theorem 3a: whether mρ &lt; 1/8.</summary>
    public static bool Theorem3aHolds(long samples, double precision) => samples * precision < ExtractionBound;

    /// <summary>Theorem 3b: full-batch descent on m samples is a PAC method of m samples.</summary>
    public static double Theorem3bSamples(long samples) => samples;

    /// <summary>Theorem 3c: from this m on the method is no more powerful than statistical queries: mρ² ≥ 512·(Tp·ln(16/ρ + 1) + ln(4p/δ)).</summary>
    public static double Theorem3cSamples(double precision, double steps, double parameters, double delta) =>
        512 * ((steps * parameters * Math.Log((16 / precision) + 1)) + Math.Log(4 * parameters / delta)) / (precision * precision);

    /// <summary>
    /// Derived, and not in the paper: mρ² ≥ 128·ln(4Tp/δ) suffices for Theorem 3c under E[sup …], where rounding errors may depend on all samples.
    /// </summary>
    public static double Derived3cSamples(double precision, double steps, double parameters, double delta) =>
        Theorem1cBatch(precision, steps, parameters, delta);

    /// <summary>Theorem 3d: the samples on which k queries are answered within their tolerance: mρ² ≥ ½·(2k·ln(1/(2ρ) + 1) + ln(4/δ)).</summary>
    public static double Theorem3dSamples(double precision, double queries, double delta) =>
        ((2 * queries * Math.Log((1 / (2 * precision)) + 1)) + Math.Log(4 / delta)) / (2 * precision * precision);

    /// <summary>Theorem 3d: the steps, 2·k.</summary>
    public static double Theorem3dSteps(double queries) => 2 * queries;

    /// <summary>The smallest whole number that is no smaller, but for what rounding has added: 1 − 0.9 is a little less than a tenth.</summary>
    private static double Ceiling(double value) => Math.Ceiling(value * (1 - 1e-12));
}
