using System.Numerics;

namespace Learnability.Generators.Ir;

/// <summary>An expression of the program IR. Operands are evaluated from left to right, as in C#.</summary>
/// <param name="Type">The type of its value.</param>
/// <param name="Site">The number of the operation in its program, in binding order: where an analyzer reports.</param>
internal abstract record IrExpression(IrType Type, int Site);

/// <summary>A constant: an integer in the range of its type, or 0 or 1 for bool.</summary>
internal sealed record IrConstant(BigInteger Value, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>default(T): all bits clear.</summary>
internal sealed record IrDefault(IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>What a place holds.</summary>
internal sealed record IrLoad(IrPlace Place, IrType Type, int Site) : IrExpression(Type, Site);

internal enum IrUnaryOperator
{
    /// <summary>!, on bool.</summary>
    Not,

    /// <summary>~, on integers.</summary>
    Complement,

    /// <summary>Unary minus, on integers.</summary>
    Negate,
}

/// <summary>An operator with one operand, of the type of its result.</summary>
internal sealed record IrUnary(IrUnaryOperator Operator, IrExpression Operand, bool IsChecked, IrType Type, int Site) : IrExpression(Type, Site);

internal enum IrBinaryOperator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    And,
    Or,
    Xor,

    /// <summary>&lt;&lt;; the count is an int.</summary>
    ShiftLeft,

    /// <summary>&gt;&gt;: arithmetic for signed integers, logical for unsigned ones.</summary>
    ShiftRight,

    /// <summary>&gt;&gt;&gt;: logical.</summary>
    ShiftRightUnsigned,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// <summary>An operator with two operands; both have one type, but for shifts. And, Or, Xor, Equal and NotEqual are also defined on bool.</summary>
internal sealed record IrBinary(IrBinaryOperator Operator, IrExpression Left, IrExpression Right, bool IsChecked, IrType Type, int Site)
    : IrExpression(Type, Site);

/// <summary>&amp;&amp; or ||: the right operand is evaluated only where the left does not decide.</summary>
internal sealed record IrShortCircuit(bool IsAnd, IrExpression Left, IrExpression Right, int Site) : IrExpression(IrType.Boolean, Site);

/// <summary>condition ? whenTrue : whenFalse; only one of the two is evaluated.</summary>
internal sealed record IrConditional(IrExpression Condition, IrExpression WhenTrue, IrExpression WhenFalse, IrType Type, int Site)
    : IrExpression(Type, Site);

/// <summary>A conversion between integers (bool and integers do not convert), or an array seen as a span of its elements.</summary>
internal sealed record IrConversion(IrExpression Operand, bool IsChecked, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>An assignment; its value is what was stored.</summary>
internal sealed record IrAssignment(IrPlace Target, IrExpression Value, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>
/// target op= value, ++ and −−: the target is located once, then read, converted to the operand type, combined, converted back and stored.
/// </summary>
/// <param name="Target">The place.</param>
/// <param name="Operator">An arithmetic, logical or shift operator.</param>
/// <param name="OperandType">The type that the operator works in.</param>
/// <param name="Value">The right operand.</param>
/// <param name="IsChecked">Whether an overflow throws.</param>
/// <param name="YieldsOldValue">Whether the value is that before the store: the postfix forms.</param>
/// <param name="Type">The target's type.</param>
/// <param name="Site">The operation's number.</param>
internal sealed record IrCompoundAssignment(
    IrPlace Target,
    IrBinaryOperator Operator,
    IrType OperandType,
    IrExpression Value,
    bool IsChecked,
    bool YieldsOldValue,
    IrType Type,
    int Site) : IrExpression(Type, Site);

/// <summary>A call of a method of the program.</summary>
/// <param name="Method">The index of the method in the program.</param>
/// <param name="Receiver">The struct whose method is called, if it has one.</param>
/// <param name="Arguments">One for each parameter, in order of parameters.</param>
/// <param name="Type">The return type.</param>
/// <param name="Site">The operation's number.</param>
internal sealed record IrCall(int Method, IrPlace? Receiver, EquatableArray<IrArgument> Arguments, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>An argument: a value, or for ref, out and in parameters a place.</summary>
internal sealed record IrArgument(IrExpression? Value, IrPlace? Reference);

/// <summary>Methods of the base library that the lowering knows.</summary>
internal enum IrIntrinsic
{
    PopCount,
    LeadingZeroCount,
    TrailingZeroCount,
    Log2,
    RotateLeft,
    RotateRight,
    IsPow2,
    Min,
    Max,
    Abs,
    Sign,
    Clamp,
}

/// <summary>A call of a known method; the operand type is that of the first argument.</summary>
internal sealed record IrIntrinsicCall(IrIntrinsic Intrinsic, EquatableArray<IrExpression> Arguments, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>A new array: of default elements, or of the given ones if there are any.</summary>
internal sealed record IrNewArray(IrExpression Length, EquatableArray<IrExpression> Elements, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>A struct or tuple from the values of all its fields.</summary>
internal sealed record IrStructValue(EquatableArray<IrExpression> Fields, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>The number of elements of an array or span; of an array of several dimensions, along one of them if it is not −1.</summary>
internal sealed record IrLength(IrExpression Array, int Site, int Dimension = -1) : IrExpression(IrType.Int32, Site);

/// <summary>A new array of several dimensions: of default elements, or of the given ones, the last index fastest.</summary>
internal sealed record IrNewMatrix(EquatableArray<IrExpression> Lengths, EquatableArray<IrExpression> Elements, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>A part of an array or span, as a span.</summary>
internal sealed record IrSlice(IrExpression Array, IrExpression Start, IrExpression Length, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>A new array with the elements of an array or span.</summary>
internal sealed record IrArrayCopy(IrExpression Array, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>The elements of an inline array in a place, as a span.</summary>
internal sealed record IrInlineSpan(IrPlace Place, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>The array of a static readonly field: made once, never written.</summary>
/// <param name="Number">The field's number in the program.</param>
/// <param name="Initial">What makes it.</param>
/// <param name="Type">The field's type.</param>
/// <param name="Site">The operation's number.</param>
internal sealed record IrStaticArray(int Number, IrExpression Initial, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>Statements, then a value: what pattern matching and object creation become.</summary>
internal sealed record IrSequence(EquatableArray<IrStatement> Statements, IrExpression Value, IrType Type, int Site) : IrExpression(Type, Site);

/// <summary>A point that throws if it is reached; it must be proven that it is not.</summary>
internal sealed record IrUnreachable(string Reason, IrType Type, int Site) : IrExpression(Type, Site);
