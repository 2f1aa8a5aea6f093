using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>What to call an operation that is not supported, and what to write instead.</summary>
internal static class UnsupportedConstructs
{
    public static (string What, string Advice) Describe(IOperation operation) => operation switch
    {
        IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation => ("a lambda or delegate", "call a static method"),
        ITryOperation => ("try", "test for what would throw beforehand"),
        IAwaitOperation => ("await", "a circuit has no time: compute directly"),
        IDynamicInvocationOperation or IDynamicMemberReferenceOperation or IDynamicIndexerAccessOperation or IDynamicObjectCreationOperation =>
            ("a dynamic operation", "give the value its type"),
        IUsingOperation or IUsingDeclarationOperation => ("using", "a circuit holds no resources: remove it"),
        ILockOperation => ("lock", "a circuit has no threads: remove it"),
        ILabeledOperation or IBranchOperation => ("goto", "use a loop with break and continue"),
        IConditionalAccessOperation or ICoalesceOperation or ICoalesceAssignmentOperation => ("a null test", "values are never null: use a flag beside the value"),
        ITypeOfOperation or IIsTypeOperation => ("a type test", "compare values"),
        IRangeOperation => ("a range as a value", "write it where it indexes an array or span"),
        IImplicitIndexerReferenceOperation => ("an index from the end or a range of this type", "use an array, a span or an inline array"),
        ISimpleAssignmentOperation { IsRef: true } => ("a reference of this kind that changes", "declare a ref local, and let that change"),
        ISpreadOperation => ("a spread of this type", "spread an array or a span"),
        IListPatternOperation or ISlicePatternOperation => ("a list pattern on this type", "match an array or a span, or compare the elements"),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Hat } => ("an index from the end as a value", "write it where it indexes an array or span"),
        IObjectCreationOperation or IAnonymousObjectCreationOperation or ITypeParameterObjectCreationOperation =>
            ("an object", "use a struct, a tuple or an array"),
        IAddressOfOperation => ("a pointer", "use the variable, field or element itself"),
        IEventReferenceOperation or IEventAssignmentOperation => ("an event", "call a static method"),
        ITranslatedQueryOperation => ("a query", "write the loop"),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true, DeclaringSyntaxReferences.IsEmpty: true } } =>
            ("a static field of another project, whose value its metadata does not hold", "make it const, or declare the data in this project"),
        IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true } } =>
            ("a static field without a value of its own, or before it has one", "give it a constant value where it is declared, without a static constructor"),
        ISizeOfOperation => ("sizeof of this type", "use sizeof of an integer type"),
        IFieldReferenceOperation { Field.IsStatic: true } => ("a static field that changes", "make it const or static readonly with a constant value, or pass it as a parameter"),
        IFieldReferenceOperation => ("a field of an object", "use a struct"),
        IInstanceReferenceOperation => ("this", "use a static method or a struct"),
        ILocalFunctionOperation => ("a local function here", "make it a static method"),
        ILiteralOperation => ("null", "use a value"),
        ILoopOperation => ("this loop", "use for, while, do or foreach over an array"),
        _ => ("an operation of kind " + operation.Kind, "use assignments, arithmetic, comparisons, loops, arrays, structs and static methods"),
    };
}
