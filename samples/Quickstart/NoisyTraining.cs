using System.Globalization;
using Learnability;
using Spectre.Console;

namespace Quickstart;

/// <summary>
/// Trains the noise-tolerant network of <see cref="SmallParityLearner"/>: after each step Gaussian noise is added to the weight of every edge. First the
/// deviation that it promises to bear, then more.
/// </summary>
internal static class NoisyTraining
{
    private const int Inputs = 6;
    private const int Runs = 20;

    /// <summary>Deviations of an edge over a whole run: the promised one, and two, three and four times as much.</summary>
    private static readonly double[] _deviations = [0.008, 0.016, 0.024, 0.032];

    /// <returns>Whether every run at the promised deviation answers all inputs right.</returns>
    public static bool Run(int seed)
    {
        var perfect = new int[_deviations.Length];
        var accuracy = new double[_deviations.Length];
        for (int i = 0; i < _deviations.Length; i++)
        {
            ConsoleDisplay.Progress(string.Create(CultureInfo.InvariantCulture, $"{Runs} runs with deviation {_deviations[i]:0.000}"), Runs, report =>
            {
                for (int run = 0; run < Runs; run++)
                {
                    int right = TrainAndCount(_deviations[i], seed + run);
                    accuracy[i] += right / (double)(Runs << Inputs);
                    perfect[i] += right == 1 << Inputs ? 1 : 0;
                    report(1);
                }
            });
        }

        var table = new Table().AddColumns("Deviation of every weight", "Runs right on all inputs", "Mean accuracy");
        for (int i = 0; i < _deviations.Length; i++)
            table.AddRow($"{_deviations[i]:0.000}{(i == 0 ? " (promised)" : string.Empty)}", $"{perfect[i]} of {Runs}", $"{accuracy[i]:P1}");
        AnsiConsole.Write(table);
        return perfect[0] == Runs;
    }

    private static int TrainAndCount(double deviation, int seed)
    {
        var parity = new Parity(Inputs, seed);
        var network = new SmallParityLearner.NoisySgdNetwork(seed, deviation);
        while (network.StepsLeft > 0)
        {
            (uint x, bool y) = parity.NextExample();
            network.Step(x, y);
        }

        return parity.CountRight(network.Predict);
    }
}
