using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>All that is emitted for a [MetaAlgorithm].</summary>
/// <param name="Context">Where it goes; the type itself is the last containing type.</param>
/// <param name="Input">An input of every member, as ValueModelReader reads it.</param>
/// <param name="MemberTypes">The C# types of the members, in order.</param>
/// <param name="Program">What is compiled.</param>
/// <param name="NoisySgd">What [NoisySgd] asks for; null without it.</param>
internal sealed record MetaAlgorithmModel(
    MemberContext Context, ValueModel Input, EquatableArray<string> MemberTypes, MetaAlgorithmProgram Program, NoisySgdModel? NoisySgd);
