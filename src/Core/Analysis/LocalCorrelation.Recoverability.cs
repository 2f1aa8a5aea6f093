using System;

namespace Learnability;

public sealed partial class LocalCorrelation
{
    /// <summary>
    /// The first gate, from the inputs to the root, that training would not recover with infinitely many examples: a pattern that occurs is not pulled towards
    /// the gate's own output (times the sign of its correlation). Null if there is none: then training succeeds, given enough examples and steps.
    /// </summary>
    /// <param name="lambda">The weight λ of the regularizer λ|1 − ŷ|.</param>
    /// <remarks>The sign rule: the limit of training is g(p) = sign D(p). A tree whose label mean is negative is trained with its labels swapped.</remarks>
    public (int Level, int Index)? FindUnrecoverableGate(double lambda)
    {
        for (int node = Tree.InputCount - 1; node > 0; node--)
        {
            if (_nodes[node].IsInfluencing && !IsPulledToItself(node, lambda))
                return PlaceOf(node);
        }

        return null;
    }

    /// <summary>
    /// How many examples suffice, by a normal approximation with a union bound, for every pattern of every influencing gate to be pulled the right way: the
    /// smallest m with m ≥ z²·max V/D², z = Φ⁻¹(1 − α/(4·(n − 1))). Null where <see cref="FindUnrecoverableGate"/> finds a gate.
    /// </summary>
    /// <param name="lambda">The weight λ of the regularizer λ|1 − ŷ|.</param>
    /// <param name="failureProbability">α, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="failureProbability"/> is outside its range.</exception>
    public double? GetSampleSize(double lambda, double failureProbability = 0.01)
    {
        if (!(failureProbability > 0 && failureProbability < 1))
            throw new ArgumentOutOfRangeException(nameof(failureProbability), failureProbability, "The probability of failure must be strictly between 0 and 1.");
        if (FindUnrecoverableGate(lambda) is not null)
            return null;
        double worst = 0;
        for (int node = 1; node < Tree.InputCount; node++)
        {
            for (int pattern = 0; pattern < 4 && _nodes[node].IsInfluencing; pattern++)
            {
                PatternStatistics statistics = _patterns[(4 * node) + pattern];
                double pull = PullOf(statistics, lambda);
                if (statistics.Probability > 0)
                    worst = Math.Max(worst, VarianceOf(statistics, lambda) / (pull * pull));
            }
        }

        double z = NormalDistribution.UpperQuantile(failureProbability / (4 * (Tree.InputCount - 1)));
        return Math.Ceiling(z * z * worst);
    }

    private bool IsPulledToItself(int node, double lambda)
    {
        // A gate's correlation with swapped labels has the other sign, and so has the moment of each of its patterns.
        double sign = (_nodes[node].Correlation >= 0) == (LabelMean >= 0) ? 1 : -1;
        for (int pattern = 0; pattern < 4; pattern++)
        {
            PatternStatistics statistics = _patterns[(4 * node) + pattern];
            if (statistics.Probability > 0 && !(PullOf(statistics, lambda) * Tree.Gates[node - 1].Sign(pattern) * sign > 0))
                return false;
        }

        return true;
    }

    private double PullOf(PatternStatistics statistics, double lambda) => Swapped(statistics).GetPull(lambda);

    private double VarianceOf(PatternStatistics statistics, double lambda) => Swapped(statistics).GetVariance(lambda);

    private PatternStatistics Swapped(PatternStatistics statistics) =>
        LabelMean >= 0 ? statistics : statistics with { LabelMoment = -statistics.LabelMoment };

    private static (int Level, int Index) PlaceOf(int node)
    {
        int level = 0;
        while (node >> (level + 1) != 0)
            level++;
        return (level, node - (1 << level));
    }
}
