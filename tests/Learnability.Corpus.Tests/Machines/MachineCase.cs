using System;
using System.Collections.Generic;
using TuringMachines;

namespace Learnability.Corpus.Tests.Machines;

/// <summary>A generated network of a machine, whatever its type.</summary>
internal sealed record MachineNetwork(
    Func<ulong, bool, bool> Step,
    Func<ulong, bool> Predict,
    Func<ulong, RcnnTrace> Trace,
    Func<sbyte[]> Memory,
    Func<long> Steps,
    Func<NeuralNet> ToNeuralNet,
    Func<Circuit> ToCircuit);

/// <summary>A machine, its network of a size, and what it must answer.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Table">Its table.</param>
/// <param name="Create">Creates its network.</param>
/// <param name="Answer">The label of an input, given d, the samples, and the input: the machine's algorithm in ordinary C#.</param>
/// <param name="Draw">Draws the labels of samples.</param>
internal sealed record MachineCase(
    string Name,
    TransitionTable Table,
    Func<RcnnShape, MachineNetwork> Create,
    Func<int, IReadOnlyList<(ulong X, bool Y)>, ulong, bool> Answer,
    Func<RandomBits, int, Func<ulong, bool>> Draw)
{
    /// <summary>A depth at which the machine halts for all sizes of these tests.</summary>
    public static int Depth(int inputs, int samples) => (4 * (samples + 2) * (samples + 2) * (inputs + 3)) + 100;

    public static MachineCase[] All { get; } =
    [
        new("Majority", MajorityMachine.MajorityRcnn.Table, CreateMajority, References.Majority, static (random, _) => _ => random.NextBit()),
        new("Dictator", DictatorMachine.DictatorRcnn.Table, CreateDictator, References.Dictator, DrawDictator),
        new("Conjunction", ConjunctionMachine.ConjunctionRcnn.Table, CreateConjunction, References.Conjunction, DrawConjunction),
        new("Gauss", GaussMachine.GaussRcnn.Table, CreateGauss, References.Parity, DrawParity),
    ];

    /// <summary>Random samples whose labels are as the machine expects them.</summary>
    public List<(ulong X, bool Y)> DrawSamples(RandomBits random, int inputs, int samples)
    {
        Func<ulong, bool> label = Draw(random, inputs);
        var drawn = new List<(ulong X, bool Y)>();
        for (int i = 0; i < samples; i++)
        {
            ulong x = random.NextBits(inputs);
            drawn.Add((x, label(x)));
        }

        return drawn;
    }

    /// <summary>A trained network.</summary>
    public MachineNetwork Train(RcnnShape shape, IEnumerable<(ulong X, bool Y)> samples)
    {
        MachineNetwork network = Create(shape);
        foreach ((ulong x, bool y) in samples)
            network.Step(x, y);
        return network;
    }

    private static MachineNetwork CreateMajority(RcnnShape shape)
    {
        var network = new MajorityMachine.MajorityRcnn(shape.Inputs, shape.Samples, shape.Depth, shape.Options);
        return new MachineNetwork(network.Step, network.Predict, x => network.Trace([x]), () => network.MemoryThirds.ToArray(), () => network.LastSteps, network.ToNeuralNet, network.ToCircuit);
    }

    private static MachineNetwork CreateDictator(RcnnShape shape)
    {
        var network = new DictatorMachine.DictatorRcnn(shape.Inputs, shape.Samples, shape.Depth, shape.Options);
        return new MachineNetwork(network.Step, network.Predict, x => network.Trace([x]), () => network.MemoryThirds.ToArray(), () => network.LastSteps, network.ToNeuralNet, network.ToCircuit);
    }

    private static MachineNetwork CreateConjunction(RcnnShape shape)
    {
        var network = new ConjunctionMachine.ConjunctionRcnn(shape.Inputs, shape.Samples, shape.Depth, shape.Options);
        return new MachineNetwork(network.Step, network.Predict, x => network.Trace([x]), () => network.MemoryThirds.ToArray(), () => network.LastSteps, network.ToNeuralNet, network.ToCircuit);
    }

    private static MachineNetwork CreateGauss(RcnnShape shape)
    {
        var network = new GaussMachine.GaussRcnn(shape.Inputs, shape.Samples, shape.Depth, shape.Options);
        return new MachineNetwork(network.Step, network.Predict, x => network.Trace([x]), () => network.MemoryThirds.ToArray(), () => network.LastSteps, network.ToNeuralNet, network.ToCircuit);
    }

    private static Func<ulong, bool> DrawDictator(RandomBits random, int inputs)
    {
        int j = random.NextInt32(inputs);
        bool sign = random.NextBit();
        return x => (x >> j & 1) != 0 == sign;
    }

    private static Func<ulong, bool> DrawConjunction(RandomBits random, int inputs)
    {
        ulong literals = random.NextBits(inputs);
        ulong values = random.NextBits(inputs);
        return x => ((x ^ values) & literals) == 0;
    }

    private static Func<ulong, bool> DrawParity(RandomBits random, int inputs)
    {
        ulong set = random.NextBits(inputs);
        return x => References.IsPlus(x, set);
    }
}
