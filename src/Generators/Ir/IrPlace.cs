namespace Learnability.Generators.Ir;

/// <summary>Something that can be read and, but for a temporary, written.</summary>
/// <param name="Type">The type of what it holds.</param>
/// <param name="Site">The number of the operation in its program, in binding order: where an analyzer reports.</param>
internal abstract record IrPlace(IrType Type, int Site);

/// <summary>A parameter or local variable, by its index in the method's variables.</summary>
internal sealed record IrVariablePlace(int Variable, IrType Type, int Site) : IrPlace(Type, Site);

/// <summary>The struct whose method runs.</summary>
internal sealed record IrThisPlace(IrType Type, int Site) : IrPlace(Type, Site);

/// <summary>A field of a struct in a place.</summary>
internal sealed record IrFieldPlace(IrPlace Container, int Field, IrType Type, int Site) : IrPlace(Type, Site);

/// <summary>An element of an inline array in a place.</summary>
internal sealed record IrInlineElementPlace(IrPlace Container, IrExpression Index, IrType Type, int Site) : IrPlace(Type, Site);

/// <summary>An element of an array or span.</summary>
internal sealed record IrArrayElementPlace(IrExpression Array, IrExpression Index, IrType Type, int Site) : IrPlace(Type, Site);

/// <summary>An element of an array of several dimensions.</summary>
internal sealed record IrMatrixElementPlace(IrExpression Array, EquatableArray<IrExpression> Indices, IrType Type, int Site) : IrPlace(Type, Site);

/// <summary>A temporary that holds a value: fields and readonly methods of values that are in no place.</summary>
internal sealed record IrValuePlace(IrExpression Value, IrType Type, int Site) : IrPlace(Type, Site);

/// <summary>What a method that returns a reference refers to.</summary>
internal sealed record IrCallPlace(IrCall Call, IrType Type, int Site) : IrPlace(Type, Site);

/// <summary>One of two places, of which only the one that is meant is located.</summary>
internal sealed record IrConditionalPlace(IrExpression Condition, IrPlace WhenTrue, IrPlace WhenFalse, IrType Type, int Site) : IrPlace(Type, Site);

/// <summary>Statements, then a place: their results are among what it is located by.</summary>
internal sealed record IrSequencePlace(EquatableArray<IrStatement> Statements, IrPlace Place, IrType Type, int Site) : IrPlace(Type, Site);
