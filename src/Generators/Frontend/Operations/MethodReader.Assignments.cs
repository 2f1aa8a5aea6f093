using System.Collections.Generic;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Simple and compound assignment, ++ and −−.</summary>
internal sealed partial class MethodReader
{
    private IrExpression ReadAssignment(ISimpleAssignmentOperation operation)
    {
        int site = Site(operation);
        if (operation.IsRef)
            return ReadReferenceAssignment(operation, site);
        if (operation.Target is IDiscardOperation)
            return Read(operation.Value);
        if (TryReadPlace(operation.Target) is { } place)
            return new IrAssignment(place, Read(operation.Value), place.Type, site);
        if (operation.Target is IPropertyReferenceOperation { Property.SetMethod: { } setter } property)
        {
            // The value of the assignment is what was assigned, not what the property then yields.
            (IrPlace? receiver, List<IrStatement> statements, List<IrExpression> indices) = PinProperty(property, site);
            IrPlace value = Spill(Read(operation.Value), statements, site);
            statements.Add(CallSetter(setter, receiver, indices, Load(value), site));
            return Sequence(statements, Load(value), site);
        }

        return Unsupported(operation.Target);
    }

    private IrExpression ReadCompound(ICompoundAssignmentOperation operation)
    {
        int site = Site(operation);
        if (operation.IsLifted)
            return Unsupported(operation);
        IrType targetType = TypeAt(operation.Target.Type, site);
        bool unsigned = targetType is IrIntegerType { IsSigned: false };
        IrExpression Combine(IrPlace place) => CombineCompound(operation, place, targetType, unsigned, site);
        if (OperatorMethod(operation.OperatorMethod, operation.ConstrainedToType) is { } method)
            return ReadModify(operation.Target, site, old => CallOperator(method, [Load(old), Read(operation.Value)], site), yieldsOldValue: false);
        return TryReadPlace(operation.Target) is { } target
            ? Combine(target)
            : ReadModify(operation.Target, site, old => Combine(old), yieldsOldValue: false);
    }

    private IrExpression CombineCompound(ICompoundAssignmentOperation operation, IrPlace place, IrType targetType, bool unsigned, int site)
    {
        IrExpression value = Read(operation.Value);
        if (targetType is IrVoidType || value.Type is IrVoidType)
            return Absent(site);
        if (OperatorOf(operation.OperatorKind, unsigned) is not { } @operator || targetType is not (IrIntegerType or IrBooleanType))
            return Unsupported(operation);
        if (IsNarrowShift(@operator, operation.ConstrainedToType, targetType))
            return NarrowShift(site);
        bool isChecked = IsChecked(operation.IsChecked, operation.OperatorMethod);
        IrType operandType;
        if (IsShift(@operator) || operation.ConstrainedToType is not null)
            operandType = Promoted(targetType);
        else if (operation.Target.Type?.TypeKind == TypeKind.Enum)
            operandType = targetType;
        else
            operandType = value.Type;
        if (!IsShift(@operator))
            value = ConvertTo(value, operandType, site);
        return new IrCompoundAssignment(place, @operator, operandType, value, isChecked, false, targetType, site);
    }

    /// <summary>Arithmetic on integers below 32 bits is done on int.</summary>
    private static IrType Promoted(IrType type) => type is IrIntegerType { Width: < 32 } ? IrType.Int32 : type;

    private IrExpression ReadIncrement(IIncrementOrDecrementOperation operation)
    {
        int site = Site(operation);
        if (operation.IsLifted)
            return Unsupported(operation);
        IrBinaryOperator @operator = operation.Kind == OperationKind.Increment ? IrBinaryOperator.Add : IrBinaryOperator.Subtract;
        IrType type = TypeAt(operation.Target.Type, site);
        if (OperatorMethod(operation.OperatorMethod, operation.ConstrainedToType) is { } method)
            return ReadModify(operation.Target, site, old => CallOperator(method, [Load(old)], site), operation.IsPostfix);
        IrExpression Step(IrPlace place, bool isPostfix)
        {
            if (type is not IrIntegerType)
                return type is IrVoidType ? Absent(site) : Unsupported(operation);
            IrType operandType = Promoted(type);
            return new IrCompoundAssignment(
                place, @operator, operandType, new IrConstant(1, operandType, site), IsChecked(operation.IsChecked, operation.OperatorMethod), isPostfix, type, site);
        }

        return TryReadPlace(operation.Target) is { } target
            ? Step(target, operation.IsPostfix)
            : ReadModify(operation.Target, site, old => Step(old, isPostfix: false), operation.IsPostfix);
    }

    /// <summary>Reads a place or property once, computes a new value from the old one, and writes it back.</summary>
    private IrExpression ReadModify(IOperation target, int site, System.Func<IrPlace, IrExpression> compute, bool yieldsOldValue)
    {
        if (TryReadPlace(target) is { } direct)
        {
            var located = new List<IrStatement>();
            IrPlace place = Pin(direct, located);
            IrPlace old = Spill(Load(place), located, site);
            IrPlace updated = Spill(compute(old), located, site);
            located.Add(Effect(new IrAssignment(place, Load(updated), place.Type, site)));
            return Sequence(located, Load(yieldsOldValue ? old : updated), site);
        }

        if (target is not IPropertyReferenceOperation { Property: { GetMethod: { } getter, SetMethod: { } setter } } property)
            return Unsupported(target);
        (IrPlace? receiver, List<IrStatement> statements, List<IrExpression> indices) = PinProperty(property, site);
        IrExpression current = CallMethod(getter, receiver, [.. indices], site);
        IrPlace before = Spill(current, statements, site);

        // compute may change its operand in place, as a compound assignment does.
        IrPlace work = Spill(Load(before), statements, site);
        IrPlace after = Spill(compute(work), statements, site);
        statements.Add(CallSetter(setter, receiver, indices, Load(after), site));
        return Sequence(statements, Load(yieldsOldValue ? before : after), site);
    }

    private (IrPlace? Receiver, List<IrStatement> Statements, List<IrExpression> Indices) PinProperty(IPropertyReferenceOperation property, int site)
    {
        var statements = new List<IrStatement>();
        IrPlace? receiver = property.Instance is { } instance ? Pin(ReadPlaceOrValue(instance), statements) : null;
        var indices = new List<IrExpression>();
        foreach (IArgumentOperation argument in property.Arguments)
            indices.Add(Pin(Read(argument.Value), statements));
        if (property.Instance is { } owner && !IsStruct(owner.Type))
            ReportUnsupported(site, "a property of an object", "use a struct");
        return (receiver, statements, indices);
    }

    private IrExpressionStatement CallSetter(IMethodSymbol setter, IrPlace? receiver, List<IrExpression> indices, IrExpression value, int site) =>
        Effect(CallMethod(setter, receiver, [.. indices, value], site));

    private static IrExpressionStatement Effect(IrExpression expression) => new(expression, expression.Site);
}
