using Learnability;

namespace MetaAlgorithmSample;

/// <summary>Trains every learner on 64 samples, judges them on 738 fresh ones, and answers with the best from then on.</summary>
[MetaAlgorithm(typeof(DictatorLearner), typeof(ConjunctionLearner), typeof(ParityLearner), StepBudget = 64, ValidationSamples = 738)]
internal static partial class BestLearner;

/// <summary>Answers from the first step on, and learns in rounds of 1, 2, 4, …, 64 samples, but only where its number of mistakes is a perfect square.</summary>
[MetaAlgorithm(typeof(DictatorLearner), typeof(ConjunctionLearner), typeof(ParityLearner), StepBudget = 64, Schedule = MetaAlgorithmSchedule.PerfectSquares)]
internal static partial class AnsweringLearner;
