using System;
using System.Collections.Immutable;
using System.Globalization;
using System.Threading;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Reads [MiniBatchSgd] and [FullBatchGd], and checks the hypotheses of the theorems for them.</summary>
internal sealed class BatchTrainingReader(INamedTypeSymbol carrier, Compilation compilation, ProblemReporter reporter, CancellationToken cancellation)
{
    private static readonly string[] _attributes = [AttributeNames.MiniBatchSgd, AttributeNames.FullBatchGd];

    /// <summary>The trainings of a method by queries.</summary>
    public EquatableArray<BatchTrainingModel> ReadForQueries(QueryOptions options, QueryReading reading)
    {
        ImmutableArray<BatchTrainingModel>.Builder trainings = ImmutableArray.CreateBuilder<BatchTrainingModel>();
        foreach (string name in _attributes)
        {
            if (ReadAttribute(name, BatchConstructs.Both) is not { } training)
                continue;
            var plan = new QueryPlan
            {
                InputBits = reading.Input.Bits,
                Width = options.Width,
                Rounds = options.Rounds,
                Kind = options.Kind,
                IsFullBatch = training.IsFullBatch,
                Tolerance = options.Tolerance,
                Confidence = options.Confidence,
                BatchSize = training.BatchSize,
                Precision = training.Precision,
                Variant = training.Variant,
                InitialRandomBits = reading.Begin >= 0 ? 64 : 0,
                RandomBitsPerRound = reading.RandomBits,
            };
            if (reporter.HasFailed || !Check(plan, training))
                continue;
            BatchTrainingRules.CheckQueries(plan, training, options.IsBeyondStatisticalQueries, reporter);
            CheckNames(training);
            trainings.Add(new BatchTrainingModel(plan, training.HasModel, training.HasNetwork, reading.WithUnits(plan), null));
        }

        return new EquatableArray<BatchTrainingModel>(trainings.ToImmutable());
    }

    /// <summary>The trainings of a learning algorithm, through sample extraction.</summary>
    public EquatableArray<BatchTrainingModel> ReadForLearner(int inputBits, bool usesCoin)
    {
        ImmutableArray<BatchTrainingModel>.Builder trainings = ImmutableArray.CreateBuilder<BatchTrainingModel>();
        foreach (string name in _attributes)
        {
            if (ReadAttribute(name, BatchConstructs.Model) is not { } training || reporter.HasFailed)
                continue;
            bool byLevels = training.IsFullBatch && training.Extraction == ExtractionForm.LevelParallel;
            ExtractionSource source = byLevels ? ExtractionSource.ForLevels(inputBits, training.BatchSize)
                : training.IsFullBatch ? ExtractionSource.ForFullBatch(inputBits, training.BatchSize)
                : ExtractionSource.ForMiniBatches(inputBits, training.BatchSize, training.Samples);
            double steps = training.Steps > 0 ? training.Steps : training.CountNeededSteps(inputBits);
            int coins = usesCoin ? source.SamplesAtOnce : 0;
            if (source.DrawBits + coins > 64)
            {
                reporter.Report(RuleIds.AttributeOutOfRange, training.Location, "Samples", Text(training.Samples), "1 to 64, for a learner with a coin whose samples are extracted level by level");
                continue;
            }

            var plan = new QueryPlan
            {
                InputBits = inputBits,
                Width = byLevels ? training.BatchSize : training.IsFullBatch ? 1 : inputBits + 1,
                Rounds = (int)Math.Min(steps, int.MaxValue),
                Kind = QueryKind.Alternating,
                IsFullBatch = training.IsFullBatch,
                Tolerance = 1.0 / (2 * training.BatchSize),
                Confidence = training.Confidence,
                BatchSize = training.BatchSize,
                Precision = training.Precision,
                Variant = training.Variant,
                RandomBitsPerRound = source.DrawBits + coins,
            };
            if (!Check(plan, training))
                continue;
            BatchTrainingRules.CheckExtraction(plan, training, reporter);
            CheckNames(training);
            if (reporter.HasFailed)
                continue;
            if (ExtractionReader.Read(source, compilation, cancellation) is { } extraction)
                trainings.Add(new BatchTrainingModel(plan, training.HasModel, training.HasNetwork, extraction.Program.WithUnits(plan), extraction.Model));
            else
                reporter.Fail();
        }

        return new EquatableArray<BatchTrainingModel>(trainings.ToImmutable());
    }

    private void CheckNames(BatchTraining training)
    {
        string prefix = training.IsFullBatch ? "FullBatch" : "MiniBatch";
        if (training.HasModel)
            MemberContexts.CheckName(carrier, prefix + "Model", reporter);
        if (training.HasNetwork)
            MemberContexts.CheckName(carrier, prefix + "Network", reporter);
    }

    private bool Check(QueryPlan plan, BatchTraining training)
    {
        if (plan.FindFault() is not { } fault)
            return true;
        reporter.Report(RuleIds.TooManyUnits, training.Location, fault);
        return false;
    }

    private BatchTraining? ReadAttribute(string name, BatchConstructs @default)
    {
        if (AttributeNames.Find(carrier, name) is not { } attribute)
            return null;
        bool isFullBatch = name == AttributeNames.FullBatchGd;
        Location at = AttributeNames.LocationOf(attribute, carrier);
        int samples = Number("Samples", 0);
        int batch = isFullBatch ? samples : Number("BatchSize", 0);
        double precision = AttributeNames.Argument(attribute, "Precision") as double? ?? 0;
        double confidence = AttributeNames.Argument(attribute, "Confidence") as double? ?? 0.9;
        int variant = Number("Variant", 0);
        int constructs = Number("Constructs", 0);
        int steps = Number("Steps", 0);
        int extraction = Number("Extraction", 0);
        bool isLearner = AttributeNames.Find(carrier, AttributeNames.LearningAlgorithm) is not null;
        Require(batch is >= 1 and <= 1 << 24, isFullBatch ? "Samples" : "BatchSize", Text(batch), "1 to 16777216");
        Require(isFullBatch || !isLearner || samples is >= 1 and <= 1 << 24, "Samples", Text(samples), "1 to 16777216, for a learning algorithm");
        Require(variant is >= 0 and <= 2, "Variant", Text(variant), "Literal, Tight or Sharp");
        Require(constructs is >= 0 and <= 3, "Constructs", Text(constructs), "Default, Model, Network or Both");
        Require(extraction is 0 or 1, "Extraction", Text(extraction), "DepthFirst or LevelParallel");
        Require(steps >= 0, "Steps", Text(steps), "at least 1, or 0 for what the theorem needs");
        Require(confidence is > 0 and < 1, "Confidence", Text(confidence), "more than 0 and less than 1");
        if (GradientRounding.GetPrecisionBits(precision) < 0)
        {
            double lower = GradientRounding.RoundDownToPowerOfTwo(precision);
            reporter.Report(RuleIds.PrecisionNotPowerOfTwo, at, Text(precision), lower == 0 ? "1.0 / 256" : "1.0 / " + Text(1 / lower));
        }

        BatchConstructs built = constructs == 0 ? @default : (BatchConstructs)constructs;
        return new BatchTraining(
            isFullBatch,
            batch,
            samples,
            steps,
            precision,
            confidence,
            (QueryModelVariant)variant,
            (ExtractionForm)extraction,
            built is BatchConstructs.Model or BatchConstructs.Both,
            built is BatchConstructs.Network or BatchConstructs.Both,
            AttributeNames.Argument(attribute, "LearningRate") as double? ?? 0,
            AttributeNames.Argument(attribute, "Loss") as string ?? "half-squared",
            at);

        int Number(string property, int fallback) => AttributeNames.Argument(attribute, property) as int? ?? fallback;

        void Require(bool holds, string property, string value, string allowed)
        {
            if (!holds)
                reporter.Report(RuleIds.AttributeOutOfRange, at, property, value, allowed);
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}

/// <summary>What [MiniBatchSgd] or [FullBatchGd] says.</summary>
internal sealed record BatchTraining(
    bool IsFullBatch,
    int BatchSize,
    int Samples,
    int Steps,
    double Precision,
    double Confidence,
    QueryModelVariant Variant,
    ExtractionForm Extraction,
    bool HasModel,
    bool HasNetwork,
    double LearningRate,
    string Loss,
    Location Location)
{
    /// <summary>The number of steps in which all samples of n bits are extracted, on mini-batches with the probability 1 − δ.</summary>
    public double CountNeededSteps(int inputBits) => (IsFullBatch, Extraction) switch
    {
        (true, ExtractionForm.LevelParallel) => MiniBatchTheorems.LevelParallelSteps(inputBits),
        (true, _) => MiniBatchTheorems.Theorem3aSteps(Samples, inputBits),
        _ => MiniBatchTheorems.Theorem1aSteps(Samples, inputBits, 1 - Confidence),
    };
}
