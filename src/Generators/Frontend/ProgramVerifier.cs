using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Frontend;

/// <summary>
/// Whether the types of a program fit together. Those of a program that compiles do. In source that does not, Roslyn leaves some operations as they would
/// have been, which the lowering need not know.
/// </summary>
internal sealed class ProgramVerifier
{
    private readonly IrProgram _program;
    private readonly IrMethod _method;
    private readonly HashSet<int> _labels = [];

    private ProgramVerifier(IrProgram program, IrMethod method)
    {
        _program = program;
        _method = method;
    }

    public static bool Verify(IrProgram program) => program.Methods.All(method => new ProgramVerifier(program, method).Fits(method.Body));

    private bool Fits(IrStatement? statement) => statement switch
    {
        null or IrThrow => true,
        IrBlock block => block.Statements.All(Fits),
        IrExpressionStatement effect => Fits(effect.Expression),
        IrDeclaration declaration => declaration.Initial is null || Fits(declaration.Initial, _method.Variables[declaration.Variable].Type),
        IrReferenceDeclaration reference => reference.Target.Type == _method.Variables[reference.Variable].Type && Fits(reference.Target),
        IrIf conditional => Fits(conditional.Condition, IrType.Boolean) && Fits(conditional.Then) && Fits(conditional.Else),
        IrLoop loop => (loop.Condition is null || Fits(loop.Condition, IrType.Boolean)) && FitsInside(loop.Label, loop.Body) && loop.Increments.All(Fits),
        IrLabelled labelled => FitsInside(labelled.Label, labelled.Body),
        IrBreak jump => _labels.Contains(jump.Label),
        IrContinue jump => _labels.Contains(jump.Label),
        IrReturnReference @return => _method.ReturnsReference && @return.Place.Type == _method.ReturnType && Fits(@return.Place),
        IrReturn when _method.ReturnsReference => false,
        IrReturn @return => @return.Value is null ? _method.ReturnType is IrVoidType : Fits(@return.Value, _method.ReturnType),
        _ => false,
    };

    private bool FitsInside(int label, IrStatement body)
    {
        _labels.Add(label);
        bool fits = Fits(body);
        _labels.Remove(label);
        return fits;
    }

    private bool Fits(IrExpression expression, IrType type) => expression.Type == type && Fits(expression);

    private bool Fits(IrExpression expression) => expression switch
    {
        IrConstant constant => constant.Type is IrIntegerType or IrBooleanType,
        IrDefault or IrUnreachable => expression.Type is not IrVoidType,
        IrLoad load => load.Type == load.Place.Type && Fits(load.Place),
        IrUnary unary => IsScalar(unary.Type, unary.Operator == IrUnaryOperator.Not) && Fits(unary.Operand, unary.Type),
        IrBinary binary => Fits(binary.Left) && Fits(binary.Right) && FitsOperator(binary.Operator, binary.Left.Type, binary.Right.Type, binary.Type),
        IrShortCircuit circuit => Fits(circuit.Left, IrType.Boolean) && Fits(circuit.Right, IrType.Boolean),
        IrConditional choice => Fits(choice.Condition, IrType.Boolean) && Fits(choice.WhenTrue, choice.Type) && Fits(choice.WhenFalse, choice.Type),
        IrConversion conversion => Fits(conversion.Operand) && FitsConversion(conversion.Operand.Type, conversion.Type),
        IrAssignment assignment => assignment.Type == assignment.Target.Type && Fits(assignment.Target) && Fits(assignment.Value, assignment.Type),
        IrCompoundAssignment compound => Fits(compound),
        IrCall call => !IsReference(call) && Fits(call),
        IrIntrinsicCall call => call.Arguments.All(argument => argument.Type is IrIntegerType && Fits(argument)) && call.Type is IrIntegerType or IrBooleanType,
        IrNewArray array => array.Type is IrArrayType { Rank: 1 } type && array.Length.Type is IrIntegerType && Fits(array.Length)
            && array.Elements.All(element => Fits(element, type.Element)),
        IrStructValue value => value.Type is IrStructType type && type.Fields.Count == value.Fields.Count
            && value.Fields.Zip(type.Fields, (field, declared) => Fits(field, declared.Type)).All(static fits => fits),
        IrLength length => length.Array.Type is IrArrayType or IrSpanType && Fits(length.Array)
            && (length.Dimension == -1 || (length.Array.Type is IrArrayType array && length.Dimension >= 0 && length.Dimension < array.Rank)),
        IrNewMatrix matrix => matrix.Type is IrArrayType type && type.Rank == matrix.Lengths.Count
            && matrix.Lengths.All(length => length.Type is IrIntegerType && Fits(length)) && matrix.Elements.All(element => Fits(element, type.Element)),
        IrSlice slice => slice.Type is IrSpanType span && FitsElement(slice.Array.Type, span.Element) && Fits(slice.Array)
            && slice.Start.Type is IrIntegerType && Fits(slice.Start) && slice.Length.Type is IrIntegerType && Fits(slice.Length),
        IrArrayCopy copy => copy.Type is IrArrayType array && FitsElement(copy.Array.Type, array.Element) && Fits(copy.Array),
        IrInlineSpan view => view.Type is IrSpanType span && view.Place.Type is IrInlineArrayType inline && span.Element == inline.Element && Fits(view.Place),
        IrStaticArray field => Fits(field.Initial, field.Type),
        IrSequence sequence => sequence.Statements.All(Fits) && Fits(sequence.Value, sequence.Type),
        _ => false,
    };

    private bool Fits(IrCompoundAssignment compound)
    {
        bool isConverted = compound.Type == compound.OperandType || FitsConversion(compound.Type, compound.OperandType);
        return compound.Type == compound.Target.Type && isConverted && Fits(compound.Target) && Fits(compound.Value)
            && FitsOperator(compound.Operator, compound.OperandType, compound.Value.Type, compound.OperandType);
    }

    private bool Fits(IrCall call)
    {
        if (call.Method >= _program.Methods.Count)
            return false;
        IrMethod method = _program.Methods[call.Method];
        bool hasReceiver = call.Receiver is null ? method.ReceiverType is null : call.Receiver.Type == method.ReceiverType && Fits(call.Receiver);
        if (!hasReceiver || call.Type != method.ReturnType || call.Arguments.Count != method.Parameters.Count)
            return false;
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            IrArgument argument = call.Arguments[i];
            IrType type = method.Variables[i].Type;
            bool fits = argument.Reference is { } place ? place.Type == type && Fits(place) : argument.Value is { } value && Fits(value, type);
            if (!fits)
                return false;
        }

        return true;
    }

    private bool IsReference(IrCall call) => call.Method < _program.Methods.Count && _program.Methods[call.Method].ReturnsReference;

    private bool Fits(IrPlace place) => place switch
    {
        IrVariablePlace variable => variable.Variable < _method.Variables.Count && _method.Variables[variable.Variable].Type == variable.Type,
        IrThisPlace self => self.Type == _method.ReceiverType,
        IrFieldPlace field => field.Container.Type is IrStructType type && field.Field >= 0 && field.Field < type.Fields.Count
            && type.Fields[field.Field].Type == field.Type && Fits(field.Container),
        IrInlineElementPlace element => element.Container.Type is IrInlineArrayType array && array.Element == element.Type
            && element.Index.Type is IrIntegerType && Fits(element.Container) && Fits(element.Index),
        IrArrayElementPlace element => FitsElement(element.Array.Type, element.Type)
            && element.Index.Type is IrIntegerType && Fits(element.Array) && Fits(element.Index),
        IrMatrixElementPlace element => element.Array.Type is IrArrayType array && array.Rank == element.Indices.Count && array.Element == element.Type
            && Fits(element.Array) && element.Indices.All(index => index.Type is IrIntegerType && Fits(index)),
        IrValuePlace value => Fits(value.Value, value.Type),
        IrCallPlace call => call.Call.Type == call.Type && IsReference(call.Call) && Fits(call.Call),
        IrSequencePlace sequence => sequence.Place.Type == sequence.Type && sequence.Statements.All(Fits) && Fits(sequence.Place),
        IrConditionalPlace choice => Fits(choice.Condition, IrType.Boolean) && choice.WhenTrue.Type == choice.Type && choice.WhenFalse.Type == choice.Type
            && Fits(choice.WhenTrue) && Fits(choice.WhenFalse),
        _ => false,
    };

    private static bool FitsElement(IrType array, IrType element) => array switch
    {
        IrArrayType { Rank: 1 } some => some.Element == element,
        IrSpanType some => some.Element == element,
        _ => false,
    };

    private static bool FitsConversion(IrType from, IrType to) =>
        (from is IrIntegerType && to is IrIntegerType) || (from is IrArrayType { Rank: 1 } array && to is IrSpanType span && array.Element == span.Element);

    private static bool FitsOperator(IrBinaryOperator @operator, IrType left, IrType right, IrType result)
    {
        switch (@operator)
        {
            case IrBinaryOperator.ShiftLeft or IrBinaryOperator.ShiftRight or IrBinaryOperator.ShiftRightUnsigned:
                return left is IrIntegerType && right is IrIntegerType && result == left;
            case IrBinaryOperator.Less or IrBinaryOperator.LessOrEqual or IrBinaryOperator.Greater or IrBinaryOperator.GreaterOrEqual:
                return left is IrIntegerType && right == left && result is IrBooleanType;
            case IrBinaryOperator.Equal or IrBinaryOperator.NotEqual:
                return left is IrIntegerType or IrBooleanType && right == left && result is IrBooleanType;
            case IrBinaryOperator.And or IrBinaryOperator.Or or IrBinaryOperator.Xor:
                return left is IrIntegerType or IrBooleanType && right == left && result == left;
            default:
                return left is IrIntegerType && right == left && result == left;
        }
    }

    private static bool IsScalar(IrType type, bool isBoolean) => isBoolean ? type is IrBooleanType : type is IrIntegerType;
}
