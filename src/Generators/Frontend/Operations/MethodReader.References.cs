using System.Collections.Generic;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>ref locals, methods and properties that return references, and references chosen by a condition.</summary>
internal sealed partial class MethodReader
{
    private static bool ReturnsReference(IMethodSymbol method) => method.ReturnsByRef || method.ReturnsByRefReadonly;

    private IrStatement ReadReturn(IReturnOperation operation)
    {
        int site = Site(operation);
        if (operation.ReturnedValue is not { } value)
            return new IrReturn(null, site);
        if (!ReturnsReference(_method))
            return new IrReturn(Read(value), site);
        return ReadTarget(value, site) is { } place ? new IrReturnReference(place, site) : EmptyStatement(site);
    }

    /// <summary>A ref local is another name of a place, whose indices are evaluated now.</summary>
    private IrReferenceDeclaration? ReadReference(int variable, IOperation? target, int site) =>
        target is not null && ReadTarget(target, site) is { } place ? new IrReferenceDeclaration(variable, place, site) : null;

    /// <summary>What is referred to; null, with a report, if it is no variable.</summary>
    private IrPlace? ReadTarget(IOperation target, int site)
    {
        IrPlace? place = TryReadPlace(target);
        if (place is null or IrValuePlace { Type: not IrVoidType })
            ReportUnsupported(site, "a reference to this", "refer to a variable, field or element");
        return place is null or IrValuePlace ? null : place;
    }

    /// <summary>r = ref place: from here on the ref local is a name of another place.</summary>
    private IrExpression ReadReferenceAssignment(ISimpleAssignmentOperation operation, int site)
    {
        if (operation.Target is not ILocalReferenceOperation target)
            return Unsupported(operation);
        if (VariableOf(target.Local, site) is not { } variable || ReadReference(variable, operation.Value, site) is not { } reference)
            return Absent(site);
        return Sequence([reference], Load(VariablePlace(variable, site)), site);
    }

    /// <summary>condition ? ref first : ref second; null if one of the two is no place.</summary>
    private IrPlace? ReadConditionalPlace(IConditionalOperation operation, int site)
    {
        IrExpression condition = Read(operation.Condition);
        return TryReadPlace(operation.WhenTrue) is { } first && TryReadPlace(operation.WhenFalse!) is { } second
            ? first.Type is IrVoidType || second.Type is IrVoidType ? AbsentPlace(site) : new IrConditionalPlace(condition, first, second, first.Type, site)
            : null;
    }

    /// <summary>What a call returns; of one that returns a reference, what it refers to.</summary>
    private static IrExpression Result(IrCall call, IMethodSymbol target, List<IrStatement> statements, int site)
    {
        IrExpression value = ReturnsReference(target) ? Load(new IrCallPlace(call, call.Type, site)) : call;
        return statements.Count == 0 ? value : Sequence(statements, value, site);
    }

    /// <summary>The place that a call refers to, which has been read as a value.</summary>
    private static IrPlace PlaceOf(IrExpression call) => call switch
    {
        IrLoad { Place: IrCallPlace place } => place,
        IrSequence { Value: IrLoad { Place: IrCallPlace place } } sequence => new IrSequencePlace(sequence.Statements, place, place.Type, place.Site),
        _ => AbsentPlace(call.Site),
    };
}
