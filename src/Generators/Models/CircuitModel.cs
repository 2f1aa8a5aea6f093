using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>All that is emitted for a [Circuit] method.</summary>
/// <param name="Context">Where it goes.</param>
/// <param name="Accessibility">The method's accessibility, such as <c>public</c>.</param>
/// <param name="ClassName">The name of the class.</param>
/// <param name="MethodDisplay">The method as a person would name it, for documentation, such as <c>Demo.Add(uint, uint)</c>.</param>
/// <param name="MethodReference">The method as a documentation reference.</param>
/// <param name="Columns">
/// The columns of Evaluate: parameters by value and in, then one for the result, then ref and out parameters, then the validity. The last three kinds are in the order of the
/// circuit's outputs.
/// </param>
/// <param name="Program">What is compiled.</param>
/// <param name="Emit">The form of the code.</param>
internal sealed record CircuitModel(
    MemberContext Context,
    string Accessibility,
    string ClassName,
    string MethodDisplay,
    string MethodReference,
    EquatableArray<ColumnModel> Columns,
    CircuitProgram Program,
    CircuitEmit Emit);

/// <summary>A column of samples: one argument of Evaluate.</summary>
/// <param name="Name">The parameter's name; <c>result</c> for the result, or another name where a parameter has that one.</param>
/// <param name="Element">An element, as ValueModelReader reads it.</param>
/// <param name="Parameter">The index of the method's parameter, which is the order of the circuit's inputs; −1 for the result.</param>
/// <param name="IsInput">Whether the column is read: parameters by value, in and ref.</param>
/// <param name="IsOutput">Whether the column is written: the result, and out and ref parameters. A ref parameter is one column, changed in place.</param>
internal sealed record ColumnModel(string Name, ValueModel Element, int Parameter, bool IsInput, bool IsOutput)
{
    /// <summary>The number of elements of a sample: more than 1 for arrays and spans with [Shape].</summary>
    public int Length { get; init; } = 1;

    /// <summary>The number of bits of a sample.</summary>
    public int Width => Element.Width * Length;
}
