using System.Collections.Generic;
using System.Collections.Immutable;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Simple and compound assignment, ++ and −−, deconstruction.</summary>
internal sealed partial class MethodReader
{
    private IrExpression ReadAssignment(ISimpleAssignmentOperation operation)
    {
        int site = Site(operation);
        if (operation.IsRef)
            return Unsupported(operation);
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

    /// <summary>(a, b) = value: the places are located from left to right, then the value is computed, then stored from left to right.</summary>
    private IrSequence ReadDeconstruction(IDeconstructionAssignmentOperation operation)
    {
        int site = Site(operation);
        var statements = new List<IrStatement>();
        DeconstructionTarget target = LocateTarget(operation.Target, statements);
        var stores = new List<IrStatement>();
        IrLoad? whole = Distribute(target, operation.Value, statements, stores);
        statements.AddRange(stores);
        if (whole is not null)
            return Sequence(statements, whole, site);
        IrExpression nothing = new IrConstant(0, IrType.Boolean, site);
        if (operation.Parent is not (IExpressionStatementOperation or IForLoopOperation))
            ReportUnsupported(site, "the value of a deconstruction", "make it a statement of its own");
        return Sequence(statements, nothing, site);
    }

    /// <summary>Where a part of a deconstructed value goes: a place, nowhere, or further parts.</summary>
    private sealed record DeconstructionTarget(IrPlace? Place, ImmutableArray<DeconstructionTarget> Parts, int Site);

    private DeconstructionTarget LocateTarget(IOperation target, List<IrStatement> statements)
    {
        int site = Site(target);
        switch (target)
        {
            case IDeclarationExpressionOperation declaration:
                return LocateTarget(declaration.Expression, statements);
            case ITupleOperation tuple:
                var parts = ImmutableArray.CreateBuilder<DeconstructionTarget>();
                foreach (IOperation element in tuple.Elements)
                    parts.Add(LocateTarget(element, statements));
                return new DeconstructionTarget(null, parts.ToImmutable(), site);
            case IDiscardOperation:
                return new DeconstructionTarget(null, [], site);
            default:
                if (TryReadPlace(target) is { } place)
                    return new DeconstructionTarget(Pin(place, statements), [], site);
                Unsupported(target);
                return new DeconstructionTarget(null, [], site);
        }
    }

    private IrLoad? Distribute(DeconstructionTarget target, IOperation value, List<IrStatement> statements, List<IrStatement> stores)
    {
        // A conversion of the literal as a whole is one of each element.
        while (value is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion && conversion.Operand is ITupleOperation)
            value = conversion.Operand;
        if (!target.Parts.IsEmpty && value is ITupleOperation tuple && tuple.Elements.Length == target.Parts.Length)
        {
            for (int i = 0; i < target.Parts.Length; i++)
                Distribute(target.Parts[i], tuple.Elements[i], statements, stores);
            return null;
        }

        IrPlace temporary = Spill(Read(value), statements, target.Site);
        Store(target, temporary, stores);
        return target.Parts.IsEmpty ? null : Load(temporary);
    }

    private void Store(DeconstructionTarget target, IrPlace value, List<IrStatement> stores)
    {
        if (target.Place is { } place)
        {
            stores.Add(Effect(new IrAssignment(place, ConvertTo(Load(value), place.Type, target.Site), place.Type, target.Site)));
            return;
        }

        if (target.Parts.IsEmpty || value.Type is IrVoidType)
            return;
        if (value.Type is not IrStructType type || !IsTuple(type) || type.Fields.Count != target.Parts.Length)
        {
            ReportUnsupported(target.Site, "a Deconstruct method", "deconstruct a tuple, or read the members");
            return;
        }

        for (int i = 0; i < target.Parts.Length; i++)
            Store(target.Parts[i], new IrFieldPlace(value, i, type.Fields[i].Type, target.Site), stores);
    }
}
