using System;
using System.Globalization;
using Learnability.Generators.Diagnostics;

namespace Learnability.Generators.Frontend;

/// <summary>The hypotheses of the theorems, each as the theorem writes it. Errors stand in the way of what would be generated; warnings do not.</summary>
internal static class BatchTrainingRules
{
    /// <summary>How far an answer of a network, less ρ, may be from the mean over its batch, in units of ρ: a binary query of Lemma 3b.</summary>
    private const double NetworkErrorBound = 2.5;

    /// <summary>The hypotheses for a method by queries.</summary>
    public static void CheckQueries(QueryPlan plan, BatchTraining training, bool isBeyondStatisticalQueries, ProblemReporter reporter)
    {
        CheckConstructs(plan, training, reporter);
        CheckGivenSteps(plan, training, reporter);
        if (plan.Kind == QueryKind.Statistical)
            CheckStatistical(plan, training, reporter);
        if (plan.Scale > 0 && training.HasNetwork)
        {
            string parts = plan.IsSigned ? ", of positive and of negative values" : "";
            int gadget = plan.Activation == NetworkActivation.Relu ? 1 : QueryNetworkGraph.MovableEdges;
            int edges = ((plan.Width + 1) * gadget) + (gadget == 1 ? 0 : 1);
            reporter.Warn(RuleIds.CopiesOfDigits, training.At("Constructs"), Text(plan.Copies), Text(plan.Digits), parts, Text(plan.Copies * gadget), Text(edges));
        }

        // Theorem 1c: with bρ² ≥ 128·ln(4Tp/δ) the descent can do no more than statistical queries.
        bool isBounded = plan.IsFullBatch
            ? plan.BatchSize >= MiniBatchTheorems.Theorem3cSamples(plan.Precision, plan.Steps, plan.Parameters, 1 - plan.Confidence)
            : plan.BatchSize >= MiniBatchTheorems.Theorem1cBatch(plan.Precision, plan.Steps, plan.Parameters, 1 - plan.Confidence);
        if (isBeyondStatisticalQueries && isBounded)
            reporter.Warn(RuleIds.NoMoreThanQueries, training.At(training.BatchArgument), Text(plan.BatchSize), Text(plan.Precision), Text(plan.BatchSize * plan.Precision * plan.Precision));
    }

    /// <summary>The hypotheses for a learning algorithm, whose samples are extracted.</summary>
    public static void CheckExtraction(QueryPlan plan, BatchTraining training, ProblemReporter reporter)
    {
        CheckConstructs(plan, training, reporter);

        // Theorem 1a needs bρ < 1/8, Theorem 3a mρ < 1/8; where the worst rounding still decodes, that is a bound of the proof only.
        double product = plan.BatchSize * plan.Precision;
        if (product >= MiniBatchTheorems.ExtractionBound)
        {
            bool decodes = (!training.HasModel || ExtractionBoundary.IsExact(plan.Variant, plan.BatchSize, plan.Precision, plan.Decoding))
                && (!training.HasNetwork || ExtractionBoundary.IsExactForNetwork(plan.BatchSize, plan.Precision));
            string largest = Text(Math.Ceiling(MiniBatchTheorems.ExtractionBound / plan.Precision) - 1);
            string finest = "1.0 / " + Text(1 / GradientRounding.RoundDownToPowerOfTwo(0.999 * MiniBatchTheorems.ExtractionBound / plan.BatchSize));
            string[] arguments = [training.BatchArgument, Text(plan.BatchSize), Text(plan.Precision), Text(product), largest, finest];
            if (decodes)
                reporter.Warn(RuleIds.BatchBeyondProof, training.At(training.BatchArgument), arguments);
            else
                reporter.Report(RuleIds.BatchTooLargeForPrecision, training.At(training.BatchArgument), arguments);
        }

        if (training.Steps == 0)
            return;
        double needed = training.CountNeededSteps(plan.InputBits);
        if (training.Steps >= needed)
            return;
        if (plan.IsFullBatch)
            reporter.Report(RuleIds.TooFewSteps, training.At("Steps"), Text(training.Steps), Text(needed));
        else
            reporter.Warn(RuleIds.FewSteps, training.At("Steps"), Text(training.Steps), Text(needed), Text(training.Confidence));
    }

    private static void CheckConstructs(QueryPlan plan, BatchTraining training, ProblemReporter reporter)
    {
        // Lemma 3b: ρ < 1/12, where the gadgets' edges move.
        if (training.HasNetwork && plan.Activation == NetworkActivation.TwoStageRamp && plan.Precision >= MiniBatchTheorems.NetworkPrecisionBound)
            reporter.Report(RuleIds.PrecisionTooCoarseForNetwork, training.At("Precision"), Text(plan.Precision));

        // Lemma 3a: γ = 1; Lemma 3b: γ = 2.
        double rate = training.LearningRate;
        if (rate != 0 && ((training.HasModel && rate != 1) || (training.HasNetwork && rate != 2)))
        {
            string right = training.HasModel && training.HasNetwork ? "1 for the model and 2 for the network, so leave it out" : training.HasModel ? "1" : "2";
            reporter.Report(RuleIds.WrongLearningRate, training.At("LearningRate"), Text(rate), right);
        }

        if (training.Loss != LossFunction.HalfSquared.Name)
            reporter.Report(RuleIds.WrongLoss, training.At("Loss"), training.Loss);
    }

    /// <summary>Steps that are given: a round of alternating queries, and each part of a statistical query on one batch, takes one; on mini-batches as many as fit.</summary>
    private static void CheckGivenSteps(QueryPlan plan, BatchTraining training, ProblemReporter reporter)
    {
        if (training.Steps == 0)
            return;
        double unit = plan.Kind == QueryKind.Statistical ? 2.0 * plan.Rounds : plan.Rounds;
        bool isRepeated = plan.Kind == QueryKind.Statistical && !plan.IsFullBatch;
        if (isRepeated ? training.Steps % unit != 0 : training.Steps != unit)
            reporter.Report(RuleIds.AttributeOutOfRange, training.At("Steps"), "Steps", Text(training.Steps), (isRepeated ? "a multiple of " : "") + Text(unit) + ", or 0");
        else if (isRepeated && plan.Repetitions < plan.NeededRepetitions)
        {
            string[] arguments = [Text(training.Steps), Text(plan.Repetitions), Text(plan.NeededRepetitions), Text(plan.Tolerance), Text(plan.Confidence), Text(unit * plan.NeededRepetitions)];
            reporter.Warn(RuleIds.TooFewRepetitions, training.At("Steps"), arguments);
        }
    }

    private static void CheckStatistical(QueryPlan plan, BatchTraining training, ProblemReporter reporter)
    {
        // Lemmas 3a and 3b: the answers' error bound must not exceed τ. Theorems 1d and 3d: ρ ≤ τ/16.
        double tolerance = plan.Tolerance / plan.ErrorFactor; // of each digit
        double error = plan.Constants.GetErrorBound(plan.Decoding, plan.Precision) * plan.ErrorFactor;
        double networkError = NetworkErrorBound * plan.Precision * plan.ErrorFactor;
        if (training.HasModel && error > plan.Tolerance)
            reporter.Report(RuleIds.ToleranceTooSmall, training.At("Precision"), Text(plan.Tolerance), Text(error), plan.Variant.ToString(), Finest(plan.Tolerance * plan.Precision / error));
        else if (training.HasNetwork && networkError > plan.Tolerance)
            reporter.Report(RuleIds.ToleranceTooSmall, training.At("Precision"), Text(plan.Tolerance), Text(networkError), "network", Finest(plan.Tolerance * plan.Precision / networkError));
        else if (plan.Precision > tolerance / 16)
            reporter.Warn(RuleIds.PrecisionTooCoarseForAveraging, training.At("Precision"), Text(plan.Precision), Text(tolerance), Finest(tolerance / 16));
        if (!plan.IsFullBatch)
            return;

        // Theorem 3d: mρ² ≥ ½(2k·ln(1/(2ρ) + 1) + ln(4/δ)).
        double samples = Math.Ceiling(MiniBatchTheorems.Theorem3dSamples(plan.Precision, (double)plan.Rounds * plan.Width, 1 - plan.Confidence));
        if (plan.BatchSize < samples)
            reporter.Warn(RuleIds.TooFewSamples, training.At(training.BatchArgument), Text(plan.BatchSize), Text(samples), Text(plan.Tolerance), Text(plan.Confidence));
    }

    private static string Finest(double bound) => "1.0 / " + Text(1 / GradientRounding.RoundDownToPowerOfTwo(bound));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
