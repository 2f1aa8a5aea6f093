namespace Learnability.Generators.Ir;

/// <summary>
/// What is compiled: a method and all that it calls. It is compared by value, holds no symbol, syntax or position, and everything that the lowering uses is
/// in it, so equal programs have equal circuits.
/// </summary>
internal sealed record IrProgram(EquatableArray<IrMethod> Methods);

/// <summary>A method.</summary>
/// <param name="Name">Its name, for messages and ports.</param>
/// <param name="ReceiverType">The struct it belongs to; null for a static method.</param>
/// <param name="Parameters">Its parameters: the first of its variables.</param>
/// <param name="ReturnType">The type it returns.</param>
/// <param name="ReturnBits">The width declared by [Bits] on the return value; 0 if none is.</param>
/// <param name="Variables">Parameters, then locals and temporaries.</param>
/// <param name="Body">Its body.</param>
/// <param name="Site">The operation's number.</param>
internal sealed record IrMethod(
    string Name,
    IrType? ReceiverType,
    EquatableArray<IrParameter> Parameters,
    IrType ReturnType,
    int ReturnBits,
    EquatableArray<IrVariable> Variables,
    IrStatement Body,
    int Site)
{
    /// <summary>The lengths declared by [Shape] on the return value; empty if none are.</summary>
    public EquatableArray<int> ReturnShape { get; init; } = EquatableArray<int>.Empty;

    /// <summary>Whether it returns a reference to what it names.</summary>
    public bool ReturnsReference { get; init; }
}

/// <summary>A parameter or local variable.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">Its type.</param>
/// <param name="DeclaredBits">The width declared by [Bits], for the integer or each element; 0 if none is.</param>
internal sealed record IrVariable(string Name, IrType Type, int DeclaredBits);

internal enum IrReferenceKind
{
    Value,
    Ref,
    Out,
    In,
}

/// <summary>How a parameter is passed. The variable at the same index has its name, type and width.</summary>
/// <param name="Kind">By value or by reference.</param>
/// <param name="Shape">The lengths declared by [Shape], for arrays and spans; empty otherwise.</param>
internal sealed record IrParameter(IrReferenceKind Kind, EquatableArray<int> Shape)
{
    /// <summary>Whether what the method leaves in a span or behind a reference is a result.</summary>
    public bool IsOutput { get; init; } = Kind is IrReferenceKind.Ref or IrReferenceKind.Out;
}
