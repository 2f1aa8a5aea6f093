using System;

namespace Learnability;

public sealed partial class LocalCorrelation
{
    /// <summary>
    /// Independent inputs: means upwards, μ = g0 + g1·μ_a + g2·μ_b + g12·μ_a·μ_b; then E[y | h] = α + β·h downwards, from (0, 1) at the root:
    /// α_a = α + β·(g0 + g2·μ_b), β_a = β·(g1 + g12·μ_b). A node's correlation is α·μ + β.
    /// </summary>
    private static LocalCorrelation ComputeProduct(BooleanTree tree, double[] probabilities)
    {
        int inputs = tree.InputCount;
        var mean = new double[2 * inputs];
        for (int i = 0; i < inputs; i++)
            mean[inputs + i] = (2 * probabilities[i]) - 1;
        for (int node = inputs - 1; node > 0; node--)
        {
            (double g0, double g1, double g2, double g12) = tree.Gates[node - 1].Coefficients;
            (double left, double right) = (mean[2 * node], mean[(2 * node) + 1]);
            mean[node] = g0 + (g1 * left) + (g2 * right) + (g12 * left * right);
        }

        var alpha = new double[2 * inputs];
        var beta = new double[2 * inputs];
        beta[1] = 1;
        for (int node = 1; node < inputs; node++)
        {
            (double g0, double g1, double g2, double g12) = tree.Gates[node - 1].Coefficients;
            (int left, int right) = (2 * node, (2 * node) + 1);
            alpha[left] = alpha[node] + (beta[node] * (g0 + (g2 * mean[right])));
            beta[left] = beta[node] * (g1 + (g12 * mean[right]));
            alpha[right] = alpha[node] + (beta[node] * (g0 + (g1 * mean[left])));
            beta[right] = beta[node] * (g2 + (g12 * mean[left]));
        }

        var nodes = CreateNodes(tree, node => (mean[node], (alpha[node] * mean[node]) + beta[node], alpha[node], beta[node]));
        var patterns = new PatternStatistics[4 * inputs];
        for (int node = 1; node < inputs; node++)
        {
            for (int pattern = 0; pattern < 4; pattern++)
            {
                double left = 0.5 * (1 + (Sign(pattern & 1) * mean[2 * node]));
                double right = 0.5 * (1 + (Sign(pattern >> 1) * mean[(2 * node) + 1]));

                // The inputs of a gate say no more of the label than its output does (Property 2).
                double label = alpha[node] + (beta[node] * tree.Gates[node - 1].Sign(pattern));
                patterns[(4 * node) + pattern] = new PatternStatistics(left * right, left * right * label);
            }
        }

        return new LocalCorrelation(tree, nodes, patterns, mean[1]);
    }

    /// <summary>
    /// The generative distribution: E[y] = 0; given its gate's output z, a child is ρ·(z − g0) on average, with ρ_a = g1/(1 − g0²) and ρ_b = g2/(1 − g0²), so
    /// that its correlation is ρ times its gate's. ρ is ±2/3 for gates of AND type, 0 for XOR, and 0 or ±1 for projections.
    /// </summary>
    private static LocalCorrelation ComputeGenerative(BooleanTree tree)
    {
        int inputs = tree.InputCount;
        var mean = new double[2 * inputs];
        var correlation = new double[2 * inputs];
        correlation[1] = 1;
        var patterns = new PatternStatistics[4 * inputs];
        for (int node = 1; node < inputs; node++)
        {
            TreeGate gate = tree.Gates[node - 1];
            (double g0, double g1, double g2, _) = gate.Coefficients;
            double scale = 1 / (1 - (g0 * g0));
            mean[2 * node] = g1 * scale * (mean[node] - g0);
            mean[(2 * node) + 1] = g2 * scale * (mean[node] - g0);
            correlation[2 * node] = g1 * scale * correlation[node];
            correlation[(2 * node) + 1] = g2 * scale * correlation[node];

            // γ is +1 on 2·(1 + g0) of the four patterns.
            for (int pattern = 0; pattern < 4; pattern++)
            {
                int output = gate.Sign(pattern);
                double share = 1 / (2 * (1 + (output * g0)));
                patterns[(4 * node) + pattern] = new PatternStatistics(
                    share * 0.5 * (1 + (output * mean[node])),
                    share * 0.5 * output * correlation[node]);
            }
        }

        var nodes = CreateNodes(tree, node =>
        {
            // With E[y] = 0: α + β·μ = 0 and α·μ + β = c.
            double variance = 1 - (mean[node] * mean[node]);
            double slope = variance > 0 ? correlation[node] / variance : 0;
            return (mean[node], correlation[node], -slope * mean[node], slope);
        });
        return new LocalCorrelation(tree, nodes, patterns, 0);
    }

    private static NodeCorrelation[] CreateNodes(BooleanTree tree, Func<int, (double Mean, double Correlation, double Constant, double Slope)> find)
    {
        (double[] influence, bool[] isInfluencing) = ComputeInfluence(tree);
        var nodes = new NodeCorrelation[2 * tree.InputCount];
        for (int node = 1; node < nodes.Length; node++)
        {
            (double mean, double correlation, double constant, double slope) = find(node);
            nodes[node] = new NodeCorrelation(mean, correlation, constant, slope, influence[node], isInfluencing[node]);
        }

        return nodes;
    }

    private static int Sign(int bit) => bit == 0 ? -1 : 1;
}
