using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Deconstruction of tuples, and of what has a Deconstruct method.</summary>
internal sealed partial class MethodReader
{
    /// <summary>
    /// (a, b) = value: the places are located from left to right, then the value is computed and taken apart, then its parts are stored from left to right.
    /// </summary>
    private IrSequence ReadDeconstruction(IDeconstructionAssignmentOperation operation)
    {
        int site = Site(operation);
        var statements = new List<IrStatement>();
        DeconstructionTarget target = LocateTarget(operation.Target, statements);
        var calls = new List<IrStatement>();
        var stores = new List<IrStatement>();
        DeconstructionInfo? methods = operation.Syntax is AssignmentExpressionSyntax syntax
            ? program.ModelOf(syntax.SyntaxTree)?.GetDeconstructionInfo(syntax)
            : null;
        IrLoad? whole = Distribute(target, operation.Value, methods, statements, calls, stores);
        statements.AddRange(calls);
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

    private IrLoad? Distribute(
        DeconstructionTarget target, IOperation value, DeconstructionInfo? methods, List<IrStatement> statements, List<IrStatement> calls, List<IrStatement> stores)
    {
        // A conversion of the literal as a whole is one of each element.
        while (value is IConversionOperation { IsImplicit: true, OperatorMethod: null } conversion && conversion.Operand is ITupleOperation)
            value = conversion.Operand;
        if (!target.Parts.IsEmpty && value is ITupleOperation tuple && tuple.Elements.Length == target.Parts.Length)
        {
            for (int i = 0; i < target.Parts.Length; i++)
                Distribute(target.Parts[i], tuple.Elements[i], Inner(methods, i), statements, calls, stores);
            return null;
        }

        IrPlace temporary = Spill(Read(value), statements, target.Site);
        Store(target, temporary, methods, calls, stores);
        return target.Parts.IsEmpty ? null : Load(temporary);
    }

    /// <summary>How a part of a deconstructed value is itself taken apart.</summary>
    private static DeconstructionInfo? Inner(DeconstructionInfo? methods, int part) =>
        methods is { } info && part < info.Nested.Length ? info.Nested[part] : null;

    private void Store(DeconstructionTarget target, IrPlace value, DeconstructionInfo? methods, List<IrStatement> calls, List<IrStatement> stores)
    {
        if (target.Place is { } place)
        {
            stores.Add(Effect(new IrAssignment(place, ConvertTo(Load(value), place.Type, target.Site), place.Type, target.Site)));
            return;
        }

        if (target.Parts.IsEmpty || value.Type is IrVoidType)
            return;
        if (PartsOf(value, methods?.Method, target.Parts.Length, calls, target.Site) is not { } parts)
            return;
        for (int i = 0; i < target.Parts.Length; i++)
            Store(target.Parts[i], parts[i], Inner(methods, i), calls, stores);
    }

    /// <summary>The parts of a value: the elements of a tuple, or what its Deconstruct method gives, which is called among the statements.</summary>
    private ImmutableArray<IrPlace>? PartsOf(IrPlace value, IMethodSymbol? method, int count, List<IrStatement> statements, int site)
    {
        if (method is null)
        {
            if (value.Type is IrStructType tuple && IsTuple(tuple) && tuple.Fields.Count == count)
                return [.. tuple.Fields.Select((field, i) => (IrPlace)new IrFieldPlace(value, i, field.Type, site))];
            program.Reporter.Fail();
            return null;
        }

        method = _types.Apply(method.ReducedFrom is { } extension ? extension : method);
        if (method.IsImplicitlyDeclared && method.ContainingType.IsRecord)
            return PositionalParts(value, method, statements, site);
        if (!CanCall(method, site))
            return null;
        ImmutableArray<IrPlace> parts = [.. method.Parameters.Where(static parameter => parameter.RefKind == RefKind.Out).Select(Output)];
        if (parts.Length != count)
            return null;
        IEnumerable<IrArgument> outputs = parts.Select(static part => new IrArgument(null, part));
        IEnumerable<IrArgument> arguments = method.IsStatic ? outputs.Prepend(FirstArgument(method.Parameters[0], value)) : outputs;
        statements.Add(Effect(new IrCall(Reach(method, site), method.IsStatic ? null : value, arguments.ToEquatableArray(), IrType.Void, site)));
        return parts;

        IrPlace Output(IParameterSymbol parameter) => VariablePlace(NewVariable(parameter.Name, TypeAt(parameter.Type, site)), site);
    }

    private static IrArgument FirstArgument(IParameterSymbol parameter, IrPlace value) =>
        parameter.RefKind == RefKind.None ? new IrArgument(Load(value), null) : new IrArgument(null, value);

    /// <summary>The compiler writes the Deconstruct method of a positional record: the parts are its properties.</summary>
    private ImmutableArray<IrPlace>? PositionalParts(IrPlace value, IMethodSymbol method, List<IrStatement> statements, int site)
    {
        var parts = ImmutableArray.CreateBuilder<IrPlace>();
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            ISymbol? member = method.ContainingType.GetMembers(parameter.Name).FirstOrDefault(static candidate => candidate is IPropertySymbol or IFieldSymbol);
            IFieldSymbol? field = member as IFieldSymbol ?? (member is IPropertySymbol property ? BackingField(property) : null);
            if (field is not null && TypeAt(field.Type, site) is var type and not IrVoidType)
            {
                parts.Add(Spill(Load(new IrFieldPlace(value, TypeReader.IndexOf(field), type, site)), statements, site));
            }
            else if (member is IPropertySymbol { GetMethod: { } getter } && CanCall(getter, site))
            {
                parts.Add(Spill(CallMethod(getter, value, [], site), statements, site));
            }
            else
            {
                program.Reporter.Fail();
                return null;
            }
        }

        return parts.ToImmutable();
    }
}
