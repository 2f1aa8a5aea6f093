using System;
using System.Diagnostics;
using Learnability;

namespace Quickstart;

/// <summary>Trains the generated network of <see cref="ParityLearner"/> by SGD, one labelled example a step, until it answers every input right.</summary>
internal static class NoiseFreeTraining
{
    private const int Inputs = 16;

    /// <summary>Far more samples than any run needs: about 35 are expected.</summary>
    private const int MostSamples = 10_000;

    /// <returns>Whether all inputs are answered right.</returns>
    public static bool Run(int seed)
    {
        var parity = new Parity(Inputs, seed);
        var network = new ParityLearner.SgdNetwork(seed);
        int samples = 0;
        int right = 0;
        long started = Stopwatch.GetTimestamp();
        ConsoleDisplay.Progress("Samples stored by SGD", Inputs, report =>
        {
            for (int stored = 0; stored < Inputs && samples < MostSamples; samples++)
            {
                (uint x, bool y) = parity.NextExample();
                if (!network.Step(x, y))
                    continue;
                stored++;
                report(1);
            }
        });
        ConsoleDisplay.Progress("Checking all 65,536 inputs", 1 << Inputs, report => right = parity.CountRight(network.Predict, report));

        ConsoleDisplay.Line($"Target: {parity}");
        ConsoleDisplay.Line($"Samples used: {samples} (the theory's mean: {ExpectedSamples():F1}), one SGD step each");
        ConsoleDisplay.Line($"Right on {right:N0} of {1 << Inputs:N0} inputs, in {Stopwatch.GetElapsedTime(started).TotalSeconds:F1} s");
        return right == 1 << Inputs;
    }

    /// <summary>
    /// A sample is stored if the guess is right, with probability 1/2, and if it does not follow from the k samples stored: with probability 1 − 2^(k−n).
    /// </summary>
    private static double ExpectedSamples()
    {
        double sum = 0;
        for (int stored = 0; stored < Inputs; stored++)
            sum += 2 / (1 - Math.Pow(2, stored - Inputs));
        return sum;
    }
}
