namespace Learnability.Corpus;

/// <summary>Parity, conjunction or dictator of six inputs, whichever it is.</summary>
[MetaAlgorithm(typeof(Parity6), typeof(ConjunctionLearner), typeof(RulingOutDictator), StepBudget = 40, ValidationSamples = 60)]
public static partial class Portfolio;

/// <summary>The same without a bound on the samples that the members need, up to 64.</summary>
[MetaAlgorithm(typeof(Parity6), typeof(ConjunctionLearner), typeof(RulingOutDictator), StepBudget = 64, ValidationSamples = 40, Schedule = MetaAlgorithmSchedule.Doubling)]
public static partial class DoublingPortfolio;

/// <summary>The same, which answers all the time and learns less and less often.</summary>
[MetaAlgorithm(typeof(Parity6), typeof(ConjunctionLearner), typeof(RulingOutDictator), StepBudget = 32, Schedule = MetaAlgorithmSchedule.PerfectSquares)]
public static partial class PerfectSquarePortfolio;

/// <summary>Members of every kind of the same input: one that knows, one that learns from true samples only.</summary>
[MetaAlgorithm(typeof(PositiveParity), typeof(Parity6), typeof(ConjunctionLearner), StepBudget = 8, Schedule = MetaAlgorithmSchedule.Doubling)]
public readonly partial struct MixedPortfolio;

/// <summary>Members that learn from their mistakes.</summary>
[MetaAlgorithm(typeof(IntegerPerceptron), typeof(MajorityVote), typeof(NearestNeighbor), StepBudget = 30)]
public partial class ByteVote;

/// <summary>A single member, with a coin: cut off at its budget.</summary>
[MetaAlgorithm(typeof(ReservoirSampler), StepBudget = 4, Schedule = MetaAlgorithmSchedule.PerfectSquares)]
public static partial class SingleReservoir;

/// <summary>Parity or conjunction of three inputs, with noise on every edge.</summary>
[MetaAlgorithm(typeof(Parity3), typeof(SmallConjunction), StepBudget = 8, ValidationSamples = 9)]
[NoisySgd(CumulativeDeviation = 0.008, Samples = 17)]
public static partial class NoisyPortfolio;
