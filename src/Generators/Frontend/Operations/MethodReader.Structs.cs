using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Tuples, object creation with initialisers, with.</summary>
internal sealed partial class MethodReader
{
    private IrExpression ReadTuple(ITupleOperation operation)
    {
        int site = Site(operation);
        if (TypeAt(operation.Type, site) is not IrStructType type || type.Fields.Count != operation.Elements.Length)
            return Absent(site);
        IEnumerable<IrExpression> fields = operation.Elements.Select((element, i) => ConvertTo(Read(element), type.Fields[i].Type, site));
        return new IrStructValue(fields.ToEquatableArray(), type, site);
    }

    private IrExpression ReadObjectCreation(IObjectCreationOperation operation)
    {
        int site = Site(operation);
        if (!IsStruct(operation.Type))
            return Unsupported(operation);
        IrType type = TypeAt(operation.Type, site);
        if (type is IrVoidType)
            return Absent(site);
        if (type is IrSpanType span)
            return ReadSpanCreation(operation, span, site);
        if (type is IrIntegerType)
            return ReadWideInteger(operation, type, site);
        if (type is IrStructType transition && operation.Initializer is null && operation.Arguments.Length > 0 && Transitions.IsTransition(operation.Type))
            return ReadTransition(operation.Arguments, transition, site);
        bool isDefault = operation.Constructor is null or { IsImplicitlyDeclared: true, Parameters.Length: 0 };
        if (isDefault && operation.Initializer is null)
            return new IrDefault(type, site);

        if (operation.Type is INamedTypeSymbol { IsTupleType: true } && operation.Constructor is { } tuple && type is IrStructType fields
            && operation.Initializer is null && tuple.Parameters.Length == fields.Fields.Count)
        {
            return new IrStructValue(operation.Arguments.Select((argument, i) => ConvertTo(Read(argument.Value), fields.Fields[i].Type, site)).ToEquatableArray(), type, site);
        }

        var statements = new List<IrStatement>();
        IrPlace created = Spill(new IrDefault(type, site), statements, site);
        if (!isDefault)
        {
            if (!CanCall(operation.Constructor!, site))
                return Absent(site);
            EquatableArray<IrArgument> arguments = ReadArguments(operation.Arguments, operation.Constructor!, statements);
            statements.Add(Effect(new IrCall(Reach(operation.Constructor!, site), created, arguments, IrType.Void, site)));
        }

        if (operation.Initializer is { } initializer)
            Initialise(created, initializer, statements);
        return Sequence(statements, Load(created), site);
    }

    /// <summary>new Span(array), new Span(array, start, length).</summary>
    private IrExpression ReadSpanCreation(IObjectCreationOperation operation, IrSpanType type, int site)
    {
        if (operation.Arguments.Length is not (1 or 3) || operation.Arguments[0].Value.Type is not IArrayTypeSymbol || IsReordered(operation.Arguments))
            return operation.Arguments.IsEmpty ? new IrDefault(type, site) : Unsupported(operation);
        IrExpression array = Read(operation.Arguments[0].Value);
        if (ElementOf(array.Type) is not { } element)
            return Absent(site);
        return operation.Arguments.Length == 1
            ? View(array, element, site)
            : SliceFrom(array, Index(operation.Arguments[1].Value), Index(operation.Arguments[2].Value), element, site);
    }

    /// <summary>new Int128(upper, lower): two words side by side.</summary>
    private IrExpression ReadWideInteger(IObjectCreationOperation operation, IrType type, int site)
    {
        if (operation.Arguments.Length != 2 || operation.Initializer is not null || IsReordered(operation.Arguments))
            return operation.Arguments.IsEmpty && operation.Initializer is null ? new IrDefault(type, site) : Unsupported(operation);
        IrExpression upper = ConvertTo(Read(operation.Arguments[0].Value), type, site);
        IrExpression lower = ConvertTo(Read(operation.Arguments[1].Value), type, site);
        return Binary(IrBinaryOperator.Or, Binary(IrBinaryOperator.ShiftLeft, upper, new IrConstant(64, IrType.Int32, site), site), lower, site);
    }

    private IrExpression ReadWith(IWithOperation operation)
    {
        int site = Site(operation);
        if (!IsStruct(operation.Type))
            return Unsupported(operation);
        var statements = new List<IrStatement>();
        IrPlace copy = Spill(Read(operation.Operand), statements, site);
        Initialise(copy, operation.Initializer, statements);
        return Sequence(statements, Load(copy), site);
    }

    private void Initialise(IrPlace target, IObjectOrCollectionInitializerOperation initializer, List<IrStatement> statements)
    {
        _implicitReceivers.Push(target);
        foreach (IOperation operation in initializer.Initializers)
        {
            switch (operation)
            {
                case ISimpleAssignmentOperation assignment:
                    statements.Add(Effect(Read(assignment)));
                    break;
                case IMemberInitializerOperation member when TryReadPlace(member.InitializedMember) is { } nested:
                    Initialise(nested, member.Initializer, statements);
                    break;
                default:
                    statements.Add(Effect(Unsupported(operation)));
                    break;
            }
        }

        _implicitReceivers.Pop();
    }
}
