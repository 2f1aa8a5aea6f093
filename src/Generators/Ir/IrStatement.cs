namespace Learnability.Generators.Ir;

/// <summary>A statement of the program IR.</summary>
/// <param name="Site">The number of the operation in its program, in binding order: where an analyzer reports.</param>
internal abstract record IrStatement(int Site);

internal sealed record IrBlock(EquatableArray<IrStatement> Statements, int Site) : IrStatement(Site);

internal sealed record IrExpressionStatement(IrExpression Expression, int Site) : IrStatement(Site);

/// <summary>A local variable comes into scope, without a value if there is no initial one.</summary>
internal sealed record IrDeclaration(int Variable, IrExpression? Initial, int Site) : IrStatement(Site);

/// <summary>A ref local comes into scope or changes: from here on the variable is another name of a place.</summary>
internal sealed record IrReferenceDeclaration(int Variable, IrPlace Target, int Site) : IrStatement(Site);

internal sealed record IrIf(IrExpression Condition, IrStatement Then, IrStatement? Else, int Site) : IrStatement(Site);

/// <summary>
/// A loop: while the condition holds (tested before each round, or after it for do), the body, then the increments. Continue goes to the increments.
/// </summary>
/// <param name="Label">The label that break and continue name; unique in its method.</param>
/// <param name="Condition">The condition; null for an endless loop.</param>
/// <param name="TestAfter">Whether the first round runs untested.</param>
/// <param name="Body">The body.</param>
/// <param name="Increments">What runs after each round.</param>
/// <param name="Site">The operation's number.</param>
internal sealed record IrLoop(
    int Label,
    IrExpression? Condition,
    bool TestAfter,
    IrStatement Body,
    EquatableArray<IrStatement> Increments,
    int Site) : IrStatement(Site);

/// <summary>A statement that a break may leave: what a switch becomes.</summary>
internal sealed record IrLabelled(int Label, IrStatement Body, int Site) : IrStatement(Site);

internal sealed record IrBreak(int Label, int Site) : IrStatement(Site);

internal sealed record IrContinue(int Label, int Site) : IrStatement(Site);

internal sealed record IrReturn(IrExpression? Value, int Site) : IrStatement(Site);

/// <summary>Returns from a method that returns a reference.</summary>
internal sealed record IrReturnReference(IrPlace Place, int Site) : IrStatement(Site);

/// <summary>A point that throws if it is reached; it must be proven that it is not.</summary>
internal sealed record IrThrow(string Reason, int Site) : IrStatement(Site);
