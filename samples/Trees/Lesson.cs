using System;
using System.Globalization;
using System.Linq;
using Learnability;
using Spectre.Console;

namespace Trees;

/// <summary>Predicts, trains and tells what came of it.</summary>
internal static class Lesson
{
    /// <summary>Progress goes to the error stream, so that the output is the same in every run.</summary>
    private static readonly IAnsiConsole _display = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });

    /// <summary>Shows one tree.</summary>
    /// <param name="title">What is learned.</param>
    /// <param name="correlation">The tree's correlations under the distribution of its examples.</param>
    /// <param name="examples">The examples.</param>
    /// <param name="network">The network that is trained.</param>
    /// <param name="train">Trains it.</param>
    /// <param name="isRecovered">Whether it then computes the tree.</param>
    public static void Show(
        string title,
        LocalCorrelation correlation,
        LabelledBits examples,
        NeuralTree network,
        Func<LabelledBits, IProgress<LayerwiseProgress>, LayerwiseResult> train,
        Func<bool> isRecovered)
    {
        Console.WriteLine();
        Console.WriteLine(title);
        Write($"  E[y] = {correlation.LabelMean:0.0000}, gap = {correlation.Gap:0.0000}, λ = {correlation.SuggestedLambda:0.0000}");
        Console.WriteLine("  predicted: " + Predict(correlation));

        LayerwiseResult result = null!;
        _display.Status().Start("training", status =>
            result = train(examples, new StatusProgress(status)));
        foreach (LayerResult layer in result.Layers)
        {
            double smallest = Enumerable.Range(0, layer.Gates)
                .Select(index => correlation[layer.Level, index])
                .Where(static node => node.IsInfluencing)
                .Min(static node => Math.Abs(node.Correlation));
            Write($"  level {layer.Level}: {layer.Gates,2} gates, smallest |c| {smallest:0.000}, {layer.Steps,5} steps, accuracy of its best gate {layer.BestAccuracy:0.000}");
        }

        Write($"  {examples.Count} examples answered: {result.TrainingAccuracy:0.000}; the tree is {(isRecovered() ? "recovered exactly, on all inputs" : "not recovered")}");
        LabelledBits fresh = TreeSampler.Sample(correlation.Tree, TreeDistribution.Uniform, 10_000, 2);
        Write($"  10000 uniform inputs answered: {LayerwiseTrainer.MeasureAccuracy(network, fresh):0.000}");
    }

    private static string Predict(LocalCorrelation correlation)
    {
        if (correlation.FindUnrecoverableGate(correlation.SuggestedLambda) is var (level, index))
            return string.Create(CultureInfo.InvariantCulture, $"not recovered, because gate ({level}, {index}) has c = {correlation[level, index].Correlation:0.000}");
        return string.Create(CultureInfo.InvariantCulture, $"recovered from {correlation.GetSampleSize(correlation.SuggestedLambda):0} examples with probability 0.99");
    }

    private static void Write(FormattableString line) => Console.WriteLine(FormattableString.Invariant(line));

    /// <summary>Shows which layer is in training.</summary>
    private sealed class StatusProgress(StatusContext status) : IProgress<LayerwiseProgress>
    {
        public void Report(LayerwiseProgress value) =>
            status.Status(FormattableString.Invariant($"level {value.Level}: {value.GatesTrained} of {value.Gates} gates, {value.Steps} steps"));
    }
}
