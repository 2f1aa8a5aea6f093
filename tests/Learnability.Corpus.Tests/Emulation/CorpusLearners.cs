using System.Collections.Generic;
using System.Linq;

namespace Learnability.Corpus.Tests.Emulation;

/// <summary>All learners of the corpus.</summary>
internal static class CorpusLearners
{
    public static IReadOnlyList<LearnerCase> All { get; } =
    [
        LearnerCase.Create(
            3, SgdMode.Guessing,
            (ref Parity3 l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in Parity3 l, ulong x) => l.Predict((uint)x), (in Parity3 l, ulong x) => l.Knows((uint)x)),
        LearnerCase.Create(
            4, SgdMode.Guessing,
            (ref Parity4 l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in Parity4 l, ulong x) => l.Predict((uint)x), (in Parity4 l, ulong x) => l.Knows((uint)x)),
        LearnerCase.Create(
            5, SgdMode.Guessing,
            (ref Parity5 l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in Parity5 l, ulong x) => l.Predict((uint)x), (in Parity5 l, ulong x) => l.Knows((uint)x)),
        LearnerCase.Create(
            6, SgdMode.Guessing,
            (ref Parity6 l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in Parity6 l, ulong x) => l.Predict((uint)x), (in Parity6 l, ulong x) => l.Knows((uint)x)),
        LearnerCase.Create(
            8, SgdMode.Guessing,
            (ref Parity8 l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in Parity8 l, ulong x) => l.Predict((uint)x), (in Parity8 l, ulong x) => l.Knows((uint)x)),
        LearnerCase.Create(
            16, SgdMode.Guessing,
            (ref Parity16 l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in Parity16 l, ulong x) => l.Predict((uint)x), (in Parity16 l, ulong x) => l.Knows((uint)x)),
        LearnerCase.Create(
            32, SgdMode.Guessing,
            (ref Parity32 l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in Parity32 l, ulong x) => l.Predict((uint)x), (in Parity32 l, ulong x) => l.Knows((uint)x)),
        LearnerCase.Create(
            6, SgdMode.PositiveOnly,
            (ref PositiveParity l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in PositiveParity l, ulong x) => l.Predict((uint)x), (in PositiveParity l, ulong x) => l.Knows((uint)x)),
        LearnerCase.Create(
            6, SgdMode.Guessing,
            (ref ConjunctionLearner l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in ConjunctionLearner l, ulong x) => l.Predict((uint)x)),
        LearnerCase.Create(
            6, SgdMode.Guessing,
            (ref RulingOutDictator l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in RulingOutDictator l, ulong x) => l.Predict((uint)x)),
        LearnerCase.Create(
            3, SgdMode.Guessing,
            (ref SmallConjunction l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in SmallConjunction l, ulong x) => l.Predict((uint)x)),
        LearnerCase.Create(
            16, SgdMode.MistakeDriven,
            (ref MistakeDrivenConjunction l, ulong x, bool y, bool _) => l.Learn((ushort)x, y),
            (in MistakeDrivenConjunction l, ulong x) => l.Predict((ushort)x)),
        LearnerCase.Create(
            8, SgdMode.Guessing,
            (ref NearestNeighbor l, ulong x, bool y, bool _) => l.Learn((byte)x, y),
            (in NearestNeighbor l, ulong x) => l.Predict((byte)x)),
        LearnerCase.Create(
            2, SgdMode.Guessing,
            (ref NearestMatch l, ulong x, bool y, bool _) => l.Learn((uint)x, y),
            (in NearestMatch l, ulong x) => l.Predict((uint)x), (in NearestMatch l, ulong _) => l.Done),
        LearnerCase.Create(
            8, SgdMode.Guessing, (ref MajorityVote l, ulong x, bool y, bool _) => l.Learn((byte)x, y), (in MajorityVote l, ulong x) => l.Predict((byte)x)),
        LearnerCase.Create(
            8, SgdMode.MistakeDriven,
            (ref IntegerPerceptron l, ulong x, bool y, bool _) => l.Learn((byte)x, y),
            (in IntegerPerceptron l, ulong x) => l.Predict((byte)x)),
        LearnerCase.Create(
            4, SgdMode.Guessing,
            (ref ReservoirSampler l, ulong x, bool y, bool coin) => l.Learn((byte)x, y, coin),
            (in ReservoirSampler l, ulong x) => l.Predict((byte)x), (in ReservoirSampler l, ulong _) => l.Done, usesCoin: true),
    ];

    public static LearnerCase Get(string name) => All.Single(learner => learner.Name == name);
}
