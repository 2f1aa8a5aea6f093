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
    /// lower end is not below the upper) where there is none. A tree whose label mean is negative is trained with its labels swapped.
    /// </summary>
    public (double Lower, double Upper) SignSafeInterval
    {
        get
        {
            double lower = -Math.Abs(LabelMean);
            double upper = double.PositiveInfinity;
            for (int node = 1; node < Tree.InputCount; node++)
            {
                if (!_nodes[node].IsInfluencing)
                    continue;
                double slope = Math.Abs(_nodes[node].LabelSlope);
                double constant = LabelMean >= 0 ? _nodes[node].LabelConstant : -_nodes[node].LabelConstant;
                bool isDrawnUp = (_nodes[node].LabelSlope >= 0) == (LabelMean >= 0);
                if (TakesValue(node, isDrawnUp))
                    lower = Math.Max(lower, -constant - slope);
                if (TakesValue(node, !isDrawnUp))
                    upper = Math.Min(upper, slope - constant);
            }

            return (lower, upper);
        }
    }

    /// <summary>
    /// Δ/4, with the smallest positive Δ: over gates and inputs, or over the gates alone where an input has no correlation of its own. 0 where Assumption 1 fails.
    /// </summary>
    public double QuarterGap => (GapWithInputs > 0 ? GapWithInputs : Math.Max(Gap, 0)) / 4;

    /// <summary>
    /// The weight λ of the regularizer: Δ/4 where a gate has no influence, which it is to draw to +1; 0 where all have. 0 is sign-safe exactly where Assumption 1
    /// holds for the gates, because |c| &gt; |E[y]| and |β| &gt; |α| are the same, and it leaves the weakest pattern more room than Δ/4.
    /// </summary>
    public double SuggestedLambda
    {
        get
        {
            for (int node = 1; node < Tree.InputCount; node++)
            {
                if (!_nodes[node].IsInfluencing)
                    return QuarterGap;
            }

            return 0;
        }
    }

    /// <summary>The number of examples that the correlations were measured in; null where they are those of a distribution.</summary>
    public long? SampleCount { get; private init; }

    /// <summary>
    /// An interval around the correlation of a gate, or at level <see cref="BooleanTree.Depth"/> of an input, in the distribution that the examples come from. All
    /// 2n − 1 intervals hold together with the given probability. Of a distribution itself, it is the correlation alone.
    /// </summary>
    /// <param name="level">The level: 0 is the root.</param>
    /// <param name="index">The index within the level.</param>
    /// <param name="confidence">The probability, strictly between 0 and 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such node, or <paramref name="confidence"/> is outside its range.</exception>
    /// <remarks>Hoeffding's inequality with a union bound: ±√(2·ln(2·(2n − 1)/(1 − confidence))/m).</remarks>
    public (double Lower, double Upper) GetInterval(int level, int index, double confidence = 0.95)
    {
        if (!(confidence > 0 && confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "The confidence must be strictly between 0 and 1.");
        double correlation = this[level, index].Correlation;
        if (SampleCount is not { } samples)
            return (correlation, correlation);
        double radius = Math.Sqrt(2 * Math.Log(2 * ((2.0 * Tree.InputCount) - 1) / (1 - confidence)) / samples);
        return (Math.Max(-1, correlation - radius), Math.Min(1, correlation + radius));
    }

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
