using System;
using System.Collections.Generic;
using System.Linq;
using Learnability.Corpus.Tests.Emulation;

namespace Learnability.Corpus.Tests.MetaAlgorithms;

/// <summary>A metaalgorithm of the corpus.</summary>
/// <param name="Type">The type that has the attribute.</param>
/// <param name="Members">The members that it should have.</param>
/// <param name="StepBudget">The number of samples that each is trained on.</param>
/// <param name="ValidationSamples">The number of fresh samples of a round; 0 for as many.</param>
/// <param name="Schedule">The schedule.</param>
internal sealed record MetaAlgorithmCase(
    Type Type, LearnerCase[] Members, int StepBudget, int ValidationSamples, MetaAlgorithmSchedule Schedule)
{
    /// <summary>All metaalgorithms of the corpus, with what they are stated a second time.</summary>
    public static IReadOnlyList<MetaAlgorithmCase> All { get; } =
    [
        Create(typeof(Portfolio), 40, 60, MetaAlgorithmSchedule.Once, "Parity6", "ConjunctionLearner", "RulingOutDictator"),
        Create(typeof(DoublingPortfolio), 64, 40, MetaAlgorithmSchedule.Doubling, "Parity6", "ConjunctionLearner", "RulingOutDictator"),
        Create(typeof(PerfectSquarePortfolio), 32, 0, MetaAlgorithmSchedule.PerfectSquares, "Parity6", "ConjunctionLearner", "RulingOutDictator"),
        Create(typeof(MixedPortfolio), 8, 0, MetaAlgorithmSchedule.Doubling, "PositiveParity", "Parity6", "ConjunctionLearner"),
        Create(typeof(ByteVote), 30, 0, MetaAlgorithmSchedule.Once, "IntegerPerceptron", "MajorityVote", "NearestNeighbor"),
        Create(typeof(NoisyPortfolio), 8, 9, MetaAlgorithmSchedule.Once, "Parity3", "SmallConjunction"),
        Create(typeof(SingleReservoir), 4, 0, MetaAlgorithmSchedule.PerfectSquares, "ReservoirSampler"),
    ];

    public string Name => Type.Name;

    public int InputBits => Members[0].InputBits;

    public static MetaAlgorithmCase Get(string name) => All.Single(metaAlgorithm => metaAlgorithm.Name == name);

    public GeneratedNetwork CreateNetwork(int seed) => new(Type, Members[0].InputType, seed);

    /// <summary>The layout of the memory.</summary>
    public MetaAlgorithmLayout CreateLayout() =>
        new([.. Members.Select(member => member.Start().Memory.Length)], new MetaAlgorithmOptions(StepBudget, ValidationSamples, Schedule));

    private static MetaAlgorithmCase Create(Type type, int stepBudget, int validationSamples, MetaAlgorithmSchedule schedule, params string[] members) =>
        new(type, [.. members.Select(CorpusLearners.Get)], stepBudget, validationSamples, schedule);
}
