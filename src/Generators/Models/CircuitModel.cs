using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>All that is emitted for a [Circuit] method.</summary>
/// <param name="Context">Where it goes.</param>
/// <param name="Accessibility">The method's accessibility, such as <c>public</c>.</param>
/// <param name="ClassName">The name of the class.</param>
/// <param name="MethodDisplay">The method as a person would name it, for documentation, such as <c>Demo.Add(uint, uint)</c>.</param>
/// <param name="MethodReference">The method as a documentation reference.</param>
/// <param name="Columns">The columns of Evaluate: a parameter each, one for the result, then ref and out parameters.</param>
/// <param name="Program">What is compiled.</param>
internal sealed record CircuitModel(
    MemberContext Context,
    string Accessibility,
    string ClassName,
    string MethodDisplay,
    string MethodReference,
    EquatableArray<ColumnModel> Columns,
    CircuitProgram Program);

/// <summary>A column of samples: one argument of Evaluate.</summary>
/// <param name="Name">The parameter's name; <c>result</c> for the result.</param>
/// <param name="ElementType">The C# type of an element, fully qualified.</param>
/// <param name="Type">The element's type.</param>
/// <param name="DeclaredBits">The width declared by [Bits]; 0 if none is.</param>
/// <param name="IsOutput">Whether the column is written.</param>
internal sealed record ColumnModel(string Name, string ElementType, IrType Type, int DeclaredBits, bool IsOutput);
