using System;
using System.Collections.Generic;
using System.Threading;

namespace Learnability;

/// <summary>The passes that make a circuit smaller, in their order.</summary>
public static class Pipeline
{
    /// <summary>Rounds that still gain a little are worth less than the time they take.</summary>
    private const int MaxRounds = 8;

    /// <summary>After so many rounds of other forms that gain nothing, more are not likely to.</summary>
    private const int MaxIdleRounds = 2;

    /// <summary>Run once, before the others. Gates that nothing uses need no pass: no circuit has them, as the builder leaves them out.</summary>
    private static readonly MergeDuplicates _cleaning = new();

    /// <summary>Run in rounds until none gains any more.</summary>
    private static readonly ICircuitPass[] _rewriting =
    [
        new RewriteCuts(RewriteGoal.Gates), new Resubstitute(), new RewriteCuts(RewriteGoal.AndGates), new Balance(),
    ];

    /// <summary>Run in rounds after that: cones take another form of the same size, in which rewriting may find more.</summary>
    private static readonly ICircuitPass[] _reforming = [new Refactor(), .. _rewriting];

    /// <summary>Runs the passes until none gains any more; no count of gates ever grows.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="statistics">Receives what each run did, if it is not null; the result is the smallest circuit of all runs.</param>
    /// <param name="maxVisits">
    /// How many gates all runs together may go over, each of which takes a few microseconds: a round of passes starts where it stays below. The first round needs
    /// only half of it for each pass. A count, not a time, so that the result is the same everywhere.
    /// </param>
    /// <param name="cancellation">Ends the work early.</param>
    /// <returns>An equal circuit with the same ports.</returns>
    /// <exception cref="OperationCanceledException">The work was ended early.</exception>
    public static Circuit Optimize(
        Circuit circuit, ICollection<PassStatistics>? statistics = null, int maxVisits = int.MaxValue, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        circuit = Run(_cleaning, circuit, statistics, cancellation);
        if (circuit.GateCount > maxVisits / 2)
            return circuit;

        long visits = 0;
        for (int round = 0; round < MaxRounds && (round == 0 || Fits(_rewriting)); round++)
        {
            Circuit before = circuit;
            RunRound(_rewriting);
            if (ReferenceEquals(before, circuit))
                break;
        }

        Circuit smallest = circuit;
        for (int round = 0, idle = 0; round < MaxRounds && idle < MaxIdleRounds && Fits(_reforming); round++)
        {
            RunRound(_reforming);
            idle = IsSmaller(circuit.Info, smallest.Info) ? 0 : idle + 1;
            if (idle == 0)
                smallest = circuit;
        }

        return smallest;

        bool Fits(ICircuitPass[] passes) => visits + ((long)circuit.GateCount * passes.Length) <= maxVisits;

        void RunRound(ICircuitPass[] passes)
        {
            foreach (ICircuitPass pass in passes)
            {
                visits += circuit.GateCount;
                circuit = Run(pass, circuit, statistics, cancellation);
            }
        }
    }

    private static bool IsSmaller(CircuitInfo after, CircuitInfo before) =>
        (after.Gates, after.AndGates, after.Depth).CompareTo((before.Gates, before.AndGates, before.Depth)) < 0;

    private static Circuit Run(ICircuitPass pass, Circuit circuit, ICollection<PassStatistics>? statistics, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Circuit after = pass.Run(circuit, cancellation);
        statistics?.Add(new PassStatistics(pass.Name, circuit.Info, after.Info));
        return after;
    }
}
