using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>The table of statements: blocks, declarations, if, return, break, continue, throw.</summary>
internal sealed partial class MethodReader
{
    private IrStatement ReadStatement(IOperation operation)
    {
        program.Cancellation.ThrowIfCancellationRequested();
        if (_depth > MaxDepth)
        {
            ReportUnsupported(Site(operation), "a statement this deep", "move inner statements to a method");
            return EmptyStatement(Site(operation));
        }

        _depth++;
        IrStatement statement = ReadStatementByKind(operation);
        _depth--;
        return statement;
    }

    private IrStatement ReadStatementByKind(IOperation operation)
    {
        switch (operation)
        {
            case IBlockOperation block:
                return ReadBlock(block.Operations, Site(block));
            case IExpressionStatementOperation { Operation: IConditionalOperation { Type: null } conditional }:
                return ReadIf(conditional);
            case IExpressionStatementOperation expression:
                return new IrExpressionStatement(Read(expression.Operation), Site(expression));
            case IVariableDeclarationGroupOperation group:
                return ReadDeclarations(group.Declarations);
            case IVariableDeclarationOperation declaration:
                return ReadDeclarations([declaration]);
            case IConditionalOperation conditional:
                return ReadIf(conditional);
            case IForLoopOperation loop:
                return ReadFor(loop);
            case IWhileLoopOperation loop:
                return ReadWhile(loop);
            case IForEachLoopOperation loop:
                return ReadForEach(loop);
            case ISwitchOperation @switch:
                return ReadSwitch(@switch);
            case IReturnOperation { Kind: OperationKind.Return } @return:
                return ReadReturn(@return);
            case IBranchOperation branch:
                return ReadBranch(branch);
            case IThrowOperation @throw:
                return new IrThrow(ReasonOf(@throw), Site(@throw));
            case ILabeledOperation { Operation: { } labelled }:
                // Whatever jumps to the label is reported.
                return ReadStatement(labelled);
            case IEmptyOperation:
                return EmptyStatement(Site(operation));
            case ILocalFunctionOperation:
                // Read where it is called.
                return EmptyStatement(Site(operation));
            default:
                return operation is IInvalidOperation
                    ? new IrExpressionStatement(Erroneous(operation), Site(operation))
                    : operation.Type is null
                        ? new IrExpressionStatement(Unsupported(operation), Site(operation))
                        : new IrExpressionStatement(Read(operation), Site(operation));
        }
    }

    private static IrBlock EmptyStatement(int site) => new(EquatableArray<IrStatement>.Empty, site);

    private IrBlock ReadBlock(ImmutableArray<IOperation> operations, int site) =>
        new(operations.Select(ReadStatement).ToEquatableArray(), site);

    private IrBlock ReadDeclarations(ImmutableArray<IVariableDeclarationOperation> declarations)
    {
        var statements = new List<IrStatement>();
        foreach (IVariableDeclarationOperation declaration in declarations)
        {
            foreach (IVariableDeclaratorOperation declarator in declaration.Declarators)
            {
                if (ReadDeclarator(declarator) is { } statement)
                    statements.Add(statement);
            }
        }

        return new IrBlock(statements.ToEquatableArray(), declarations.IsEmpty ? 0 : Site(declarations[0]));
    }

    private IrStatement? ReadDeclarator(IVariableDeclaratorOperation declarator)
    {
        // What uses a constant holds its value already.
        if (declarator.Symbol.IsConst)
            return null;
        int site = Site(declarator);
        IOperation? initial = declarator.GetVariableInitializer()?.Value;
        if (declarator.Symbol.RefKind != RefKind.None)
            return ReadReference(DeclareLocal(declarator.Symbol, site), initial, site);
        if (TypeReader.IsUnbounded(declarator.Symbol.Type) && initial is not null)
        {
            _indices[declarator.Symbol] = NewVariable(declarator.Symbol.Name, IrType.Void);
            Unbounded(initial, declarator.Symbol.Type);
            return null;
        }

        IrExpression? value = initial is null ? null : Read(initial);
        if (value is { Type: IrVoidType })
        {
            // Reported already: the variable's own type is no news.
            _indices[declarator.Symbol] = NewVariable(declarator.Symbol.Name, IrType.Void);
            return null;
        }

        int variable = DeclareLocal(declarator.Symbol, site);
        IrType type = _variables[variable].Type;
        return new IrDeclaration(variable, value is null ? UnassignedAggregate(type, site) : ConvertTo(value, type, site), site);
    }

    /// <summary>A struct may be assigned field by field before it has a value as a whole: it needs parts from the start. Null for other types.</summary>
    private static IrDefault? UnassignedAggregate(IrType type, int site) => type is IrStructType or IrInlineArrayType ? new IrDefault(type, site) : null;

    private IrIf ReadIf(IConditionalOperation operation) => new(
        Read(operation.Condition),
        ReadStatement(operation.WhenTrue),
        operation.WhenFalse is { } other ? ReadStatement(other) : null,
        Site(operation));

    private IrStatement ReadBranch(IBranchOperation operation)
    {
        int site = Site(operation);
        if (operation.BranchKind == BranchKind.GoTo && _sections.TryGetValue(operation.Target, out SectionTarget? section))
            return GoToSection(section, site);
        if (operation.BranchKind == BranchKind.GoTo || !_labels.TryGetValue(operation.Target, out (int Label, bool IsContinue) target))
            return new IrExpressionStatement(Unsupported(operation), site);
        return target.IsContinue ? new IrContinue(target.Label, site) : new IrBreak(target.Label, site);
    }

    /// <summary>The exception is never made: what matters is whether the point can be reached.</summary>
    private static string ReasonOf(IThrowOperation operation)
    {
        IOperation? exception = operation.Exception;
        while (exception is IConversionOperation conversion)
            exception = conversion.Operand;
        return "throws " + (exception?.Type?.Name ?? "an exception");
    }

    private IrUnreachable ReadThrowExpression(IThrowOperation operation)
    {
        int site = Site(operation);
        return new IrUnreachable(ReasonOf(operation), operation.Type is { } type ? TypeAt(type, site) : IrType.Void, site);
    }

    private int OpenLabels(ILabelSymbol exit, ILabelSymbol? next)
    {
        int label = _labelCount++;
        _labels[exit] = (label, false);
        if (next is not null)
            _labels[next] = (label, true);
        return label;
    }
}
