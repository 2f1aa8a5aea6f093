using System;
using System.Collections.Generic;
using System.Linq;

namespace Learnability;

/// <summary>Probably algorithmically optimal learning: how many candidates and examples it takes, and the selection itself.</summary>
/// <remarks>Goel, Kakade, Kalai &amp; Zhang, Corollary 2, Observation 1 and Algorithm 2. The numbers of the theorem are far from practical; they are given as they are.</remarks>
public static class AlgorithmSelection
{
    /// <summary>
    /// The natural logarithm of the number of random restarts M = s^(c·s²)·ln(2/δ), after which one is a given machine with probability 1 − δ/2: all s-state machines must be drawn from.
    /// </summary>
    /// <param name="states">The number s of states, at least 1.</param>
    /// <param name="failure">δ, between 0 and 1.</param>
    /// <param name="constant">The constant c, which the paper leaves open.</param>
    /// <remarks>Corollary 2, corrected: its statement has s^(c·s).</remarks>
    public static double GetLogRestarts(int states, double failure, double constant = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(states, 1);
        RequireProbability(failure, nameof(failure));
        return (constant * states * states * Math.Log(states)) + Math.Log(Math.Log(2 / failure));
    }

    /// <summary>The number N = 2·ln(4M/δ)/ε² of validation examples with which the best of M candidates on them is within ε of the best, with probability 1 − δ/2.</summary>
    /// <param name="logCandidates">ln M.</param>
    /// <param name="error">ε, between 0 and 1.</param>
    /// <param name="failure">δ, between 0 and 1.</param>
    /// <remarks>Corollary 2, proof: Hoeffding's inequality for each candidate.</remarks>
    public static double GetValidationExamples(double logCandidates, double error, double failure)
    {
        RequireProbability(error, nameof(error));
        RequireProbability(failure, nameof(failure));
        return 2 * (Math.Log(4 / failure) + logCandidates) / (error * error);
    }

    /// <summary>The accuracy r = 2^⌊−log₂(M)/(3k)⌋ that M examples allow a learner whose need grows as (dm/εδ)^k: it plays ε and δ both.</summary>
    /// <param name="examples">M, at least 1.</param>
    /// <param name="exponent">k, at least 1.</param>
    /// <remarks>Observation 1: r ≤ min(ε, δ).</remarks>
    public static double GetAccuracy(long examples, int exponent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(examples, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(exponent, 1);
        return Math.Pow(2, Math.Floor(-Math.Log2(examples) / (3.0 * exponent)));
    }

    /// <summary>The best candidate on validation examples.</summary>
    /// <typeparam name="TCandidate">The candidates: classifiers, or learners.</typeparam>
    /// <param name="candidates">At least one.</param>
    /// <param name="countErrors">How many of the examples a candidate is wrong on.</param>
    /// <returns>The candidate with the fewest errors, the first of those, and the number.</returns>
    public static (TCandidate Candidate, int Errors) Select<TCandidate>(IEnumerable<TCandidate> candidates, Func<TCandidate, int> countErrors)
    {
        ArgumentNullException.ThrowIfNull(candidates);
        ArgumentNullException.ThrowIfNull(countErrors);
        (TCandidate Candidate, int Errors)? best = null;
        foreach (TCandidate candidate in candidates)
        {
            int errors = countErrors(candidate);
            if (best is null || errors < best.Value.Errors)
                best = (candidate, errors);
        }

        return best ?? throw new ArgumentException("There is no candidate.", nameof(candidates));
    }

    /// <summary>
    /// Algorithm 2: makes one learner of a family of learners, without knowing which of them suits. Each is tried with every number of examples up to a bound, and the classifier with
    /// the fewest errors on the last examples, which none has seen, is taken.
    /// </summary>
    /// <typeparam name="TClassifier">The classifiers.</typeparam>
    /// <param name="bound">r: s, k and t go from 1 to it; the paper takes M^(1/10).</param>
    /// <param name="train">The classifier of the learner (s, k) given t examples; null where it is over its time.</param>
    /// <param name="countErrors">How many of the last r examples a classifier is wrong on.</param>
    /// <returns>The classifier, and which it is: s, k and t.</returns>
    /// <exception cref="InvalidOperationException">Every learner is over its time.</exception>
    public static (TClassifier Classifier, int States, int Exponent, int Examples) SelectOverFamily<TClassifier>(
        int bound, Func<int, int, int, TClassifier?> train, Func<TClassifier, int> countErrors)
        where TClassifier : class
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(countErrors);
        IEnumerable<(TClassifier Classifier, int States, int Exponent, int Examples)> candidates =
            from states in Enumerable.Range(1, bound)
            from exponent in Enumerable.Range(1, bound)
            from examples in Enumerable.Range(1, bound)
            let classifier = train(states, exponent, examples)
            where classifier is not null
            select (classifier, states, exponent, examples);
        (TClassifier, int, int, int)[] all = [.. candidates];
        if (all.Length == 0)
            throw new InvalidOperationException("No learner of the family ended within its time.");
        return Select(all, candidate => countErrors(candidate.Item1)).Candidate;
    }

    /// <summary>
    /// Selects a reusable algorithm: the machine that does best on average over several tasks. A machine that was found for one of them alone may know by itself what the others
    /// have to learn.
    /// </summary>
    /// <param name="machines">The candidates, such as those found by searches with other tasks or seeds.</param>
    /// <param name="tasks">The tasks, as <see cref="SearchTask.Several"/>.</param>
    /// <param name="sizes">The sizes of the problems.</param>
    /// <param name="problems">The number of problems, at least one a task. With <see cref="GetValidationExamples"/> of them the choice is within ε of the best candidate, on problems drawn alike.</param>
    /// <param name="seed">The seed of the problems.</param>
    /// <returns>The index of the best machine, the first of those, and the scores of every machine on each task.</returns>
    /// <remarks>Section 5, "Discovering reusable algorithms": hyperparameters are tried on problems of a distribution over learning problems, and those that do best on average are kept.</remarks>
    public static (int Best, IReadOnlyList<IReadOnlyList<SearchScore>> Scores) SelectReusable(
        IReadOnlyList<TransitionTable> machines, SearchTask tasks, SearchSizes sizes, int problems, int seed)
    {
        ArgumentNullException.ThrowIfNull(machines);
        if (machines.Count == 0)
            throw new ArgumentException("There is no candidate.", nameof(machines));
        IReadOnlyList<SearchScore>[] scores = [.. machines.Select(machine => SearchScore.Measure(machine, tasks, sizes, problems, seed))];
        int best = 0;
        for (int i = 1; i < scores.Length; i++)
        {
            if (Average(scores[i]) > Average(scores[best]))
                best = i;
        }

        return (best, scores);

        static double Average(IReadOnlyList<SearchScore> scores) => scores.Average(static score => score.Accuracy);
    }

    private static void RequireProbability(double value, string name)
    {
        if (!(value > 0 && value < 1))
            throw new ArgumentOutOfRangeException(name, value, "It must be between 0 and 1.");
    }
}
