using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>All that is emitted for a [TuringMachine] method.</summary>
/// <param name="Context">Where it goes.</param>
/// <param name="Accessibility">The method's accessibility, such as <c>public</c>.</param>
/// <param name="ClassName">The name of the class.</param>
/// <param name="MethodDisplay">The method as a person would name it, for documentation.</param>
/// <param name="MethodReference">The method as a documentation reference.</param>
/// <param name="Program">What is tabulated.</param>
/// <param name="Inputs">The number d of inputs of the network that Create makes.</param>
/// <param name="Samples">Its number m of samples.</param>
/// <param name="Depth">Its depth L.</param>
/// <param name="AutoClean">Whether it blanks the block once the machine halts.</param>
/// <param name="CornerReadout">Whether the answer is read from the top left cell alone.</param>
internal sealed record MachineModel(
    MemberContext Context,
    string Accessibility,
    string ClassName,
    string MethodDisplay,
    string MethodReference,
    MachineProgram Program,
    int Inputs,
    int Samples,
    int Depth,
    bool AutoClean,
    bool CornerReadout);
