using System;
using System.Collections.Generic;
using System.Numerics;
using System.Threading.Tasks;
using Learnability;

namespace StatisticalQueries;

/// <summary>A cell of the diagram: parity of eight inputs, learned through mini-batches of a size and a precision.</summary>
/// <param name="BatchSize">The batch size b.</param>
/// <param name="Variant">The variant of the model.</param>
/// <param name="Product">b·ρ.</param>
internal sealed record Cell(int BatchSize, QueryModelVariant Variant, double Product)
{
    public double Precision => Product / BatchSize;

    /// <summary>Whether the precision is one: at most 1/2.</summary>
    public bool Exists => Precision <= 0.5;
}

/// <summary>What was measured in a cell.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="Accuracy">The mean share of right answers.</param>
/// <param name="ExactDecoding">The share of asking rounds whose every count was decoded.</param>
internal sealed record Measurement(Cell Cell, double Accuracy, double ExactDecoding);

/// <summary>
/// Accuracy and exact decoding over batch size and b·ρ, under the adversary that rounds toward the distribution. 1/8 is a bound of the proof of Theorem 1a; each
/// variant has a boundary of its own.
/// </summary>
internal static class PhaseDiagram
{
    public const int Repetitions = 20;

    public static readonly double[] Products = [1.0 / 16, 1.0 / 8, 1.0 / 4, 1.0 / 2, 1, 2, 4];

    public static readonly (int BatchSize, QueryModelVariant Variant)[] Rows =
        [(4, QueryModelVariant.Literal), (16, QueryModelVariant.Literal), (64, QueryModelVariant.Literal), (16, QueryModelVariant.Sharp)];

    /// <summary>All cells, row by row.</summary>
    public static IEnumerable<Cell> Cells
    {
        get
        {
            foreach ((int batchSize, QueryModelVariant variant) in Rows)
            {
                foreach (double product in Products)
                    yield return new Cell(batchSize, variant, product);
            }
        }
    }

    /// <summary>Trains the model of a cell some times.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="done">Is told of each training that ended.</param>
    public static Measurement Measure(Cell cell, Action done)
    {
        var accuracies = new double[Repetitions];
        var asked = new int[Repetitions];
        var exact = new int[Repetitions];
        Parallel.For(0, Repetitions, seed =>
        {
            accuracies[seed] = Train(cell, seed, ref asked[seed], ref exact[seed]);
            done();
        });
        double accuracy = 0;
        int allAsked = 0;
        int allExact = 0;
        for (int i = 0; i < Repetitions; i++)
        {
            accuracy += accuracies[i] / Repetitions;
            allAsked += asked[i];
            allExact += exact[i];
        }

        return new Measurement(cell, accuracy, (double)allExact / Math.Max(1, allAsked));
    }

    private static double Train(Cell cell, int seed, ref int asked, ref int exact)
    {
        uint members = (uint)new RandomBits(seed, RandomPurpose.Coin).NextBits(ParityLearner.Inputs) | 1;
        bool Target(uint x) => (BitOperations.PopCount(x & members) & 1) != 0;
        var rounding = new TowardPopulationRounding(Examples.All(ParityLearner.Inputs, Target));
        var options = new MiniBatchSgdOptions { BatchSize = cell.BatchSize, Precision = cell.Precision, Variant = cell.Variant, Rounding = rounding };
        var model = new ParityLearner.MiniBatchModel(seed, options);
        var examples = new Examples(ParityLearner.Inputs, cell.BatchSize, seed, Target);
        while (!model.IsDone)
        {
            int step = model.StepsTaken;
            model.Step(examples.Next());
            if (!model.LastPopulationCounts.ContainsAnyExcept(0))
                continue;
            asked++;
            exact += IsDecoded(model.GetAnswers(step), model.LastCounts, cell) ? 1 : 0;
        }

        return Examples.Accuracy(ParityLearner.Inputs, Target, model.Predict);
    }

    /// <summary>Whether rounding each answer to whole samples, half to even, gives the counts.</summary>
    private static bool IsDecoded(ReadOnlySpan<int> answers, ReadOnlySpan<int> counts, Cell cell)
    {
        for (int i = 0; i < counts.Length; i++)
        {
            if (Math.Round(answers[i] * cell.Product, MidpointRounding.ToEven) != counts[i])
                return false;
        }

        return true;
    }
}
