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
        ISimpleAssignmentOperation { IsRef: true } => ("a reference that changes", "declare a ref local for each place"),
        IConditionalOperation { IsRef: true } => ("a reference chosen at run time", "choose between the values"),
        ISpreadOperation => ("a spread", "list the elements"),
        IListPatternOperation or ISlicePatternOperation => ("a list pattern", "compare the elements"),
        IObjectCreationOperation or IAnonymousObjectCreationOperation or ITypeParameterObjectCreationOperation =>
            ("an object", "use a struct, a tuple or an array"),
        IAddressOfOperation => ("a pointer", "use the variable, field or element itself"),
        IEventReferenceOperation or IEventAssignmentOperation => ("an event", "call a static method"),
        ITranslatedQueryOperation => ("a query", "write the loop"),
        IFieldReferenceOperation { Field.IsStatic: true } => ("a static field that changes", "make it const or static readonly with a constant value, or pass it as a parameter"),
        IFieldReferenceOperation => ("a field of an object", "use a struct"),
        IInstanceReferenceOperation => ("this", "use a static method or a struct"),
        ILocalFunctionOperation => ("a local function here", "make it a static method"),
        ILiteralOperation => ("null", "use a value"),
        ILoopOperation => ("this loop", "use for, while, do or foreach over an array"),
        _ => ("an operation of kind " + operation.Kind, "use assignments, arithmetic, comparisons, loops, arrays, structs and static methods"),
    };
}
