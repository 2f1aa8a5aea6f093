using System;
using Learnability.Corpus;

namespace Learnability.Benchmarks;

/// <summary>A generated network: how it is created, takes a step for each example and records its outputs, and what weights it has.</summary>
internal sealed record Subject<TNetwork>(Func<TNetwork> Create, Action<TNetwork, Examples, double[]> Train, Func<TNetwork, NeuralNet> ToNeuralNet);

/// <summary>The parity learners. The loops are written out, so that each calls its network's step directly.</summary>
internal static class Subjects
{
    public static Subject<Parity4.SgdNetwork> Parity4 { get; } = new(
        static () => new Parity4.SgdNetwork(0),
        static (network, examples, outputs) =>
        {
            for (int i = 0; i < examples.Count; i++)
            {
                network.Step(examples.Inputs[i], examples.Labels[i] != 0, examples.Guesses[i] != 0, coin: false);
                outputs[i] = network.LastOutput;
            }
        },
        static network => network.ToNeuralNet());

    public static Subject<Parity8.SgdNetwork> Parity8 { get; } = new(
        static () => new Parity8.SgdNetwork(0),
        static (network, examples, outputs) =>
        {
            for (int i = 0; i < examples.Count; i++)
            {
                network.Step(examples.Inputs[i], examples.Labels[i] != 0, examples.Guesses[i] != 0, coin: false);
                outputs[i] = network.LastOutput;
            }
        },
        static network => network.ToNeuralNet());

    public static Subject<Parity16.SgdNetwork> Parity16 { get; } = new(
        static () => new Parity16.SgdNetwork(0),
        static (network, examples, outputs) =>
        {
            for (int i = 0; i < examples.Count; i++)
            {
                network.Step(examples.Inputs[i], examples.Labels[i] != 0, examples.Guesses[i] != 0, coin: false);
                outputs[i] = network.LastOutput;
            }
        },
        static network => network.ToNeuralNet());

    public static Subject<Parity32.SgdNetwork> Parity32 { get; } = new(
        static () => new Parity32.SgdNetwork(0),
        static (network, examples, outputs) =>
        {
            for (int i = 0; i < examples.Count; i++)
            {
                network.Step(examples.Inputs[i], examples.Labels[i] != 0, examples.Guesses[i] != 0, coin: false);
                outputs[i] = network.LastOutput;
            }
        },
        static network => network.ToNeuralNet());
}
