using System;
using System.Numerics;
using Learnability;

namespace TuringMachines;

/// <summary>The four machines at work, each trained by SGD on samples that it can learn from.</summary>
internal static class Lessons
{
    /// <summary>Three samples of two features: labels −, + and −, so that the answer is −.</summary>
    public static MajorityMachine.MajorityRcnn TrainMajority()
    {
        var network = new MajorityMachine.MajorityRcnn(inputs: 2, samples: 3, depth: 100);
        network.Step([1, -1], -1);
        network.Step([-1, -1], 1);
        network.Step([1, 1], -1);
        return network;
    }

    /// <summary>The majority machine, layer by layer.</summary>
    public static void ShowMajority()
    {
        RcnnInfo info = MajorityMachine.MajorityRcnn.Info;
        Console.WriteLine($"Majority: {info.States} states, {info.Parameters:N0} weights in the recurrent layer.");
        Console.WriteLine("Its network after four steps of SGD (three samples and the dummy), on the input (+, -).");
        Console.WriteLine("Rows are y(x o x_i), y; the last is the input. The work tape is right of the bar, the head in brackets.");
        Console.WriteLine();
        RcnnTrace trace = TrainMajority().Trace([0b01]);
        string state = "";
        do
        {
            // Every layer in which the machine takes up something new.
            if (trace.Layer == 0 || trace.StateName != state || trace.IsHalted)
                Console.WriteLine(trace.ToString());
            state = trace.StateName;
        }
        while (!trace.IsHalted && trace.MoveNext());
    }

    /// <summary>Trains and tests all four; says whether each is as good as its algorithm promises.</summary>
    public static bool RunAll()
    {
        var random = new RandomBits(seed: 1, RandomPurpose.Examples);
        Console.WriteLine("machine      states  digits  weights  samples  inputs  longest run  right on all inputs");
        bool isRight = Report("majority", MajorityMachine.MajorityRcnn.Info, 7, 6, random, NewMajority, static (_, _) => true);
        isRight &= Report("dictator", DictatorMachine.DictatorRcnn.Info, 16, 8, random, NewDictator, static (secret, x) => (x >> (int)(secret % 8) & 1) != 0);
        isRight &= Report("conjunction", ConjunctionMachine.ConjunctionRcnn.Info, 200, 6, random, NewConjunction, static (secret, x) => (~x & (1UL << (int)(secret % 6))) == 0);
        isRight &= Report("gauss", GaussMachine.GaussRcnn.Info, 16, 6, random, NewGauss, static (secret, x) => BitOperations.PopCount(~x & secret & 63) % 2 == 0);
        return isRight;
    }

    private static (Func<ulong, bool, bool> Step, Func<ulong, bool> Predict, Func<long> Steps) NewMajority(int inputs, int samples, int depth)
    {
        var network = new MajorityMachine.MajorityRcnn(inputs, samples, depth);
        return (network.Step, network.Predict, () => network.LastSteps);
    }

    private static (Func<ulong, bool, bool> Step, Func<ulong, bool> Predict, Func<long> Steps) NewDictator(int inputs, int samples, int depth)
    {
        var network = new DictatorMachine.DictatorRcnn(inputs, samples, depth);
        return (network.Step, network.Predict, () => network.LastSteps);
    }

    private static (Func<ulong, bool, bool> Step, Func<ulong, bool> Predict, Func<long> Steps) NewConjunction(int inputs, int samples, int depth)
    {
        var network = new ConjunctionMachine.ConjunctionRcnn(inputs, samples, depth);
        return (network.Step, network.Predict, () => network.LastSteps);
    }

    private static (Func<ulong, bool, bool> Step, Func<ulong, bool> Predict, Func<long> Steps) NewGauss(int inputs, int samples, int depth)
    {
        var network = new GaussMachine.GaussRcnn(inputs, samples, depth);
        return (network.Step, network.Predict, () => network.LastSteps);
    }

    private static bool Report(
        string name,
        RcnnInfo info,
        int samples,
        int inputs,
        RandomBits random,
        Func<int, int, int, (Func<ulong, bool, bool> Step, Func<ulong, bool> Predict, Func<long> Steps)> create,
        Func<ulong, ulong, bool> label)
    {
        ulong secret = random.NextBits(inputs) | 1;
        (Func<ulong, bool, bool> step, Func<ulong, bool> predict, Func<long> steps) = create(inputs, samples, 1_000_000);
        while (true)
        {
            ulong sample = random.NextBits(inputs);
            if (!step(sample, label(secret, sample)))
                break;
        }

        long longest = 0;
        int right = 0;
        for (ulong x = 0; x < 1UL << inputs; x++)
        {
            right += predict(x) == label(secret, x) ? 1 : 0;
            longest = Math.Max(longest, steps());
        }

        Console.WriteLine($"{name,-12} {info.States,6} {info.Digits,7} {info.Parameters,8:N0} {samples,8} {inputs,7} {longest,12:N0}  {right} of {1 << inputs}");
        return right == 1 << inputs;
    }
}
