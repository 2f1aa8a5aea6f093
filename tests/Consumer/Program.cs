using System;
using Learnability;

namespace Consumer;

/// <summary>Uses the packed package as a user would, and exits with 1 when a result is wrong.</summary>
internal static class Program
{
    private static int _wrong;

    private static int Main()
    {
        MethodIsMappedOverColumns();
        MethodsOfEveryKindOfColumnAreMapped();
        MethodIsACircuit();
        NetworkIsTrainedUntilItIsRight();
        NetworkIsTrainedThroughTheInterface<TableLearner.SgdNetwork>();
        NoiseTolerantNetworkIsTrainedOnEveryInputOnce();
        TreeOfGatesIsRecovered();
        TuringMachineIsTrainedIntoItsAnswer();
        MachineIsFoundThatLearnsAFeature();
        ModelIsTrainedOnMiniBatches();
        Console.WriteLine(_wrong == 0 ? "The packed package works." : $"{_wrong} results are wrong.");
        return _wrong == 0 ? 0 : 1;
    }

    private static void MethodIsMappedOverColumns()
    {
        // More samples than a vector has lanes, and not a multiple of them.
        uint[] a = new uint[1000];
        uint[] b = new uint[1000];
        for (int i = 0; i < a.Length; i++)
        {
            a[i] = (uint)i * 0x9E3779B9;
            b[i] = ~(uint)i * 0x85EBCA6B;
        }

        uint[] sums = new uint[1000];
        Arithmetic.AddCircuit.Evaluate(a, b, sums);
        for (int i = 0; i < sums.Length; i++)
        {
            Expect(sums[i], Arithmetic.Add(a[i], b[i]), $"sum {i} of a column");
        }

        Console.WriteLine($"Add: {Arithmetic.AddCircuit.Info}");
    }

    private static void MethodsOfEveryKindOfColumnAreMapped()
    {
        const int Samples = 600;
        byte[] messages = new byte[4 * Samples];
        ushort[] dividends = new ushort[Samples];
        int[] divisors = new int[Samples];
        Color[] colors = new Color[Samples];
        bool[] isTurned = new bool[Samples];
        TwoWords[] words = new TwoWords[Samples];
        char[] letters = new char[2 * Samples];
        for (int i = 0; i < Samples; i++)
        {
            messages[4 * i] = (byte)i;
            messages[(4 * i) + 3] = (byte)(i >> 8);
            dividends[i] = (ushort)(i * 109);
            divisors[i] = (i % 512) - 256;
            colors[i] = new Color((byte)i, (ushort)(i * 77), (byte)(i % 64));
            words[i][0] = (ulong)i << 40;
            letters[2 * i] = (char)i;
        }

        uint[] checksums = new uint[Samples];
        ColumnKinds.ChecksumCircuit.Evaluate(messages, checksums, -1);
        (ushort Quotient, ushort Remainder)[] quotients = new (ushort Quotient, ushort Remainder)[Samples];
        bool[] valid = new bool[Samples];
        ColumnKinds.DivideCircuit.Evaluate(dividends, divisors, quotients, valid);
        Color[] turned = new Color[Samples];
        Int128[] sums = new Int128[Samples];
        ColumnKinds.TurnCircuit.Evaluate(colors, turned, isTurned, sums);
        TwoWords[] rotated = new TwoWords[Samples];
        ColumnKinds.RotateCircuit.Evaluate(words, rotated, letters);
        for (int i = 0; i < Samples; i++)
        {
            Expect(checksums[i], ColumnKinds.Checksum(messages[(4 * i)..((4 * i) + 4)]), $"checksum {i}");
            Expect(valid[i], divisors[i] != 0, $"whether quotient {i} is valid");
            if (valid[i])
            {
                Expect(quotients[i], ColumnKinds.Divide(dividends[i], divisors[i]), $"quotient {i}");
            }

            bool isTurnedOnce = false;
            Expect(turned[i], ColumnKinds.Turn(colors[i], ref isTurnedOnce, out Int128 sum), $"color {i}");
            Expect(sums[i], sum, $"sum {i}");
            Expect(isTurned[i], isTurnedOnce, $"whether color {i} is turned");
            Expect(rotated[i][1], words[i][0] >>> 1, $"second word {i}");
            Expect(letters[(2 * i) + 1], (char)i, $"second letter {i}");
        }
    }

    private static void MethodIsACircuit()
    {
        Circuit circuit = Arithmetic.AddCircuit.Circuit;
        Expect(Arithmetic.AddCircuit.Info.Inputs, 64, "input bits of Add");
        Expect(Arithmetic.AddCircuit.Info.Outputs, 32, "output bits of Add");
        Expect(circuit.Info.AndGates, Arithmetic.AddCircuit.Info.AndGates, "AND gates of the circuit of Add");

        bool[] inputs = new bool[64];
        inputs[0] = inputs[1] = inputs[32] = true; // 3 + 1
        bool[] outputs = new bool[32];
        circuit.Evaluate(inputs, outputs);
        for (int i = 0; i < outputs.Length; i++)
        {
            Expect(outputs[i], i == 2, $"bit {i} of 3 + 1");
        }
    }

    private static void NetworkIsTrainedUntilItIsRight()
    {
        TableLearner.SgdNetwork network = new(seed: 1);
        int samples = 0;
        for (Random examples = new(1); samples < 10_000 && !IsRight(network); samples++)
        {
            uint x = (uint)examples.Next(8);
            _ = network.Step(x, Majority(x));
        }

        Expect(IsRight(network), true, "all answers of the trained network");
        Expect(TableLearner.SgdNetwork.Info.MemoryBits, 16, "memory bits of the network");
        Expect(network.ToNeuralNet().EdgeCount, TableLearner.SgdNetwork.Info.Edges, "edges of the explicit network");
        Console.WriteLine($"Majority of three bits after {samples} samples: {TableLearner.SgdNetwork.Info}");
    }

    private static bool IsRight(TableLearner.SgdNetwork network)
    {
        for (uint x = 0; x < 8; x++)
        {
            if (network.Predict(x) != Majority(x))
            {
                return false;
            }
        }

        return true;
    }

    private static void NetworkIsTrainedThroughTheInterface<TNetwork>()
        where TNetwork : class, IOnlineNetwork<TNetwork>
    {
        TNetwork network = TNetwork.Create(seed: 2);
        for (uint sample = 0; sample < 2_000; sample++)
        {
            _ = network.Step([sample % 8], Majority(sample % 8));
        }

        for (uint x = 0; x < 8; x++)
        {
            Expect(network.Predict([x]), Majority(x), $"the answer to {x} through the interface");
        }
    }

    private static void NoiseTolerantNetworkIsTrainedOnEveryInputOnce()
    {
        TableLearner.NoisySgdNetwork network = new(seed: 3);
        for (uint x = 0; x < 8; x++)
        {
            _ = network.Step(x, Majority(x));
        }

        for (uint x = 0; x < 8; x++)
        {
            Expect(network.Predict(x), Majority(x), $"the answer to {x} of the noise-tolerant network");
        }

        Console.WriteLine($"The same with noise on every edge: {TableLearner.NoisySgdNetwork.Info}");
    }

    private static void TreeOfGatesIsRecovered()
    {
        Gates.GateTree tree = new(seed: 1);
        LayerwiseResult result = tree.TrainLayerwise(Gates.GateTree.Sample(2048, seed: 1));
        Expect(tree.Recovered, true, "recovery of the tree of gates");
        for (uint x = 0; x < 256; x++)
        {
            Expect(tree.Predict((byte)x), Gates.GateTree.Target.Evaluate([x]), $"the answer of the trained tree to {x}");
        }

        Console.WriteLine($"A tree of gates in {result.Steps} steps: {Gates.GateTree.Info}");
    }

    private static void TuringMachineIsTrainedIntoItsAnswer()
    {
        foreach (bool label in (bool[])[false, true])
        {
            LabelMachine.AnswerRcnn network = new(inputs: 3, samples: 2, depth: 50);
            _ = network.Step(0b101, !label);
            _ = network.Step(0b011, label);
            for (ulong x = 0; x < 8; x++)
            {
                Expect(network.Predict(x), label, $"the machine's answer to {x}");
            }

            Expect(network.ToCircuit().Info.Inputs, 3, "input bits of the machine's classifier");
        }

        Expect(LabelMachine.AnswerRcnn.Info.States, 8, "states of the machine");
        Console.WriteLine($"A Turing machine: {LabelMachine.AnswerRcnn.Info}");
    }

    private static void MachineIsFoundThatLearnsAFeature()
    {
        TuringSearchOptions options = new() { States = 3, Seed = 7, ConfirmationProblems = 1000, TransferProblems = 100 };
        SearchResult result = new TuringSearch(SearchTask.Feature(1), options).Run();
        (int best, _) = AlgorithmSelection.SelectReusable([LabelMachine.AnswerRcnn.Table, result.Machine!], SearchTask.Feature(1), new SearchSizes(8, 12, 4, 6), problems: 100, seed: 1);
        Expect(best, 1, "the machine that is selected");

        DenseRcnn network = new(result.Machine!, new RcnnShape(inputs: 3, samples: 2, depth: 60, new RcnnOptions { Readout = RcnnReadout.Corner }));
        _ = network.Step([true, false, true], y: false);
        _ = network.Step([false, true, true], y: true);
        _ = network.Step([true, true, true], y: true); // The dummy sample.
        Circuit circuit = ClassifierCircuit.Of(network);
        Expect(circuit.Info.Inputs, 3, "input bits of the found machine's classifier");
        bool[] output = new bool[1];
        foreach (bool second in (bool[])[false, true])
        {
            circuit.Evaluate([true, second, false], output);
            Expect(output[0], second, "the answer of the found machine's classifier");
        }

        Console.WriteLine($"A machine for the second feature after {result.Tables} tables, right on {result.Transfer * 100} % of larger problems.");
    }

    private static void ModelIsTrainedOnMiniBatches()
    {
        DictatorLearner.MiniBatchModel model = new(seed: 4, new MiniBatchSgdOptions { Rounding = GradientRounding.AwayFromGradient });
        LabelledBits batch = new(inputBits: 8, count: 64);
        for (RandomBits random = new(4, RandomPurpose.Examples); !model.IsDone;)
        {
            for (int i = 0; i < batch.Count; i++)
            {
                ulong x = random.NextBits(8);
                batch.Set(i, [x], ((x >> 5) & 1) != 0);
            }

            model.Step(batch);
        }

        for (uint x = 0; x < 256; x++)
        {
            Expect(model.Predict(x), ((x >> 5) & 1) != 0, $"the answer to {x} of the model trained on mini-batches");
        }

        Console.WriteLine($"The sixth of eight bits through gradients on mini-batches: {DictatorLearner.MiniBatchModel.Info}");
    }

    private static bool Majority(uint x) => uint.PopCount(x) >= 2;

    private static void Expect<T>(T actual, T expected, string what)
        where T : IEquatable<T>
    {
        if (actual.Equals(expected))
        {
            return;
        }

        _wrong++;
        Console.WriteLine($"{what}: {actual}, expected {expected}");
    }
}
