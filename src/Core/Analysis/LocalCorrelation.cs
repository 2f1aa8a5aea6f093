using System;

namespace Learnability;

/// <summary>
/// The correlation of every gate and input of a tree with the label, under a distribution: what decides whether layerwise gradient descent recovers the tree.
/// Exact up to rounding, in time linear in the number n of inputs.
/// </summary>
/// <remarks>Malach and Shalev-Shwartz, Section 4: c, influence, Assumption 1 (LCA) and Properties 1–3; docs/theory.md has the formulas.</remarks>
public sealed partial class LocalCorrelation
{
    // Heap order: node 1 is the root, the children of v are 2v and 2v + 1, and the inputs are the last n.
    private readonly NodeCorrelation[] _nodes;
    private readonly PatternStatistics[] _patterns;

    private LocalCorrelation(BooleanTree tree, NodeCorrelation[] nodes, PatternStatistics[] patterns, double labelMean)
    {
        Tree = tree;
        _nodes = nodes;
        _patterns = patterns;
        LabelMean = labelMean;
    }

    /// <summary>The tree.</summary>
    public BooleanTree Tree { get; }

    /// <summary>E[y].</summary>
    public double LabelMean { get; }

    /// <summary>
    /// Δ: the smallest |c| − |E[y]| over the influencing gates below the root. Assumption 1 holds where it is positive. Inputs are left out, because training
    /// never uses their correlation; a tree of one gate has none, and its gap is 1 − |E[y]|.
    /// </summary>
    public double Gap => FindGap(1, Tree.InputCount - 1);

    /// <summary>The gap with the inputs counted too: Assumption 1 as the paper states it.</summary>
    public double GapWithInputs => FindGap(1, (2 * Tree.InputCount) - 1);

    /// <summary>Whether Assumption 1, local correlation, holds for the gates: <see cref="Gap"/> is positive.</summary>
    public bool HasLocalCorrelation => Gap > 0;

    /// <summary>
    /// The open interval of the weights λ of the regularizer with which every influencing gate is drawn to its own sign, and every idle one to +1; empty (the
    /// lower end is not below the upper) where there is none.
    /// </summary>
    public (double Lower, double Upper) SignSafeInterval
    {
        get
        {
            double lower = -LabelMean;
            double upper = double.PositiveInfinity;
            for (int node = 1; node < Tree.InputCount; node++)
            {
                if (!_nodes[node].IsInfluencing)
                    continue;
                double slope = Math.Abs(_nodes[node].LabelSlope);
                if (TakesValue(node, _nodes[node].LabelSlope >= 0))
                    lower = Math.Max(lower, -_nodes[node].LabelConstant - slope);
                if (TakesValue(node, _nodes[node].LabelSlope < 0))
                    upper = Math.Min(upper, slope - _nodes[node].LabelConstant);
            }

            return (lower, upper);
        }
    }

    /// <summary>
    /// The weight λ = Δ/4 of the regularizer, with the smallest positive Δ: over gates and inputs, or over the gates alone where an input has no correlation of
    /// its own. 0 where Assumption 1 fails.
    /// </summary>
    public double SuggestedLambda => (GapWithInputs > 0 ? GapWithInputs : Math.Max(Gap, 0)) / 4;

    /// <summary>A gate, or at level <see cref="BooleanTree.Depth"/> an input.</summary>
    /// <param name="level">The level: 0 is the root.</param>
    /// <param name="index">The index within the level.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node.</exception>
    public NodeCorrelation this[int level, int index] => _nodes[NodeOf(level, index, Tree.Depth)];

    /// <summary>A pattern of a gate's inputs.</summary>
    /// <param name="level">The gate's level: 0 is the root.</param>
    /// <param name="index">Its index within the level.</param>
    /// <param name="pattern">The pattern, from 0 to 3: the left input plus twice the right one.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such gate or pattern.</exception>
    public PatternStatistics GetPattern(int level, int index, int pattern)
    {
        if (pattern is < 0 or > 3)
            throw new ArgumentOutOfRangeException(nameof(pattern), pattern, "A gate has the patterns 0 to 3.");
        return _patterns[(4 * NodeOf(level, index, Tree.Depth - 1)) + pattern];
    }

    /// <summary>The correlations of a tree under a distribution.</summary>
    /// <param name="tree">The tree.</param>
    /// <param name="distribution">The distribution.</param>
    /// <exception cref="ArgumentException">The distribution has another number of inputs, or is generative and a gate is constant.</exception>
    public static LocalCorrelation Compute(BooleanTree tree, TreeDistribution distribution)
    {
        ArgumentNullException.ThrowIfNull(tree);
        ArgumentNullException.ThrowIfNull(distribution);
        distribution.RequireFits(tree);
        return distribution.Kind == TreeDistributionKind.Generative
            ? ComputeGenerative(tree)
            : ComputeProduct(tree, distribution.GetProbabilities(tree.InputCount));
    }

    /// <summary>The influence of every node, in heap order: the product along the path to the root of the probability that the sibling lets a flip through.</summary>
    private static (double[] Influence, bool[] IsInfluencing) ComputeInfluence(BooleanTree tree)
    {
        int inputs = tree.InputCount;
        var positive = new double[2 * inputs];
        var canBe = new int[2 * inputs]; // bit 0: can be −1, bit 1: can be +1
        for (int node = inputs; node < 2 * inputs; node++)
        {
            positive[node] = 0.5;
            canBe[node] = 0b11;
        }

        for (int node = inputs - 1; node > 0; node--)
        {
            TreeGate gate = tree.Gates[node - 1];
            for (int pattern = 0; pattern < 4; pattern++)
            {
                (int left, int right) = (pattern & 1, pattern >> 1);
                if ((canBe[2 * node] >> left & canBe[(2 * node) + 1] >> right & 1) == 0)
                    continue;
                canBe[node] |= gate[pattern] ? 2 : 1;
                if (gate[pattern])
                    positive[node] += Of(positive[2 * node], left) * Of(positive[(2 * node) + 1], right);
            }
        }

        var influence = new double[2 * inputs];
        var isInfluencing = new bool[2 * inputs];
        (influence[1], isInfluencing[1]) = (1, true);
        for (int node = 1; node < inputs; node++)
        {
            TreeGate gate = tree.Gates[node - 1];
            for (int value = 0; value < 2; value++)
            {
                if (gate[value << 1] != gate[(value << 1) | 1])
                    Pass(2 * node, (2 * node) + 1);
                if (gate[value] != gate[value | 2])
                    Pass((2 * node) + 1, 2 * node);

                void Pass(int child, int sibling)
                {
                    influence[child] += influence[node] * Of(positive[sibling], value);
                    isInfluencing[child] |= isInfluencing[node] && (canBe[sibling] >> value & 1) != 0;
                }
            }
        }

        return (influence, isInfluencing);

        static double Of(double probabilityOfTrue, int value) => value == 1 ? probabilityOfTrue : 1 - probabilityOfTrue;
    }

    private static int NodeOf(int level, int index, int lastLevel)
    {
        if (level < 0 || level > lastLevel)
            throw new ArgumentOutOfRangeException(nameof(level), level, $"The levels are 0 to {lastLevel}.");
        if (index < 0 || index >= 1 << level)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"Level {level} has the nodes 0 to {(1 << level) - 1}.");
        return (1 << level) + index;
    }

    private double FindGap(int firstNode, int lastNode)
    {
        double gap = 1 - Math.Abs(LabelMean);
        for (int node = Math.Max(firstNode, 2); node <= lastNode; node++)
        {
            if (_nodes[node].IsInfluencing)
                gap = Math.Min(gap, Math.Abs(_nodes[node].Correlation) - Math.Abs(LabelMean));
        }

        return gap;
    }

    /// <summary>Whether a pattern that occurs makes a gate take a value.</summary>
    private bool TakesValue(int node, bool value)
    {
        for (int pattern = 0; pattern < 4; pattern++)
        {
            if (Tree.Gates[node - 1][pattern] == value && _patterns[(4 * node) + pattern].Probability > 0)
                return true;
        }

        return false;
    }
}
