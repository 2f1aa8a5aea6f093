using System;

namespace Learnability;

/// <summary>
/// Marks a partial struct as a learning method by statistical queries: its fields are the memory, starting at <c>default(T)</c>;
/// <c>readonly bool Query(int round, int index, T x, bool y)</c> is what is asked, <c>void Receive(int round, ReadOnlySpan&lt;int&gt; units, int unitsPerOne)</c>
/// takes the answers of a round, and <c>readonly bool Predict(T x)</c> answers.
/// </summary>
/// <remarks>
/// <para>
/// Abbe, Kamath, Malach, Sandon and Srebro, "On the power of differentiable learning versus PAC and SQ learning", Sections 2, 4 and 5. An answer of
/// <c>units[i]</c> means <c>units[i] / unitsPerOne</c>.
/// </para>
/// <para>
/// Optional: <c>void Begin(ulong randomBits)</c> is given 64 random bits before the first round; a fourth parameter of Receive, an unsigned integer with
/// [Bits(n)], is given n fresh random bits each round; <c>readonly bool Done { get; }</c>, from which on nothing is asked and nothing received, so that
/// the number of rounds may depend on answers, up to <see cref="Rounds"/>.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Struct, AllowMultiple = false, Inherited = false)]
public sealed class StatisticalQueriesAttribute : Attribute
{
    /// <summary>The number of rounds, at least 1. A round's queries may depend on the answers of the rounds before it. Default 1.</summary>
    public int Rounds { get; set; } = 1;

    /// <summary>The number p of binary queries that are asked at once in a round, on the same samples, at least 1. Default 1.</summary>
    public int Width { get; set; } = 1;

    /// <summary>The tolerance τ: how far an answer may be from the mean over the distribution, more than 0 and less than 1. Of no effect on alternating queries. Default 1/8.</summary>
    public double Tolerance { get; set; } = 0.125;

    /// <summary>The probability 1 − δ with which all answers are within the tolerance, more than 0 and less than 1. Of no effect on alternating queries. Default 0.9.</summary>
    public double Confidence { get; set; } = 0.9;

    /// <summary>
    /// What a query's integer is divided by: with Scale = s, <c>Query</c> answers with an integer v from −s to s, which means v/s, and Receive is given answers whose
    /// <c>unitsPerOne</c> counts the same. Each binary digit is asked in a query of its own, and those of negative numbers apart. Default 0: a query is a bool.
    /// </summary>
    public int Scale { get; set; }

    /// <summary>How answers relate to the samples. Default <see cref="QueryKind.Statistical"/>.</summary>
    public QueryKind Kind { get; set; } = QueryKind.Statistical;

    /// <summary>Whether the method is meant to do what statistical queries cannot: then a batch so large that it cannot is reported. Default false.</summary>
    public bool IsBeyondStatisticalQueries { get; set; }

    /// <summary>The largest number of two-input gates that may be built, at least 1; beyond it the method is an error. Default 1,000,000.</summary>
    public int MaxGates { get; set; } = 1_000_000;

    /// <summary>The largest number of operations that symbolic execution may take, at least 1; beyond it the method is an error. Default 1,000,000.</summary>
    public int MaxSteps { get; set; } = 1_000_000;
}
