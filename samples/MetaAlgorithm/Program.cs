using System;
using System.Globalization;
using System.Linq;
using Learnability;
using Always = MetaAlgorithmSample.AnsweringLearner.SgdNetwork;
using Once = MetaAlgorithmSample.BestLearner.SgdNetwork;

namespace MetaAlgorithmSample;

/// <summary>Trains both networks on four targets, and shows which learner was chosen and how accurate that is. Exits with 1 if the stated gap is exceeded.</summary>
internal static class Program
{
    private const double Confidence = 0.95;

    private static int Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Console.WriteLine($"Best of {string.Join(", ", Once.Members)}");
        Console.WriteLine($"{Once.Info.Vertices:N0} vertices, {Once.Info.Edges:N0} edges, {Once.Info.MemoryBits} memory bits in weights, learning rate {Once.Info.LearningRate}");
        Console.WriteLine($"With probability {Confidence} it is at most {Once.GetGap(Confidence):F3} less accurate than the best of them; needed for 0.1: "
            + $"{MetaAlgorithmGap.GetValidationSamples(Once.Members.Count, 0.1, Confidence)} fresh samples.");
        Console.WriteLine();
        Console.WriteLine("target                       samples  mistakes of fresh  chosen              accuracy  best alone");
        bool isWithinGap = Target.All.All(TrainOnce);

        Console.WriteLine();
        Console.WriteLine("The network that answers all the time: wrong answers in each 3,000 of 30,000 steps");
        foreach (Target target in Target.All)
            TrainAlways(target);
        return isWithinGap ? 0 : 1;
    }

    /// <summary>Steps of SGD until the network has chosen; beside it, each learner alone on the same samples.</summary>
    private static bool TrainOnce(Target target)
    {
        var examples = new RandomBits(seed: 1, RandomPurpose.Examples);
        var network = new Once(seed: 1);
        DictatorLearner dictator = default;
        ConjunctionLearner conjunction = default;
        ParityLearner parity = default;
        int samples = 0;
        int stored = 0;
        for (; !network.IsSettled; samples++)
        {
            byte x = (byte)examples.NextBits(8);
            bool y = target.Label(x);
            if (!network.Step(x, y) || ++stored > 64)
                continue;
            dictator.Learn(x, y);
            conjunction.Learn(x, y);
            parity.Learn(x, y);
        }

        double reached = target.Accuracy(network.Predict);
        double best = new[] { target.Accuracy(dictator.Predict), target.Accuracy(conjunction.Predict), target.Accuracy(parity.Predict) }.Max();
        string mistakes = string.Join(" ", Enumerable.Range(0, Once.Members.Count).Select(member => $"{network.GetMistakes(member),5}"));
        Console.WriteLine($"{target.Name,-28} {samples,7:N0}  {mistakes,17}  {Once.Members[network.Chosen],-18}  {reached,8:P1}  {best,10:P1}");
        return reached >= best - Once.GetGap(Confidence);
    }

    private static void TrainAlways(Target target)
    {
        var examples = new RandomBits(seed: 2, RandomPurpose.Examples);
        var network = new Always(seed: 2);
        var wrong = new int[10];
        for (int step = 0; step < 30_000; step++)
        {
            byte x = (byte)examples.NextBits(8);
            bool y = target.Label(x);
            network.Step(x, y);
            wrong[step / 3000] += network.LastOutput > 0 != y ? 1 : 0;
        }

        Console.WriteLine($"{target.Name,-28} {string.Join(" ", wrong.Select(count => $"{count,4}"))}  {Always.Members[network.Chosen]}, trained by {network.StoredSamples} stored samples");
    }
}
