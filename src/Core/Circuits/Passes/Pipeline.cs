using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>The passes that make a circuit smaller, in their order.</summary>
public static class Pipeline
{
    /// <summary>Rounds that still gain a little are worth less than the time they take.</summary>
    private const int MaxRounds = 8;

    private static readonly ICircuitPass[] _passes = [new RewriteCuts(RewriteGoal.Gates), new Resubstitute(), new RewriteCuts(RewriteGoal.AndGates)];

    /// <summary>Runs the passes until none gains any more; no count ever grows.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="statistics">Receives what each run did, if it is not null.</param>
    /// <returns>An equal circuit with the same ports.</returns>
    public static Circuit Optimize(Circuit circuit, ICollection<PassStatistics>? statistics = null)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        for (int round = 0; round < MaxRounds; round++)
        {
            Circuit before = circuit;
            foreach (ICircuitPass pass in _passes)
            {
                Circuit after = pass.Run(circuit);
                statistics?.Add(new PassStatistics(pass.Name, circuit.Info, after.Info));
                circuit = after;
            }

            if (ReferenceEquals(before, circuit))
                break;
        }

        return circuit;
    }
}
