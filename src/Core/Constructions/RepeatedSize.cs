using System;

namespace Learnability;

/// <summary>
/// The size of a network whose rounds are alike, and in each of which the steps are: it is linear in both numbers, so that three small networks tell that of any.
/// </summary>
internal static class RepeatedSize
{
    /// <summary>Vertices and edges for all rounds of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="build">Builds the network of a number of rounds and of steps in each.</param>
    public static (long Vertices, long Edges) Count(QueryPlan plan, Func<int, int, NeuralNet> build)
    {
        // Steps alternate between two labels, so that both numbers are even.
        int unit = plan.Kind == QueryKind.Statistical ? 2 : 1;
        NeuralNet small = build(2, unit);
        NeuralNet longer = build(4, unit);
        NeuralNet? wider = unit == 2 ? build(2, 2 * unit) : null;
        return (Extrapolate(small.VertexCount, longer.VertexCount, wider?.VertexCount), Extrapolate(small.EdgeCount, longer.EdgeCount, wider?.EdgeCount));

        long Extrapolate(long two, long four, long? twice)
        {
            long perTwoRounds = four - two;
            long perTwoRoundsRepeated = twice is { } value ? value - two : 0;
            long rounds = plan.Rounds;
            return two + (((rounds - 2) * perTwoRounds) / 2) + (rounds * (plan.Repetitions - 1L) * perTwoRoundsRepeated / 2);
        }
    }
}
