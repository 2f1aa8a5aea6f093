using System;

namespace Learnability;

/// <summary>Answers queries, each answer within a tolerance of a mean: of the distribution (SQ), of a fresh mini-batch (bSQ) or of one batch of all samples (fbSQ).</summary>
/// <remarks>Abbe, Kamath, Malach, Sandon and Srebro, Sections 2 and 4. Which of the valid answers is given is the adversary's choice.</remarks>
public interface IQueryOracle
{
    /// <summary>The number n of input bits.</summary>
    int InputBits { get; }

    /// <summary>The tolerance τ: an answer is within it of the mean.</summary>
    double Tolerance { get; }

    /// <summary>The number of rounds answered so far.</summary>
    int Rounds { get; }

    /// <summary>Answers the queries of one round, all on the same samples.</summary>
    /// <param name="query">The queries.</param>
    /// <param name="answers">Receives one answer for each query, in [−1, 1].</param>
    /// <exception cref="ArgumentException">A query has a value outside [−1, 1], or is not one that this oracle answers.</exception>
    void Answer(VectorQuery query, Span<double> answers);
}
