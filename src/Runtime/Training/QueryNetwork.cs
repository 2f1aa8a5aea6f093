using System;

namespace Learnability;

/// <summary>
/// The network of Lemma 3b without its gates: the weights that move, of which each step of gradient descent moves those of one step. Generated code calls this.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, Lemmas 11 and 3b with γ = 2, or Section 3 with ReLUs and all weights frozen but the answers; <see cref="QueryNetworkGraph"/> is the same network with every vertex. Sums run over the
/// samples in their order, so that they are rounded as back-propagation rounds them. An instance is for one thread at a time.
/// </remarks>
public sealed class QueryNetwork : QueryDescent
{
    private const double LearningRate = 2;

    private readonly int _copies;
    private readonly double[] _weights;
    private readonly double[] _initial;
    private readonly bool _isRelu;

    /// <summary>Creates the network with its initial weights.</summary>
    /// <param name="plan">The attribute's plan.</param>
    /// <param name="options">What differs from it.</param>
    /// <param name="seed">The seed of the random weights.</param>
    /// <param name="memoryBits">The number of memory bits of the method.</param>
    /// <param name="roundBits">The number of bits in which its queries are told the round.</param>
    /// <exception cref="ArgumentException">The options are invalid, or the precision is not below 1/12.</exception>
    public QueryNetwork(QueryPlan plan, MiniBatchSgdOptions options, int seed, int memoryBits, int roundBits)
        : base(plan, options, seed, memoryBits, roundBits, CountMovable(Require(plan).Width, plan), keepsLanes: true)
    {
        QueryNetworkGraph.RequirePrecision(Plan);
        _copies = Plan.Width + 1;
        _isRelu = Plan.Activation == NetworkActivation.Relu;
        _initial = new double[CountMovable(Plan.Width, Plan)];
        _weights = new double[checked(Plan.Steps * _initial.Length)];
        for (int step = 0; step < Plan.Steps; step++)
        {
            SetInitial(QueryPlan.GetLabel(step));
            _initial.CopyTo(_weights, step * _initial.Length);
        }
    }

    /// <summary>The output while the method is not done: −2ρ where samples labelled true are asked about, 1 + 2ρ where it is those labelled false.</summary>
    public double ClockOutput => QueryPlan.GetLabel(StepsTaken) ? -2 * Plan.Precision : 1 + (2 * Plan.Precision);

    /// <summary>The weights that a step moves, in the order of <see cref="QueryNetworkGraph.StepWeights"/>.</summary>
    /// <param name="step">The step, from 0 to T − 1.</param>
    public ReadOnlySpan<double> GetWeights(int step) => _weights.AsSpan(step * _initial.Length, _initial.Length);

    /// <summary>Puts the current weights into the explicit network.</summary>
    /// <param name="graph">The explicit network of the same plan and method.</param>
    public void CopyWeightsTo(QueryNetworkGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        Span<double> weights = graph.Network.Weights;
        CopyRandomBits(weights[..graph.RandomBits]);
        for (int step = 0; step < graph.StepWeights.Count; step++)
        {
            ReadOnlySpan<double> own = GetWeights(step);
            for (int i = 0; i < own.Length; i++)
                weights[graph.StepWeights[step][i]] = own[i];
        }
    }

    /// <inheritdoc/>
    private protected override void SetGradient(QueryCounts counts, LabelledBits batch, double[] gradient)
    {
        bool label = QueryPlan.GetLabel(StepsTaken);
        double output = ClockOutput;
        Residual matching = new(output - (label ? 1 : 0), label);
        Residual others = new(output - (label ? 0 : 1), label);
        for (int copy = 0; copy < _copies; copy++)
        {
            long holdsMatching = counts.Matching[copy];
            long holdsOthers = counts.Others[copy];
            gradient[copy] = ((holdsMatching * matching.Answer) + (holdsOthers * others.Answer)) / batch.Count;
            if (_isRelu)
                continue;
            (double inner, double final) = Sum(counts, batch, copy, label, matching, others);
            gradient.AsSpan(_copies + (copy * 4), 4).Fill(inner / batch.Count);
            gradient[(_copies * 5) + (2 * copy)] = final / batch.Count;
            gradient[(_copies * 5) + (2 * copy) + 1] = ((holdsMatching * matching.Control) + (holdsOthers * others.Control)) / batch.Count;
        }

        if (_isRelu)
            return;

        // The primary control is −2 or 2 on every sample.
        gradient[_initial.Length - 1] = ((counts.Matching[_copies - 1] * matching.Control) + (counts.Others[_copies - 1] * others.Control)) / batch.Count;
    }

    private protected override void Update(ReadOnlySpan<double> gradient, Span<int> units)
    {
        Span<double> weights = _weights.AsSpan(StepsTaken * _initial.Length, _initial.Length);
        for (int i = 0; i < weights.Length; i++)
            weights[i] -= LearningRate * gradient[i];
        for (int i = 0; i < _copies; i++)
            units[i] += (int)(-LearningRate * gradient[i] / Plan.Precision);
    }

    private protected override bool IsCentred => true;

    private static int CountMovable(int width, QueryPlan plan) =>
        plan.Activation == NetworkActivation.Relu ? width + 1 : ((width + 1) * QueryNetworkGraph.MovableEdges) + 1;

    private void SetInitial(bool label)
    {
        _initial.AsSpan(0, _copies).Fill(QueryNetworkGraph.GetInitialAnswer(Plan));
        if (_isRelu)
            return;
        for (int copy = 0; copy < _copies; copy++)
        {
            _initial.AsSpan(_copies + (copy * 4), 4).Fill(1);
            _initial[(_copies * 5) + (2 * copy)] = label ? 0.25 : -0.25;
            _initial[(_copies * 5) + (2 * copy) + 1] = QueryNetworkGraph.InitialAnswerWeight / 4;
        }

        _initial[^1] = (1 + (2 * Plan.Precision)) / 2;
    }

    /// <summary>The gradients of the edges around v2 and of v3→v4, which are no dyadic numbers, summed sample by sample.</summary>
    private static (double Inner, double Final) Sum(QueryCounts counts, LabelledBits batch, int copy, bool label, Residual matching, Residual others)
    {
        double inner = 0;
        double final = 0;
        int words = batch.WordsPerBit;
        for (int word = 0; word < words; word++)
        {
            ulong labels = label ? batch.Labels[word] : ~batch.Labels[word];
            for (ulong left = counts.Lanes[(copy * words) + word]; left != 0; left &= left - 1)
            {
                Residual residual = (labels & left & (~left + 1)) != 0 ? matching : others;
                inner += residual.Inner;
                final += residual.Final;
            }
        }

        return (inner, final);
    }

    /// <summary>What one sample with a residual r contributes where a query holds, clipped.</summary>
    private readonly struct Residual
    {
        public Residual(double r, bool label)
        {
            double delta = r * (label ? 0.25 : -0.25); // at v3, v2 and v2′
            Answer = Clip(2 * delta);
            Inner = Clip(delta * QueryNetworkGraph.InitialAnswerWeight);
            Final = Clip(r * (2 * QueryNetworkGraph.InitialAnswerWeight));
            Control = Clip(r * (label ? -2 : 2));
        }

        public double Answer { get; }

        public double Inner { get; }

        public double Final { get; }

        public double Control { get; }

        private static double Clip(double value) => Math.Max(-1, Math.Min(1, value));
    }
}
