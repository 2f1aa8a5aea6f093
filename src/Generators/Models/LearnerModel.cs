using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>All that is emitted for a [LearningAlgorithm].</summary>
/// <param name="Context">Where it goes; the learner itself is the last containing type.</param>
/// <param name="Name">The learner's name.</param>
/// <param name="Input">An input, as ValueModelReader reads it; [LearningAlgorithm(Inputs = n)] counts as [Bits(n)].</param>
/// <param name="Memory">The struct itself, as ValueModelReader reads it.</param>
/// <param name="Program">What is compiled.</param>
/// <param name="Sgd">What [Sgd] asks for; null without it.</param>
/// <param name="NoisySgd">What [NoisySgd] asks for; null without it.</param>
/// <param name="BatchTrainings">What [MiniBatchSgd] and [FullBatchGd] ask for.</param>
internal sealed record LearnerModel(
    MemberContext Context,
    string Name,
    ValueModel Input,
    ValueModel Memory,
    LearnerProgram Program,
    SgdModel? Sgd,
    NoisySgdModel? NoisySgd,
    EquatableArray<BatchTrainingModel> BatchTrainings);

/// <summary>What [Sgd] asks for.</summary>
/// <param name="Mode">The value of SgdMode.</param>
/// <param name="Samples">The mean number of samples that the algorithm itself needs; 0 if it is not known.</param>
internal sealed record SgdModel(int Mode, double Samples);

/// <summary>What [NoisySgd] asks for.</summary>
/// <param name="CumulativeDeviation">The deviation of the noise on an edge over the whole run.</param>
/// <param name="Samples">The number T of samples.</param>
/// <param name="MaxVertices">The vertex budget.</param>
internal sealed record NoisySgdModel(double CumulativeDeviation, int Samples, int MaxVertices);
