using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Numerics;
using Learnability;
using Spectre.Console;

namespace StatisticalQueries;

/// <summary>What gradient descent on mini-batches can simulate: statistical queries always, and any learner where batches are small enough for the precision. Exits with 1 if a model is wrong.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (Console.IsOutputRedirected)
        {
            // What is kept is plain text, whatever the terminal is.
            AnsiConsole.Profile.Capabilities.ColorSystem = ColorSystem.NoColors;
            AnsiConsole.Profile.Capabilities.Ansi = false;
        }

        string folder = arguments.Length > 0 ? arguments[0] : Path.Combine(AppContext.BaseDirectory, "phase-diagram");

        Heading("1. Statistical queries, answered by gradients");
        bool isRight = LearnConjunction();
        isRight &= LearnDictator();

        Heading("2. Beyond statistical queries: a parity, from samples that gradients give away");
        isRight &= LearnParity();

        Heading("3. Where it ends: batch size against precision");
        isRight &= MeasurePhaseDiagram(new DiagramFiles(folder));
        return isRight ? 0 : 1;
    }

    private static bool LearnConjunction()
    {
        bool Target(uint x) => (x & 0b1001) == 0b1001;
        var model = new ConjunctionLearner.MiniBatchModel(1);
        Train(model, new Examples(12, model.Plan.BatchSize, 1, Target));
        return Report($"x0 and x3, of 12 inputs: {model.Plan.Steps} steps on batches of {model.Plan.BatchSize}", Examples.Accuracy(12, Target, model.Predict));
    }

    private static bool LearnDictator()
    {
        bool Target(uint x) => (x >> 11 & 1) != 0;
        var model = new DictatorLearner.MiniBatchModel(1, new MiniBatchSgdOptions { Rounding = GradientRounding.AwayFromGradient });
        Train(model, new Examples(16, model.Plan.BatchSize, 1, Target, noise: 0.1));
        return Report($"x11, of 16 inputs, a tenth of the labels wrong, rounding always the wrong way: {model.Plan.Steps} steps", Examples.Accuracy(16, Target, model.Predict));
    }

    private static bool LearnParity()
    {
        bool Target(uint x) => (BitOperations.PopCount(x & 0b10110101) & 1) != 0;
        var model = new ParityLearner.MiniBatchModel(1);
        Train(model, new Examples(ParityLearner.Inputs, model.Plan.BatchSize, 1, Target));
        return Report(
            $"x0 + x2 + x4 + x5 + x7 modulo 2, bρ = 1/16: {model.SamplesExtracted} samples extracted in {model.Plan.Steps} steps", Examples.Accuracy(ParityLearner.Inputs, Target, model.Predict));
    }

    private static void Train<TModel>(TModel model, Examples examples)
        where TModel : class, IBatchNetwork<TModel>
    {
        for (long step = 0; step < TModel.Info.Steps; step++)
            model.Step(examples.Next());
    }

    private static bool Report(string what, double accuracy)
    {
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what}; accuracy {accuracy:0.000}"));
        return accuracy == 1;
    }

    private static bool MeasurePhaseDiagram(DiagramFiles files)
    {
        List<Measurement> measured = files.Read();
        Cell[] open = [.. PhaseDiagram.Cells.Where(cell => cell.Exists && measured.TrueForAll(each => each.Cell != cell))];
        if (measured.Count > 0)
            Console.Error.WriteLine($"{measured.Count} cells are known from {files.Table}.");
        var clock = Stopwatch.StartNew();
        WithProgress(open.Length * PhaseDiagram.Repetitions, done =>
        {
            foreach (Cell cell in open)
            {
                measured.Add(PhaseDiagram.Measure(cell, done));
                files.Write(measured);
            }
        });
        files.Draw(measured);
        AnsiConsole.Write(CreateTable(measured));
        Console.Out.WriteLine("Above accuracy, below the share of rounds decoded exactly. | ends what Theorem 1a covers, ‖ what the construction decodes whatever the rounding.");
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds:0.0} s; {files.Table}, {files.Picture}"));
        return measured.TrueForAll(static each => each.Cell.Product >= MiniBatchTheorems.ExtractionBound || each.Accuracy > 0.97);
    }

    private static Table CreateTable(List<Measurement> measured)
    {
        var table = new Table { ShowRowSeparators = true }.AddColumn("b, for bρ =");
        foreach (double product in PhaseDiagram.Products)
            table.AddColumn(new TableColumn(DiagramFiles.Fraction(product)) { Alignment = Justify.Right });
        foreach ((int batch, QueryModelVariant variant) in PhaseDiagram.Rows)
        {
            var row = new List<string> { $"{batch} {(variant == QueryModelVariant.Literal ? "literal" : "sharp")}" };
            foreach (double product in PhaseDiagram.Products)
            {
                Measurement? found = measured.Find(each => each.Cell == new Cell(batch, variant, product));
                string mark = product == ExtractionBoundary.OfPowerOfTwo(variant) ? " ‖" : product == PhaseDiagram.Products[0] ? " |" : "";
                string colour = found is null ? "grey" : found.Accuracy > 0.97 ? "green" : found.Accuracy > 0.7 ? "yellow" : "red";
                row.Add(found is null ? "–" : string.Create(CultureInfo.InvariantCulture, $"[{colour}]{found.Accuracy:0.00}[/]{mark}\n{found.ExactDecoding:0.00}{mark}"));
            }

            table.AddRow([.. row]);
        }

        return table;
    }

    /// <summary>A bar on a terminal, quarters where output is redirected.</summary>
    private static void WithProgress(int parts, Action<Action> work)
    {
        if (AnsiConsole.Profile.Capabilities.Interactive)
        {
            AnsiConsole.Progress().Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new ElapsedTimeColumn()).Start(context =>
            {
                ProgressTask task = context.AddTask("Trainings", maxValue: Math.Max(1, parts));
                work(() => task.Increment(1));
            });
            return;
        }

        work(static () => { });
    }

    private static void Heading(string text)
    {
        AnsiConsole.WriteLine();
        AnsiConsole.Write(new Rule(Markup.Escape(text)) { Justification = Justify.Left });
    }
}
