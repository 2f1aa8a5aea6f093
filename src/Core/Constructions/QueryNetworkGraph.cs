using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The network of Lemma 3b: a neural network, every edge of which is trained, with the paper's one activation, or one of ReLUs with all weights
/// frozen but those that hold answers; its gradients answer a method's queries. Each
/// query of a step has a gadget Q or Q′, in which the answer becomes the weight of one edge; gates compute what is asked and what follows from answers.
/// </summary>
/// <remarks>
/// <para>
/// Abbe, Kamath, Malach, Sandon and Srebro, Definition 2, Lemmas 10, 11 and 3b, with the corrections of docs/theory.md; γ = 2, loss ½(ŷ − y)², gradients clipped
/// to 1 and rounded to ρ &lt; 1/12. Binary queries need one gadget each, and one more a step for Φ ≡ 1, which tells that the step was taken.
/// </para>
/// <para>
/// Inputs are +1 for true and −1 or 0 for false; the output is −2ρ or 1 + 2ρ while it learns, and then the prediction, 0 or 1. There are exactly
/// T steps: in a further one the output would be at a kink with a gradient.
/// </para>
/// </remarks>
public sealed class QueryNetworkGraph
{
    /// <summary>The weight from the constant to v1 before it holds an answer.</summary>
    public const double InitialAnswerWeight = 1.0 / 12;

    /// <summary>The number of edges of a gadget that move in its step: v0→v1, v1→v2, v1→v2′, v2→v3, v2′→v3, v3→v4 and that of its secondary control.</summary>
    public const int MovableEdges = 7;

    // Figure 1.
    private static readonly Activation _activation = new("two-stage ramp", [(-3, -2), (-1, 0), (0, 0), (2, 2)]);

    private readonly QueryPlan _plan;
    private readonly QueryMethodCircuits _method;
    private readonly int _rounds;
    private readonly int _stepsPerRound;
    private readonly NeuralNetBuilder _builder;
    private readonly GateVertices _gates;
    private readonly List<(int Vertex, double Weight)> _pairs = [];
    private readonly List<(int Vertex, double Weight)> _controls = [];

    /// <summary>The activation of vertices whose pre-activation stays where it is the identity.</summary>
    private readonly Activation _linear;

    private readonly double _initial;

    private QueryNetworkGraph(QueryPlan plan, QueryMethodCircuits method, int rounds, int stepsPerRound)
    {
        _plan = plan;
        _method = method;
        _rounds = rounds;
        _stepsPerRound = stepsPerRound;
        _builder = new NeuralNetBuilder(plan.InputBits);

        // The activation is flat beyond −3 and 2, and not beyond ±2: all weights of gates are doubled, as the paper's.
        _gates = new GateVertices(_builder, _activation, 2);
        StepWeights = new int[rounds * stepsPerRound][];
        _linear = IsRelu ? Activation.Relu : _activation;
        _initial = GetInitialAnswer(plan);
    }

    /// <summary>The network.</summary>
    public NeuralNet Network { get; private set; } = null!;

    /// <summary>
    /// For each step the weights that move in it, in ascending order: for each query and then Φ ≡ 1 its answer, v0→v1; then for each the four around its v2 and
    /// v2′; then for each its v3→v4 and its secondary control; then the primary control. With ReLUs only the answers.
    /// </summary>
    public IReadOnlyList<int[]> StepWeights { get; }

    /// <summary>The number of random bits, each a weight of 0 or 1, which come first.</summary>
    public int RandomBits { get; private set; }

    private int Copies => _plan.Width + 1;

    private bool IsRelu => _plan.Activation == NetworkActivation.Relu;

    /// <summary>The weight from the constant to v1 before it holds an answer: 1/12, or in ReLUs 1/16, with which all sums are exact.</summary>
    /// <param name="plan">The plan.</param>
    public static double GetInitialAnswer(QueryPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return plan.Activation == NetworkActivation.Relu ? 1.0 / 16 : InitialAnswerWeight;
    }

    /// <summary>Builds the network with the initial weights, random bits 0.</summary>
    /// <param name="plan">When which query is asked.</param>
    /// <param name="method">The method.</param>
    /// <exception cref="ArgumentException">The precision is not below 1/12.</exception>
    /// <exception cref="InvalidOperationException">The network would have more than <see cref="QueryModelGraph.MaxVertices"/> vertices.</exception>
    public static QueryNetworkGraph Build(QueryPlan plan, QueryMethodCircuits method)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(method);
        RequirePrecision(plan);
        method.Validate(plan);
        (long vertices, _) = Count(plan, method);
        if (vertices > QueryModelGraph.MaxVertices)
            throw new InvalidOperationException($"The network of '{method.Name}' would have {vertices} vertices, more than {QueryModelGraph.MaxVertices}; use fewer steps.");
        var graph = new QueryNetworkGraph(plan, method, plan.Rounds, plan.StepsPerRound);
        graph.Build();
        return graph;
    }

    /// <summary>The number of vertices and edges, without building the network.</summary>
    /// <param name="plan">When which query is asked.</param>
    /// <param name="method">The method.</param>
    public static (long Vertices, long Edges) Count(QueryPlan plan, QueryMethodCircuits method)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return RepeatedSize.Count(plan, (rounds, stepsPerRound) =>
        {
            var graph = new QueryNetworkGraph(plan, method, rounds, stepsPerRound);
            graph.Build();
            return graph.Network;
        });
    }

    /// <summary>Checks that ρ &lt; 1/12, without which edges of gadgets would move too far; those of ReLUs are frozen.</summary>
    /// <param name="plan">The plan.</param>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void RequirePrecision(QueryPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.Activation == NetworkActivation.TwoStageRamp && plan.Precision >= MiniBatchTheorems.NetworkPrecisionBound)
            throw new ArgumentException(FormattableString.Invariant($"The network of Lemma 3b needs a precision below 1/12, and {plan.Precision} is not."), nameof(plan));
    }

    private void Build()
    {
        int[] random = new int[_plan.InitialRandomBits + (_plan.RandomBitsPerRound * _rounds)];
        RandomBits = random.Length;
        for (int i = 0; i < random.Length; i++)
        {
            random[i] = _builder.AddVertex(_linear);
            _builder.AddEdge(NeuralNetBuilder.Constant, random[i], 0);
        }

        var bits = new GateSignal[random.Length];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = AddComparison(random[i]);
        var x = new GateSignal[_plan.InputBits];
        for (int i = 0; i < x.Length; i++)
            x[i] = AddComparison(_builder.GetInput(i));

        GateSignal[] memory = Begin(bits);
        GateSignal done = _gates.Buffer(GateSignal.True);
        for (int round = 0; round < _rounds; round++)
        {
            var roundBits = new GateSignal[_method.RoundBits];
            for (int i = 0; i < roundBits.Length; i++)
                roundBits[i] = _gates.Buffer(GateSignal.FromConstant((round >> i & 1) != 0));
            int[][] answers = AddSteps(round, memory, roundBits, x, ref done);
            memory = Receive(round, memory, roundBits, bits, answers);
        }

        GateSignal prediction = _gates.Add(_method.Predict, [.. memory, .. x])[0];
        if (prediction.IsConstant)
            prediction = _gates.Buffer(prediction);

        // The final control: 2 where all steps are taken and the prediction is true, else 0.
        _controls.Add((AddControl(_gates.And(done, prediction), true), 0.5));
        AddOutput();
    }

    private GateSignal AddComparison(int source)
    {
        int vertex = _builder.AddVertex(_activation);
        _builder.AddEdge(source, vertex, 16);
        _builder.AddEdge(NeuralNetBuilder.Constant, vertex, -8);
        return new GateSignal(vertex, 1);
    }

    private GateSignal[] Begin(GateSignal[] bits)
    {
        var memory = new GateSignal[_method.MemoryBits];
        GateSignal[]? begun = _method.Begin is null ? null : _gates.Add(_method.Begin, bits.AsSpan(0, _plan.InitialRandomBits));
        for (int i = 0; i < memory.Length; i++)
            memory[i] = _gates.Buffer(begun is null ? GateSignal.False : begun[i]);
        return memory;
    }

    /// <summary>The gadgets and controls of a round's steps; returns the vertices v1 of each step.</summary>
    private int[][] AddSteps(int round, GateSignal[] memory, GateSignal[] roundBits, GateSignal[] x, ref GateSignal done)
    {
        var queries = new GateSignal[2][];
        var answers = new int[_stepsPerRound][];
        int digits = QueryMethodCircuits.BitLength((1L << _plan.PrecisionBits) + 3); // ⌈log₂(1/ρ + 4)⌉
        for (int repetition = 0; repetition < _stepsPerRound; repetition++)
        {
            int step = (round * _stepsPerRound) + repetition;
            bool label = QueryPlan.GetLabel(step);
            ref GateSignal[] query = ref queries[label ? 1 : 0];
            query ??= _gates.Add(_method.Query, [.. memory, .. roundBits, .. x, GateSignal.FromConstant(label)]);
            answers[repetition] = new int[Copies];
            var movable = new int[(Copies * MovableEdges) + 1];
            for (int copy = 0; copy < Copies; copy++)
            {
                int v1 = _builder.AddVertex(_linear);
                movable[copy] = _builder.AddEdge(NeuralNetBuilder.Constant, v1, _initial);
                answers[repetition][copy] = v1;
            }

            // The step was taken once the answer to Φ ≡ 1 is not 0.
            GateSignal[] taken = BinaryDigits.Add(_builder, _activation, answers[repetition][_plan.Width], _initial, _plan.Precision, digits);
            GateSignal doneNow = taken[0];
            for (int i = 1; i < digits; i++)
                doneNow = _gates.Or(doneNow, taken[i]);
            GateSignal isActive = _gates.And(done, !doneNow);
            for (int copy = 0; copy < Copies; copy++)
            {
                GateSignal holds = copy == _plan.Width ? isActive : And(isActive, query[copy]);
                AddGadget(answers[repetition][copy], holds, label, movable, copy);
            }

            // The primary control is −2 in odd and 2 in even active steps, else 0.
            _controls.Add((label ? AddControl(!isActive, false) : AddControl(isActive, true), (1 + (2 * _plan.Precision)) / 2));
            StepWeightsAt(step) = movable;
            done = doneNow;
        }

        return answers;
    }

    private ref int[] StepWeightsAt(int step) => ref ((int[][])StepWeights)[step];

    private GateSignal And(GateSignal left, GateSignal right) => _gates.And(left, right.IsConstant ? _gates.Buffer(right) : right);

    /// <summary>Q or Q′: with vc = 0 its answer's edge has a gradient of half the residual, with vc = 2 none of its edges has any.</summary>
    private void AddGadget(int v1, GateSignal holds, bool label, int[] movable, int copy)
    {
        int first = Copies + (copy * 4);
        int vc = _builder.AddVertex(_activation);
        _builder.AddEdge(holds.Vertex, vc, -holds.Scale);
        _builder.AddEdge(NeuralNetBuilder.Constant, vc, 1.5); // −1/2 or 7/2: 0 or 2, off the kinks
        int v2 = _builder.AddVertex(_activation);
        movable[first] = _builder.AddEdge(v1, v2, 1);
        _builder.AddEdge(vc, v2, 10);
        int v2Prime = _builder.AddVertex(_activation);
        movable[first + 1] = _builder.AddEdge(v1, v2Prime, 1);
        _builder.AddEdge(vc, v2Prime, -10);
        int v3 = _builder.AddVertex(_activation);
        movable[first + 2] = _builder.AddEdge(v2, v3, 1);
        movable[first + 3] = _builder.AddEdge(v2Prime, v3, 1);
        _builder.AddEdge(vc, v3, -0.25);

        // The secondary control cancels what v3 adds to the output, −2 with Q and 2 with Q′, exactly: 2 · a/4 = (1/4) · (a + a) with a = 1/12.
        _pairs.Add((v3, label ? 0.25 : -0.25));
        _pairs.Add((label ? AddControl(!holds, false) : AddControl(holds, true), _initial / 4));
    }

    /// <summary>A control vertex: two inputs of ±2 and −1/2, of which one is known, give −2, 0 or 2.</summary>
    private int AddControl(GateSignal signal, bool other)
    {
        int vertex = _builder.AddVertex(_activation);
        _builder.AddEdge(signal.Vertex, vertex, signal.Scale);
        _builder.AddEdge(NeuralNetBuilder.Constant, vertex, (other ? 2 : -2) - 0.5);
        return vertex;
    }

    /// <summary>The memory after a round: answers are averaged by a vertex, read as binary digits, centred, and handed to the gates of Receive.</summary>
    private GateSignal[] Receive(int round, GateSignal[] memory, GateSignal[] roundBits, GateSignal[] randomBits, int[][] answers)
    {
        var inputs = new List<GateSignal>();
        inputs.AddRange(memory);
        inputs.AddRange(roundBits);

        // The mean of weights stays where the activation is the identity; a unit of the sum is ρ divided by the number of steps. ReLUs take the sum itself.
        int parts = IsRelu ? 1 : _stepsPerRound;
        int digits = QueryMethodCircuits.BitLength(_plan.StepsPerRound * ((1L << _plan.PrecisionBits) + 3));
        Circuit centre = CentredUnits.CreateCircuit(digits, _plan.StepsPerRound, _plan.MaxUnits, _method.UnitBits);
        for (int query = 0; query < _plan.Width; query++)
        {
            int source = answers[0][query];
            if (_stepsPerRound > 1)
            {
                source = _builder.AddVertex(_linear);
                for (int repetition = 0; repetition < _stepsPerRound; repetition++)
                    _builder.AddEdge(answers[repetition][query], source, 1.0 / parts);
            }

            GateSignal[] units = BinaryDigits.Add(_builder, _activation, source, _initial * _stepsPerRound / parts, _plan.Precision / parts, digits);
            GateSignal[] centred = _gates.Add(centre, units);
            for (int i = 0; i < centred.Length; i++)
                inputs.Add(centred[i].IsConstant ? _gates.Buffer(centred[i]) : centred[i]);
        }

        int firstRandom = _plan.InitialRandomBits + (round * _plan.RandomBitsPerRound);
        for (int i = 0; i < _plan.RandomBitsPerRound; i++)
            inputs.Add(randomBits[firstRandom + i]);
        GateSignal[] next = _gates.Add(_method.Receive, inputs.ToArray());
        for (int i = 0; i < next.Length; i++)
            next[i] = _gates.Buffer(next[i]);
        return next;
    }

    private void AddOutput()
    {
        var used = new HashSet<int>();
        foreach ((int vertex, _) in _pairs)
            used.Add(vertex);
        foreach ((int vertex, _) in _controls)
            used.Add(vertex);

        // Definition 3 asks that every vertex reach the output: what does not goes, with weight 0, to a vertex whose output is always 0.
        int sink = _builder.AddVertex(_activation);
        _builder.AddEdge(NeuralNetBuilder.Constant, sink, -0.5);
        foreach (int vertex in _builder.GetUnusedVertices())
        {
            if (vertex != sink && !used.Contains(vertex))
                _builder.AddEdge(vertex, sink, 0);
        }

        // Each pair cancels before anything else is added, so that the sum is exact.
        int output = _builder.AddVertex(_activation);
        int next = 0;
        for (int step = 0; step < StepWeights.Count; step++)
        {
            for (int i = 0; i < 2 * Copies; i++, next++)
                StepWeights[step][(Copies * 5) + i] = _builder.AddEdge(_pairs[next].Vertex, output, _pairs[next].Weight);
        }

        for (int i = 0; i < _controls.Count; i++)
        {
            int weight = _builder.AddEdge(_controls[i].Vertex, output, _controls[i].Weight);
            if (i < StepWeights.Count)
                StepWeights[i][Copies * MovableEdges] = weight;
        }

        _builder.AddEdge(sink, output, 0);
        _builder.AddOutput(output);
        Network = _builder.Build();
        Network.Loss = LossFunction.HalfSquared;
        Network.LearningRate = 2;
        if (IsRelu)
            ExpandToRelus();
    }

    /// <summary>Section 3: ReLUs, with all weights frozen but the answers.</summary>
    private void ExpandToRelus()
    {
        var answers = new List<int>();
        for (int step = 0; step < StepWeights.Count; step++)
            StepWeightsAt(step) = StepWeights[step].AsSpan(0, Copies).ToArray();
        foreach (int[] weights in StepWeights)
            answers.AddRange(weights);
        ReluExpansion expansion = ReluExpansion.Of(Network, answers);
        foreach (int[] weights in StepWeights)
        {
            for (int i = 0; i < weights.Length; i++)
                weights[i] = expansion.GetWeight(weights[i]);
        }

        Network = expansion.Network;
    }
}
