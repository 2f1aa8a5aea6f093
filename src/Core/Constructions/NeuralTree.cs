using System;

namespace Learnability;

/// <summary>
/// The network that layerwise gradient descent trains: a tree of neural gates g(x) = φ(Σ_l v_l·σ(⟨w_l, x⟩)) of k neurons each, with σ = ReLU, φ = hard-tanh, a
/// trained first layer w and a fixed second layer v of ±1.
/// </summary>
/// <remarks>Malach and Shalev-Shwartz, Section 3 and Figure 3. An instance is for one thread at a time while it is trained.</remarks>
public sealed partial class NeuralTree
{
    /// <summary>The largest number k of neurons in a gate.</summary>
    public const int MaxWidth = 1024;

    /// <summary>The learning rate of a gate by default; that of a layer of G gates is G times as large.</summary>
    public const double DefaultLearningRate = 0.05;

    /// <summary>How far below 1 the magnitude of a saturated gate's pre-activation may be: what rounding may take from it when weights are stored.</summary>
    public const double SaturationTolerance = 1e-9;

    private static readonly Activation _relu = new("ReLU", [(0, 0)], 0, 1);
    private static readonly Activation _hardTanh = new("hard-tanh", [(-1, -1), (1, 1)]);

    private readonly double[] _first;
    private readonly double[] _second;

    /// <summary>Creates a network whose weights are all zero.</summary>
    /// <param name="depth">The depth d, from 1 to <see cref="BooleanTree.MaxDepth"/>.</param>
    /// <param name="width">The number k of neurons in a gate, from 1 to <see cref="MaxWidth"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public NeuralTree(int depth, int width)
    {
        BooleanTree.RequireDepth(depth);
        if (width is < 1 or > MaxWidth)
            throw new ArgumentOutOfRangeException(nameof(width), width, $"The number of neurons in a gate must be from 1 to {MaxWidth}.");
        Depth = depth;
        Width = width;
        _first = new double[2 * width * GateCount];
        _second = new double[width * GateCount];
    }

    /// <summary>The depth d.</summary>
    public int Depth { get; }

    /// <summary>The number k of neurons in a gate.</summary>
    public int Width { get; }

    /// <summary>The number n = 2^d of inputs.</summary>
    public int InputCount => 1 << Depth;

    /// <summary>The number n − 1 of gates.</summary>
    public int GateCount => InputCount - 1;

    /// <summary>The facts of a network of some size: gates learn at 0.05 a step by default, and each stores the four bits of its truth table.</summary>
    /// <param name="depth">The depth d, from 1 to <see cref="BooleanTree.MaxDepth"/>.</param>
    /// <param name="width">The number k of neurons in a gate, from 1 to <see cref="MaxWidth"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public static NetworkInfo GetInfo(int depth, int width)
    {
        var network = new NeuralTree(depth, width);
        return new NetworkInfo(
            Vertices: 1 + network.InputCount + (network.GateCount * (width + 1)),
            Edges: network.GateCount * 3 * width,
            MemoryBits: 4 * network.GateCount,
            LearningRate: DefaultLearningRate,
            PrecisionBits: 53,
            Steps: null,
            ExpectedSamples: null);
    }

    /// <summary>The first layer of a gate: w_1 left, w_1 right, w_2 left, …</summary>
    /// <param name="level">The gate's level: 0 is the root.</param>
    /// <param name="index">Its index within the level.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such gate.</exception>
    public Span<double> GetFirstLayer(int level, int index) => _first.AsSpan(2 * Width * GateOf(level, index), 2 * Width);

    /// <summary>The second layer of a gate: v_1, v_2, …</summary>
    /// <param name="level">The gate's level: 0 is the root.</param>
    /// <param name="index">Its index within the level.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such gate.</exception>
    public Span<double> GetSecondLayer(int level, int index) => _second.AsSpan(Width * GateOf(level, index), Width);

    /// <summary>Sets the initial weights.</summary>
    /// <param name="initialization">How.</param>
    /// <param name="seed">The seed of random weights.</param>
    /// <exception cref="ArgumentException">The structured initialization needs four neurons a gate.</exception>
    public void Initialize(LayerwiseInitialization initialization, int seed)
    {
        // ‖w‖_max ≤ 1/(4√2·k), and so ‖w‖ ≤ 1/(4k): Lemma 14.
        double bound = 1 / (4 * Math.Sqrt(2) * Width);
        if (initialization == LayerwiseInitialization.Structured)
        {
            if (Width < 4)
                throw new ArgumentException($"The structured initialization needs 4 neurons in a gate, and there are {Width}.", nameof(initialization));
            Array.Clear(_first, 0, _first.Length);
            for (int neuron = 0; neuron < _second.Length; neuron++)
            {
                // +e1, −e1 upwards, +e2, −e2 downwards, over and over: every pattern has a neuron of either sign.
                int kind = neuron % Width % 4;
                _second[neuron] = kind < 2 ? 1 : -1;
                _first[(2 * neuron) + (kind >> 1)] = (kind & 1) == 0 ? bound : -bound;
            }

            return;
        }

        var random = new RandomBits(seed, RandomPurpose.Initialization);
        for (int neuron = 0; neuron < _second.Length; neuron++)
        {
            _second[neuron] = random.NextBit() ? 1 : -1;
            _first[2 * neuron] = bound * ((2 * random.NextDouble()) - 1);
            _first[(2 * neuron) + 1] = bound * ((2 * random.NextDouble()) - 1);
        }
    }

    /// <summary>What hard-tanh is applied to at a gate: Σ_l v_l·σ(⟨w_l, x⟩).</summary>
    /// <param name="level">The gate's level: 0 is the root.</param>
    /// <param name="index">Its index within the level.</param>
    /// <param name="left">The left input.</param>
    /// <param name="right">The right input.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such gate.</exception>
    public double GetPreActivation(int level, int index, double left, double right)
    {
        int neuron = Width * GateOf(level, index);
        double sum = 0;
        for (int end = neuron + Width; neuron < end; neuron++)
        {
            double product = (_first[2 * neuron] * left) + (_first[(2 * neuron) + 1] * right);
            if (product > 0)
                sum += _second[neuron] * product;
        }

        return sum;
    }

    /// <summary>The output of a gate, from −1 to 1.</summary>
    /// <param name="level">The gate's level: 0 is the root.</param>
    /// <param name="index">Its index within the level.</param>
    /// <param name="left">The left input.</param>
    /// <param name="right">The right input.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such gate.</exception>
    public double GetOutput(int level, int index, double left, double right) => Math.Max(-1, Math.Min(1, GetPreActivation(level, index, left, right)));

    /// <summary>The output of the network: a number from −1 to 1, whose sign is its answer.</summary>
    /// <param name="input">The input bits, 64 a word, least significant first: a set bit is +1, a clear bit −1.</param>
    /// <exception cref="ArgumentException">The number of words is wrong.</exception>
    public double Evaluate(ReadOnlySpan<ulong> input)
    {
        int words = (InputCount + 63) / 64;
        if (input.Length != words)
            throw new ArgumentException($"The length is {input.Length} words, but {InputCount} bits need {words}.", nameof(input));
        var values = new double[InputCount];
        for (int i = 0; i < values.Length; i++)
            values[i] = (input[i >> 6] >> (i & 63) & 1) != 0 ? 1 : -1;
        for (int level = Depth - 1; level >= 0; level--)
        {
            for (int index = 0; index < 1 << level; index++)
                values[index] = GetOutput(level, index, values[2 * index], values[(2 * index) + 1]);
        }

        return values[0];
    }

    /// <summary>The Boolean function that a gate computes, if it is ±1 at all four patterns of ±1 inputs, to <see cref="SaturationTolerance"/>; otherwise null.</summary>
    /// <param name="level">The gate's level: 0 is the root.</param>
    /// <param name="index">Its index within the level.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such gate.</exception>
    public TreeGate? GetGate(int level, int index)
    {
        int table = 0;
        for (int pattern = 0; pattern < 4; pattern++)
        {
            double value = GetPreActivation(level, index, (pattern & 1) == 0 ? -1 : 1, pattern < 2 ? -1 : 1);
            if (Math.Abs(value) < 1 - SaturationTolerance)
                return null;
            table |= value > 0 ? 1 << pattern : 0;
        }

        return new TreeGate(table);
    }

    /// <summary>
    /// The gates as text, a level a line, with signs as in a tree that they are compared with; where a gate is not ±1 at a pattern, as they are, and that gate by
    /// its four outputs with a question mark there.
    /// </summary>
    /// <param name="target">The tree.</param>
    /// <exception cref="ArgumentException">It has another depth.</exception>
    public string DescribeGates(BooleanTree target)
    {
        if (ToBooleanTree() is { } learned)
            return learned.AlignTo(target).ToString();
        var lines = new string[Depth];
        for (int level = 0; level < Depth; level++)
        {
            var names = new string[1 << level];
            for (int index = 0; index < names.Length; index++)
                names[index] = GetGate(level, index)?.ToString() ?? DescribeOutputs(level, index);
            lines[level] = $"level {level}: {string.Join(", ", names)}";
        }

        return string.Join("\n", lines);
    }

    /// <summary>Negates the second layer of the root, and with it the network's output.</summary>
    public void NegateOutput()
    {
        for (int neuron = 0; neuron < Width; neuron++)
            _second[neuron] = -_second[neuron];
    }

    /// <summary>The same network as an explicit weighted graph, with its current weights.</summary>
    public NeuralNet ToNeuralNet()
    {
        var builder = new NeuralNetBuilder(InputCount);
        var vertices = new int[InputCount];
        for (int i = 0; i < vertices.Length; i++)
            vertices[i] = builder.GetInput(i);
        for (int level = Depth - 1; level >= 0; level--)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                ReadOnlySpan<double> first = GetFirstLayer(level, index);
                ReadOnlySpan<double> second = GetSecondLayer(level, index);
                var neurons = new int[Width];
                for (int neuron = 0; neuron < Width; neuron++)
                {
                    neurons[neuron] = builder.AddVertex(_relu);
                    builder.AddEdge(vertices[2 * index], neurons[neuron], first[2 * neuron]);
                    builder.AddEdge(vertices[(2 * index) + 1], neurons[neuron], first[(2 * neuron) + 1]);
                }

                int output = builder.AddVertex(_hardTanh);
                for (int neuron = 0; neuron < Width; neuron++)
                    builder.AddEdge(neurons[neuron], output, second[neuron]);
                vertices[index] = output;
            }
        }

        builder.AddOutput(vertices[0]);
        return builder.Build();
    }

    /// <summary>The outputs at the patterns (−,−), (+,−), (−,+), (+,+), such as <c>[-?++]</c>.</summary>
    private string DescribeOutputs(int level, int index)
    {
        string outputs = "";
        for (int pattern = 0; pattern < 4; pattern++)
        {
            double value = GetPreActivation(level, index, (pattern & 1) == 0 ? -1 : 1, pattern < 2 ? -1 : 1);
            outputs += Math.Abs(value) < 1 - SaturationTolerance ? "?" : value > 0 ? "+" : "-";
        }

        return "[" + outputs + "]";
    }

    private int GateOf(int level, int index)
    {
        if (level < 0 || level >= Depth)
            throw new ArgumentOutOfRangeException(nameof(level), level, $"The network has the levels 0 to {Depth - 1}.");
        if (index < 0 || index >= 1 << level)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"Level {level} has the gates 0 to {(1 << level) - 1}.");
        return (1 << level) - 1 + index;
    }
}
