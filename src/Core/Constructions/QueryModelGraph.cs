using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The model of Lemma 3a as an explicit network, all of whose edges are trained: the gates of the queries are vertices at flat parts of their activations, the
/// parameters θ and κ are weights, and each is shared by the edge on which it is trained and one on which it is read.
/// </summary>
/// <remarks>
/// <para>
/// Abbe, Kamath, Malach, Sandon and Srebro, Lemmas 3a and 8 and Appendix B.1. On every state that training reaches the network has the model's output and
/// gradients; the smooth reading of the paper's Lemma 9 becomes a reading by digits at flat parts. Trained with loss ½(ŷ − y)², rate 1, gradients clipped to 1 and
/// rounded to ρ, its first <see cref="QueryPlan.Parameters"/> weights are the model's parameters after every step. Of the others only one moves in a
/// step, that of the step's constant part, which counts in no later step.
/// </para>
/// <para>Inputs are +1 for true and −1 or 0 for false. The output is the prediction, 0 or 1, once all steps are taken.</para>
/// </remarks>
public sealed class QueryModelGraph
{
    // −2 and 2 beyond ±3/2: no pre-activation of a gate is in between.
    private static readonly Activation _gate = new("gate", [(-1.5, -2), (1.5, 2)]);

    private static readonly Activation _unit = new("unit", [(-1.5, 0), (1.5, 1)]);

    private static readonly Activation _negativeUnit = new("negative unit", [(-1.5, 0), (1.5, -1)]);

    // The clock's −ε and 1 + ε pass through with slope 1; the prediction comes as 1/4 or 3/4, at flat parts, so that it has no gradient.
    private static readonly Activation _output = new("query output", [(0, 0), (0.4, 0), (0.6, 1), (1, 1)], 1, 1);

    private readonly QueryPlan _plan;
    private readonly QueryMethodCircuits _method;
    private readonly int _rounds;
    private readonly int _stepsPerRound;
    private readonly NeuralNetBuilder _builder;
    private readonly GateVertices _gates;
    private readonly QueryModelConstants _constants;
    private readonly Activation _clockUnit;
    private readonly Activation _negativeClockUnit;

    private QueryModelGraph(QueryPlan plan, QueryMethodCircuits method, int rounds, int stepsPerRound)
    {
        _plan = plan;
        _method = method;
        _rounds = rounds;
        _stepsPerRound = stepsPerRound;
        _builder = new NeuralNetBuilder(plan.InputBits);
        _gates = new GateVertices(_builder, _gate);
        _constants = plan.Constants;
        _clockUnit = new Activation("clock unit", [(-1.5, 0), (1.5, _constants.ClockScale)]);
        _negativeClockUnit = new Activation("negative clock unit", [(-1.5, 0), (1.5, -_constants.ClockScale)]);
    }

    /// <summary>Above this number of vertices no graph is built.</summary>
    public const long MaxVertices = 20_000_000;

    /// <summary>Builds the network with the initial parameters, θ₀ = 0 included.</summary>
    /// <param name="plan">When which query is asked.</param>
    /// <param name="method">The method.</param>
    /// <exception cref="InvalidOperationException">The network would have more than <see cref="MaxVertices"/> vertices.</exception>
    public static NeuralNet Build(QueryPlan plan, QueryMethodCircuits method)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(method);
        method.Validate(plan);
        (long vertices, _) = Count(plan, method);
        if (vertices > MaxVertices)
            throw new InvalidOperationException($"The explicit network of '{method.Name}' would have {vertices} vertices, more than {MaxVertices}; use fewer steps.");
        NeuralNet network = new QueryModelGraph(plan, method, plan.Rounds, plan.StepsPerRound).Build();
        network.Loss = LossFunction.HalfSquared;
        network.LearningRate = 1;
        return network;
    }

    /// <summary>
    /// The number of vertices and edges, without building the network: rounds are alike, and so are the repetitions of a query.
    /// </summary>
    /// <param name="plan">When which query is asked.</param>
    /// <param name="method">The method.</param>
    public static (long Vertices, long Edges) Count(QueryPlan plan, QueryMethodCircuits method)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return RepeatedSize.Count(plan, (rounds, stepsPerRound) => new QueryModelGraph(plan, method, rounds, stepsPerRound).Build());
    }

    private NeuralNet Build()
    {
        int randomBits = _plan.InitialRandomBits + (_plan.RandomBitsPerRound * _rounds);
        int[] random = AddReaders(randomBits, out _);
        int width = _plan.Width + 1;
        int steps = _rounds * _stepsPerRound;
        int[] readers = AddReaders(steps * width, out int firstWeight);
        var x = new GateSignal[_plan.InputBits];
        for (int i = 0; i < x.Length; i++)
            x[i] = AddComparison(_builder.GetInput(i), 16, -8);

        var done = new GateSignal[steps + 1];
        done[0] = _gates.Buffer(GateSignal.True);
        for (int step = 0; step < steps; step++)
            done[step + 1] = AddComparison(readers[(step * width) + _plan.Width], 8 / _plan.Precision, -4);

        var bits = new GateSignal[random.Length];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = AddComparison(random[i], 16, -8);
        var toOutput = new List<(int Vertex, double Weight, int Shared)>();
        GateSignal[] memory = Begin(bits);
        for (int round = 0; round < _rounds; round++)
        {
            GateSignal[] roundBits = AddRound(round);
            AddQueries(round, memory, roundBits, x, done, firstWeight, toOutput);
            memory = Receive(round, memory, roundBits, bits, readers);
        }

        GateSignal prediction = _gates.Add(_method.Predict, [.. memory, .. x])[0];
        toOutput.Add((AddUnit(done[steps], _unit), 0.25, -1));
        toOutput.Add((AddConjunction(done[steps], prediction, _unit), 0.5, -1));
        return AddOutput(toOutput);
    }

    /// <summary>A vertex for each parameter that has its value, over the edge whose weight is the parameter.</summary>
    private int[] AddReaders(int count, out int firstWeight)
    {
        firstWeight = -1;
        var readers = new int[count];
        for (int i = 0; i < count; i++)
        {
            readers[i] = _builder.AddVertex(Activation.Identity);
            int weight = _builder.AddEdge(NeuralNetBuilder.Constant, readers[i], 0);
            if (i == 0)
                firstWeight = weight;
        }

        return readers;
    }

    private GateSignal AddComparison(int source, double weight, double bias)
    {
        int vertex = _builder.AddVertex(_gate);
        _builder.AddEdge(source, vertex, weight);
        _builder.AddEdge(NeuralNetBuilder.Constant, vertex, bias);
        return new GateSignal(vertex, 1);
    }

    /// <summary>The memory before the first round; each bit has a vertex of its own, so that all rounds are alike.</summary>
    private GateSignal[] Begin(GateSignal[] bits)
    {
        var memory = new GateSignal[_method.MemoryBits];
        GateSignal[]? begun = _method.Begin is null ? null : _gates.Add(_method.Begin, bits.AsSpan(0, _plan.InitialRandomBits));
        for (int i = 0; i < memory.Length; i++)
            memory[i] = _gates.Buffer(begun is null ? GateSignal.False : begun[i]);
        return memory;
    }

    private GateSignal[] AddRound(int round)
    {
        var bits = new GateSignal[_method.RoundBits];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = _gates.Buffer(GateSignal.FromConstant((round >> i & 1) != 0));
        return bits;
    }

    /// <summary>The terms c(κₜ₋₁, κₜ, fₜ) of a round's steps.</summary>
    private void AddQueries(
        int round, GateSignal[] memory, GateSignal[] roundBits, GateSignal[] x, GateSignal[] done, int firstWeight, List<(int Vertex, double Weight, int Shared)> toOutput)
    {
        var queries = new GateSignal[2][];
        for (int repetition = 0; repetition < _stepsPerRound; repetition++)
        {
            int step = (round * _stepsPerRound) + repetition;
            bool label = QueryPlan.GetLabel(step);
            ref GateSignal[] query = ref queries[label ? 1 : 0];
            query ??= _gates.Add(_method.Query, [.. memory, .. roundBits, .. x, GateSignal.FromConstant(label)]);
            GateSignal isActive = _gates.And(done[step], !done[step + 1]);
            int weight = firstWeight + (step * (_plan.Width + 1));

            // f = ⟨Φ, θ⟩ + Kκ − ε, or 1 − ⟨Φ, θ⟩ − Kκ + ε: the signs are those of the vertices, so that the parameters are the weights.
            for (int i = 0; i < query.Length; i++)
            {
                if (query[i].IsConstant)
                    query[i] = _gates.Buffer(query[i]);
                toOutput.Add((AddConjunction(isActive, query[i], label ? _unit : _negativeUnit), 0, weight + i));
            }

            toOutput.Add((AddUnit(isActive, label ? _clockUnit : _negativeClockUnit), 0, weight + _plan.Width));
            toOutput.Add((AddUnit(isActive, _unit), label ? -_constants.Offset : 1 + _constants.Offset, -1));
        }
    }

    /// <summary>The memory after a round: the answers are summed by a vertex, read as binary digits, and handed to the gates of Receive.</summary>
    private GateSignal[] Receive(int round, GateSignal[] memory, GateSignal[] roundBits, GateSignal[] randomBits, int[] readers)
    {
        var inputs = new List<GateSignal>();
        inputs.AddRange(memory);
        inputs.AddRange(roundBits);
        int width = _plan.Width + 1;
        Circuit? centre = _plan.Decoding == CountDecoding.Centred
            ? CentredUnits.CreateCircuit(_method.UnitBits, _plan.StepsPerRound, _plan.MaxUnits, _method.UnitBits)
            : null;
        for (int query = 0; query < _plan.Width; query++)
        {
            int first = (round * _stepsPerRound * width) + query;
            int sum = readers[first];
            if (_stepsPerRound > 1)
            {
                sum = _builder.AddVertex(Activation.Identity);
                for (int repetition = 0; repetition < _stepsPerRound; repetition++)
                    _builder.AddEdge(readers[first + (repetition * width)], sum, 1);
            }

            GateSignal[] units = BinaryDigits.Add(_builder, _gate, sum, 0, _plan.Precision, _method.UnitBits);
            if (centre is not null)
                units = _gates.Add(centre, units);
            for (int i = 0; i < units.Length; i++)
                inputs.Add(units[i].IsConstant ? _gates.Buffer(units[i]) : units[i]);
        }

        int firstRandom = _plan.InitialRandomBits + (round * _plan.RandomBitsPerRound);
        for (int i = 0; i < _plan.RandomBitsPerRound; i++)
            inputs.Add(randomBits[firstRandom + i]);
        GateSignal[] next = _gates.Add(_method.Receive, inputs.ToArray());
        for (int i = 0; i < next.Length; i++)
            next[i] = _gates.Buffer(next[i]);
        return next;
    }

    private int AddUnit(GateSignal signal, Activation activation)
    {
        int vertex = _builder.AddVertex(activation);
        _builder.AddEdge(signal.Vertex, vertex, signal.Scale);
        return vertex;
    }

    private int AddConjunction(GateSignal left, GateSignal right, Activation activation)
    {
        if (right.IsConstant)
            right = _gates.Buffer(right);
        int vertex = _builder.AddVertex(activation);
        _builder.AddEdge(left.Vertex, vertex, left.Scale);
        _builder.AddEdge(right.Vertex, vertex, right.Scale);
        _builder.AddEdge(NeuralNetBuilder.Constant, vertex, -2);
        return vertex;
    }

    private NeuralNet AddOutput(List<(int Vertex, double Weight, int Shared)> toOutput)
    {
        var used = new HashSet<int>();
        foreach ((int vertex, _, _) in toOutput)
            used.Add(vertex);

        // Definition 3 asks that every vertex reach the output: what does not goes, with weight 0, to a vertex whose output is always 0.
        int sink = _builder.AddVertex(_unit);
        _builder.AddEdge(NeuralNetBuilder.Constant, sink, -8);
        foreach (int vertex in _builder.GetUnusedVertices())
        {
            if (vertex != sink && !used.Contains(vertex))
                _builder.AddEdge(vertex, sink, 0);
        }

        int output = _builder.AddVertex(_output);
        foreach ((int vertex, double weight, int shared) in toOutput)
        {
            if (shared >= 0)
                _builder.AddSharedEdge(vertex, output, shared);
            else
                _builder.AddEdge(vertex, output, weight);
        }

        _builder.AddEdge(sink, output, 0);
        _builder.AddOutput(output);
        return _builder.Build();
    }
}
