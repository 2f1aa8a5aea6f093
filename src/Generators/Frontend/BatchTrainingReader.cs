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
            (int digits, bool isSigned) = reading.CountDigits(options.Scale);
            var plan = new QueryPlan
            {
                InputBits = reading.Input.Bits,
                Width = options.Width * digits * (isSigned ? 2 : 1),
                Rounds = options.Rounds,
                Kind = options.Kind,
                IsFullBatch = training.IsFullBatch,
                Tolerance = options.Tolerance,
                Confidence = options.Confidence,
                BatchSize = training.BatchSize,
                Precision = training.Precision,
                Variant = training.Variant,
                Decoding = training.Decoding,
                Activation = training.Activation,
                Scale = options.Scale,
                Digits = digits,
                IsSigned = isSigned,
                GivenSteps = training.Steps,
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
            ExtractionSource source = byLevels ? ExtractionSource.ForLevels(inputBits, training.BatchSize, training.Decoding)
                : training.IsFullBatch ? ExtractionSource.ForFullBatch(inputBits, training.BatchSize, training.Decoding)
                : ExtractionSource.ForMiniBatches(inputBits, training.BatchSize, training.Samples, training.Decoding);
            double steps = training.Steps > 0 ? training.Steps : training.CountNeededSteps(inputBits);
            int coins = usesCoin ? source.SamplesAtOnce : 0;
            if (source.DrawBits + coins > 64)
            {
                reporter.Report(RuleIds.AttributeOutOfRange, training.At("Samples"), "Samples", Text(training.Samples), "1 to 64, for a learner with a coin whose samples are extracted level by level");
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
                Decoding = training.Decoding,
                Activation = training.Activation,
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
        reporter.Report(RuleIds.TooManyUnits, training.At("Precision"), fault);
        return false;
    }

    private BatchTraining? ReadAttribute(string name, BatchConstructs @default)
    {
        if (AttributeNames.Find(carrier, name) is not { } attribute)
            return null;
        bool isFullBatch = name == AttributeNames.FullBatchGd;
        int samples = Number("Samples", 0);
        int batch = isFullBatch ? samples : Number("BatchSize", 0);
        double precision = AttributeNames.Argument(attribute, "Precision") as double? ?? 0;
        double confidence = AttributeNames.Argument(attribute, "Confidence") as double? ?? 0.9;
        int variant = Number("Variant", 0);
        int decoding = Number("Decoding", 0);
        int activation = Number("Activation", 0);
        int constructs = Number("Constructs", 0);
        int steps = Number("Steps", 0);
        int extraction = Number("Extraction", 0);
        bool isLearner = AttributeNames.Find(carrier, AttributeNames.LearningAlgorithm) is not null;
        Require(batch is >= 1 and <= 1 << 24, isFullBatch ? "Samples" : "BatchSize", Text(batch), "1 to 16777216");
        Require(isFullBatch || !isLearner || samples is >= 1 and <= 1 << 24, "Samples", Text(samples), "1 to 16777216, for a learning algorithm");
        Require(variant is >= 0 and <= 2, "Variant", Text(variant), "Literal, Tight or Sharp");
        Require(decoding is >= 0 and <= 3, "Decoding", Text(decoding), "HalfToEven, HalfUp, HalfDown or Centred");
        Require(activation is 0 or 1, "Activation", Text(activation), "TwoStageRamp or Relu");
        Require(constructs is >= 0 and <= 3, "Constructs", Text(constructs), "Default, Model, Network or Both");
        Require(extraction is 0 or 1, "Extraction", Text(extraction), "DepthFirst or LevelParallel");
        Require(steps >= 0, "Steps", Text(steps), "at least 1, or 0 for what the theorem needs");
        Require(confidence is > 0 and < 1, "Confidence", Text(confidence), "more than 0 and less than 1");
        if (GradientRounding.GetPrecisionBits(precision) < 0)
        {
            double lower = GradientRounding.RoundDownToPowerOfTwo(precision);
            reporter.Report(RuleIds.PrecisionNotPowerOfTwo, AttributeNames.LocationOf(attribute, carrier, "Precision"), Text(precision), lower == 0 ? "1.0 / 256" : "1.0 / " + Text(1 / lower));
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
            (CountDecoding)decoding,
            (NetworkActivation)activation,
            (ExtractionForm)extraction,
            built is BatchConstructs.Model or BatchConstructs.Both,
            built is BatchConstructs.Network or BatchConstructs.Both,
            AttributeNames.Argument(attribute, "LearningRate") as double? ?? 0,
            AttributeNames.Argument(attribute, "Loss") as string ?? "half-squared",
            attribute,
            carrier);

        int Number(string property, int fallback) => AttributeNames.Argument(attribute, property) as int? ?? fallback;

        void Require(bool holds, string property, string value, string allowed)
        {
            if (!holds)
                reporter.Report(RuleIds.AttributeOutOfRange, AttributeNames.LocationOf(attribute, carrier, property), property, value, allowed);
        }
    }

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
