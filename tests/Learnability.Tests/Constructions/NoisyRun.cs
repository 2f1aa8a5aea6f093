using System;
using System.Linq;

namespace Learnability.Tests;

/// <summary>How noise is drawn.</summary>
public enum NoiseKind
{
    /// <summary>Normal, independent for each edge and step; the size is the standard deviation of the sum over the steps.</summary>
    Normal,

    /// <summary>Each edge has a random sign and is pushed that way in every step; the size is the sum over the steps.</summary>
    OneSign,

    /// <summary>As <see cref="OneSign"/>, with one random sign for all edges of a kind: those of the same place in a component, and those of the same weight.</summary>
    OneSignAKind,

    /// <summary>Uniform, independent for each edge and step; the size is the bound times the number of steps.</summary>
    Uniform,
}

/// <summary>A noise-tolerant network and the algorithm it emulates, trained on the same random examples.</summary>
internal sealed class NoisyRun
{
    private readonly LearnerCircuits _learner;
    private readonly RandomBits _random;
    private readonly bool[] _parity;
    private bool[] _memory;

    public NoisyRun(LearnerCircuits learner, int samples, int seed, double cumulativeDeviation = 0)
    {
        _learner = learner;
        _random = new RandomBits(seed, RandomPurpose.Examples);
        _parity = SgdEmulationTests.RandomBools(_random, learner.InputBits);
        _memory = new bool[learner.MemoryBits];
        Network = NoiseTolerantEmulation.Build(learner, samples, 1_000_000);
        Kernel = new NoisySgdKernel(Network.CreateNeuralNet(), samples, cumulativeDeviation, new RandomBits(seed, RandomPurpose.Noise));
    }

    public NoiseTolerantNetwork Network { get; }

    public NoisySgdKernel Kernel { get; }

    /// <summary>Whether a whole run under noise ends with the algorithm's answers.</summary>
    public static bool IsRight(LearnerCircuits learner, int samples, int seed, NoiseKind kind, double size)
    {
        var run = new NoisyRun(learner, samples, seed, kind == NoiseKind.Normal ? size : 0);
        var noise = new RandomBits(seed, RandomPurpose.Noise);
        double[] perturbation = kind == NoiseKind.OneSignAKind ? run.PerturbKinds(seed, size / samples)
            : [.. Enumerable.Range(0, run.Kernel.EdgeCount).Select(_ => (noise.NextBit() ? size : -size) / samples)];
        for (int t = 0; t < samples; t++)
        {
            (ulong[] input, bool label) = run.NextExample();
            if (kind == NoiseKind.Normal)
            {
                run.Kernel.Step(input, label);
                continue;
            }

            for (int i = 0; i < perturbation.Length && kind == NoiseKind.Uniform; i++)
                perturbation[i] = ((2 * noise.NextDouble()) - 1) * size / samples;
            run.Kernel.Step(input, label, perturbation);
        }

        return run.IsRight();
    }

    /// <summary>One number for each edge, ± the size: the signs of the first twelve kinds are the bits of the seed, and so are those of any more, repeated.</summary>
    private double[] PerturbKinds(int seed, double size)
    {
        NoiseTolerantGraph graph = Network.CreateGraph();
        double[] kinds = graph.Net.Weights.ToArray();
        for (int t = 0; t < Network.Samples; t++)
        {
            for (int i = 0; i < Network.Inputs; i++)
            {
                for (int place = 0; place < 3; place++)
                {
                    kinds[graph.GetComponentWeightIndex(t, i, false, place)] = 1000 + place;
                    kinds[graph.GetComponentWeightIndex(t, i, true, place)] = 1000 + place;
                }
            }
        }

        double[] distinct = [.. kinds.Distinct().OrderDescending()];
        return [.. kinds.Select(kind => ((seed >> (Array.IndexOf(distinct, kind) % 12)) & 1) != 0 ? size : -size)];
    }

    /// <summary>An example labelled by a random parity, which the algorithm learns at once.</summary>
    public (ulong[] Input, bool Label) NextExample()
    {
        bool[] x = SgdEmulationTests.RandomBools(_random, _learner.InputBits);
        bool coin = _random.NextBit();
        bool label = SgdEmulationTests.Parity(x, _parity);
        var next = new bool[_learner.MemoryBits];
        _learner.Learn.Evaluate(_learner.UsesCoin ? [.. _memory, .. x, label, coin] : [.. _memory, .. x, label], next);
        _memory = next;
        ulong packed = coin && _learner.UsesCoin ? 1UL << x.Length : 0;
        for (int i = 0; i < x.Length; i++)
            packed |= x[i] ? 1UL << i : 0;
        return ([packed], label);
    }

    /// <summary>Whether the network answers every input as the algorithm does.</summary>
    public bool IsRight()
    {
        for (ulong input = 0; input >> _learner.InputBits == 0; input++)
        {
            if (Kernel.GetOutput([input]) > 0 != Expected(input))
                return false;
        }

        return true;
    }

    /// <summary>The algorithm's answer.</summary>
    public bool Expected(ulong input)
    {
        var answer = new bool[1];
        _learner.Predict.Evaluate([.. _memory, .. Enumerable.Range(0, _learner.InputBits).Select(i => ((input >> i) & 1) != 0)], answer);
        return answer[0];
    }

    public double[] ToSigns(ulong[] input) => [.. Enumerable.Range(0, Network.Inputs).Select(i => ((input[0] >> i) & 1) != 0 ? 1.0 : -1.0)];
}
