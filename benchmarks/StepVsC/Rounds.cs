using System;
using System.Threading;

namespace Learnability.Benchmarks;

/// <summary>
/// Rounds of training from initial weights on the same examples: memory is written until it is full, and half of the steps after that are wrong. The least
/// processor time of a round, in nanoseconds a step.
/// </summary>
internal sealed class Rounds(Examples examples)
{
    public const int StepsPerRound = 256;

    private const int RoundsOfSteps = 200;
    private const int RoundsOfInterpreter = 5;

    public double OfC(CStep program)
    {
        var outputs = new double[examples.Count];
        return Least(RoundsOfSteps, () =>
        {
            program.Reset();
            return () => program.Train(examples, outputs);
        });
    }

    public double OfCSharp<TNetwork>(Subject<TNetwork> subject)
    {
        var outputs = new double[examples.Count];
        return Least(RoundsOfSteps, () =>
        {
            TNetwork network = subject.Create();
            return () => subject.Train(network, examples, outputs);
        });
    }

    public double OfInterpreter(SgdEmulationNetwork plan)
    {
        var inputs = new double[plan.NetworkInputs];
        NeuralNet net = plan.CreateNeuralNet();
        return Least(RoundsOfInterpreter, () => () =>
        {
            for (int i = 0; i < examples.Count; i++)
            {
                for (int bit = 0; bit < plan.InputBits; bit++)
                    inputs[bit] = (examples.Inputs[i] >> bit & 1) != 0 ? 1 : -1;
                inputs[plan.InputBits] = examples.Guesses[i] != 0 ? 1 : -1;
                net.Step(inputs, examples.Labels[i] != 0 ? 1 : -1, LossFunction.Squared, plan.Info.LearningRate);
            }
        });
    }

    private double Least(int rounds, Func<Action> prepare)
    {
        // Let the run-time compiler finish: code that was called often is compiled again in the background.
        for (int round = 0; round < rounds; round++)
            prepare()();
        Thread.Sleep(300);
        for (int round = 0; round < rounds; round++)
            prepare()();
        Thread.Sleep(300);

        double least = double.PositiveInfinity;
        for (int round = 0; round < rounds; round++)
        {
            Action work = prepare();
            long from = ThreadClock.Now;
            work();
            least = Math.Min(least, (ThreadClock.Now - from) / (double)examples.Count);
        }

        return least;
    }
}
