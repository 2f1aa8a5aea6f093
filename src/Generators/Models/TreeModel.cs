using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>All that is emitted for a [TreeCircuit] method.</summary>
/// <param name="Context">Where it goes.</param>
/// <param name="Accessibility">The method's accessibility, such as <c>public</c>.</param>
/// <param name="ClassName">The name of the class.</param>
/// <param name="MethodDisplay">The method as a person would name it, for documentation.</param>
/// <param name="MethodReference">The method as a documentation reference.</param>
/// <param name="Program">What is tabulated.</param>
/// <param name="Width">The number k of neurons in a gate.</param>
/// <param name="Distribution">The distribution of examples; null if none is declared.</param>
/// <param name="Training">How the tree is trained; null for the defaults.</param>
internal sealed record TreeModel(
    MemberContext Context,
    string Accessibility,
    string ClassName,
    string MethodDisplay,
    string MethodReference,
    TreeProgram Program,
    int Width,
    TreeDistributionModel? Distribution,
    TreeTrainingModel? Training);
