using System;
using System.Globalization;
using System.IO;
using Learnability.Corpus;

namespace Learnability.Benchmarks;

/// <summary>
/// The step of the generated networks of the parity learners beside the same specialised step in C and the interpreter of explicit networks, on the same
/// examples: outputs and weights are compared bit for bit, then processor time, the least of many rounds.
/// </summary>
internal static class Program
{
    private static int Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        string folder = Directory.CreateTempSubdirectory("step-vs-c").FullName;
        try
        {
            Console.WriteLine("  n  memory   gates  vertices  C# ns/step   C ns/step  C#/C  C# ns/gate vertex  interpreter ns/step  interpreter/C#");
            Measure(4, Parity4.SgdNetwork.StepCircuit, Subjects.Parity4, folder);
            Measure(8, Parity8.SgdNetwork.StepCircuit, Subjects.Parity8, folder);
            Measure(16, Parity16.SgdNetwork.StepCircuit, Subjects.Parity16, folder);
            Measure(32, Parity32.SgdNetwork.StepCircuit, Subjects.Parity32, folder);
            return 0;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Measure<TNetwork>(int inputBits, Circuit step, Subject<TNetwork> subject, string folder)
    {
        var plan = new SgdEmulationNetwork(step);
        using var program = new CStep(plan, Path.Combine(folder, $"step{inputBits}"));
        RequireEqual(plan, program, subject, new Examples(inputBits, Rounds.StepsPerRound, seed: 1));

        var examples = new Examples(inputBits, Rounds.StepsPerRound, seed: 2);
        var rounds = new Rounds(examples);
        double ofC = rounds.OfC(program);
        double ofCSharp = rounds.OfCSharp(subject);
        double ofInterpreter = rounds.OfInterpreter(plan);
        ofC = Math.Min(ofC, rounds.OfC(program));
        ofCSharp = Math.Min(ofCSharp, rounds.OfCSharp(subject));

        // A conjunction is one vertex, an exclusive disjunction two.
        int gateVertices = (2 * step.Info.Gates) - step.Info.AndGates;
        Console.WriteLine(
            $"{inputBits,3} {plan.MemoryBits,7} {step.Info.Gates,7} {plan.Info.Vertices,9} {ofCSharp,11:F0} {ofC,11:F0} {ofCSharp / ofC,5:F2} "
            + $"{ofCSharp / gateVertices,19:F3} {ofInterpreter,20:F0} {ofInterpreter / ofCSharp,15:F0}");
    }

    /// <summary>Trains both on the same examples and compares outputs after every step, weights at the end.</summary>
    private static void RequireEqual<TNetwork>(SgdEmulationNetwork plan, CStep program, Subject<TNetwork> subject, Examples examples)
    {
        var outputs = new double[examples.Count];
        program.Train(examples, outputs);
        TNetwork network = subject.Create();
        var outputsOfCSharp = new double[examples.Count];
        subject.Train(network, examples, outputsOfCSharp);
        for (int i = 0; i < examples.Count; i++)
        {
            if (outputs[i] != outputsOfCSharp[i])
                throw new InvalidOperationException($"Step {i}: C# outputs {outputsOfCSharp[i]}, C {outputs[i]}.");
        }

        SgdEmulationGraph graph = plan.CreateGraph();
        ReadOnlySpan<double> weights = subject.ToNeuralNet(network).Weights;
        for (int bit = 0; bit < plan.MemoryBits; bit++)
        {
            foreach (SgdMemoryEdge edge in Enum.GetValues<SgdMemoryEdge>())
            {
                if (weights[graph.GetMemoryWeightIndex(bit, edge)] != program.GetMemoryWeight(bit, edge))
                    throw new InvalidOperationException($"Weights of {edge} of memory bit {bit} differ.");
            }
        }

        for (int i = 0; i < program.DummyWeights.Length; i++)
        {
            if (weights[graph.DummyWeightIndices[i]] != program.DummyWeights[i])
                throw new InvalidOperationException($"Weights {i} of the dummies differ.");
        }
    }
}
