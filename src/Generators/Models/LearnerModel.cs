using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>All that is emitted for a [LearningAlgorithm].</summary>
/// <param name="Context">Where it goes; the learner itself is the last containing type.</param>
/// <param name="Name">The learner's name.</param>
/// <param name="InputType">The C# type of an input, fully qualified or a keyword.</param>
/// <param name="Input">The input's type.</param>
/// <param name="Program">What is compiled.</param>
/// <param name="Sgd">What [Sgd] asks for; null without it.</param>
/// <param name="NoisySgd">What [NoisySgd] asks for; null without it.</param>
internal sealed record LearnerModel(
    MemberContext Context,
    string Name,
    string InputType,
    IrType Input,
    LearnerProgram Program,
    SgdModel? Sgd,
    NoisySgdModel? NoisySgd);

/// <summary>What [Sgd] asks for.</summary>
/// <param name="Mode">The value of SgdMode.</param>
internal sealed record SgdModel(int Mode);

/// <summary>What [NoisySgd] asks for.</summary>
/// <param name="CumulativeDeviation">The deviation of the noise on an edge over the whole run.</param>
/// <param name="Samples">The number T of samples.</param>
/// <param name="MaxVertices">The vertex budget.</param>
internal sealed record NoisySgdModel(double CumulativeDeviation, int Samples, int MaxVertices);
