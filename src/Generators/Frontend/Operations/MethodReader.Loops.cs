using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>for, while, do and foreach.</summary>
internal sealed partial class MethodReader
{
    private IrBlock ReadFor(IForLoopOperation operation)
    {
        int site = Site(operation);
        List<IrStatement> statements = [.. operation.Before.Select(ReadStatement)];
        int label = OpenLabels(operation.ExitLabel, operation.ContinueLabel);
        IrExpression? condition = operation.Condition is { } test ? Read(test) : null;
        IrStatement body = ReadStatement(operation.Body);
        statements.Add(new IrLoop(label, condition, false, body, operation.AtLoopBottom.Select(ReadStatement).ToEquatableArray(), site));
        return new IrBlock(statements.ToEquatableArray(), site);
    }

    private IrLoop ReadWhile(IWhileLoopOperation operation)
    {
        int site = Site(operation);
        int label = OpenLabels(operation.ExitLabel, operation.ContinueLabel);
        IrExpression? condition = operation.Condition is { } test ? Read(test) : null;
        return new IrLoop(label, condition, !operation.ConditionIsTop, ReadStatement(operation.Body), EquatableArray<IrStatement>.Empty, site);
    }

    /// <summary>foreach counts an index from 0; an array is evaluated once, its elements as the loop goes.</summary>
    private IrStatement ReadForEach(IForEachLoopOperation operation)
    {
        int site = Site(operation);
        var statements = new List<IrStatement>();
        if (operation.IsAsynchronous || ReadElements(operation.Collection, statements, site) is not { } elements)
            return new IrExpressionStatement(operation.IsAsynchronous ? Unsupported(operation) : Absent(site), site);

        IrPlace index = Spill(new IrConstant(0, IrType.Int32, site), statements, site);
        (IrExpression length, System.Func<IrExpression, IrPlace> element) = elements;
        int label = OpenLabels(operation.ExitLabel, operation.ContinueLabel);
        var body = new List<IrStatement>();
        BindLoopVariable(operation, element(Load(index)), body, site);
        body.Add(ReadStatement(operation.Body));
        statements.Add(new IrLoop(
            label,
            new IrBinary(IrBinaryOperator.Less, Load(index), length, false, IrType.Boolean, site),
            false,
            new IrBlock(body.ToEquatableArray(), site),
            new IrStatement[] { Increase(index, site) }.ToEquatableArray(),
            site));
        return new IrBlock(statements.ToEquatableArray(), site);
    }

    private (IrExpression Length, System.Func<IrExpression, IrPlace> Element)? ReadElements(
        IOperation collection, List<IrStatement> statements, int site)
    {
        while (collection is IConversionOperation { IsImplicit: true } conversion && conversion.Type?.TypeKind != TypeKind.Struct)
            collection = conversion.Operand;
        if (ReadText(collection, site) is { } text)
        {
            IrPlace characters = Spill(text, statements, site);
            return (new IrLength(Load(characters), site), index => At(Load(characters), index, new IrIntegerType(16, false), site));
        }

        if (collection.Type is { } type && TypeReader.IsUnbounded(type))
        {
            Unbounded(collection, type);
            return null;
        }

        switch (collection.Type is null ? IrType.Void : TypeAt(collection.Type, Site(collection)))
        {
            case IrArrayType { Rank: 2 } matrix:
                IrPlace rows = Spill(Read(collection), statements, site);
                IrExpression columns = new IrLength(Load(rows), site, 1);
                return (new IrLength(Load(rows), site), index => new IrMatrixElementPlace(
                    Load(rows),
                    new[] { (IrExpression)Binary(IrBinaryOperator.Divide, index, columns, site), Binary(IrBinaryOperator.Remainder, index, columns, site) }.ToEquatableArray(),
                    matrix.Element,
                    site));
            case IrArrayType { Rank: 1 } array:
                IrPlace reference = Spill(Read(collection), statements, site);
                return (new IrLength(Load(reference), site), index => new IrArrayElementPlace(Load(reference), index, array.Element, site));
            case IrSpanType span:
                IrPlace view = Spill(Read(collection), statements, site);
                return (new IrLength(Load(view), site), index => new IrArrayElementPlace(Load(view), index, span.Element, site));
            case IrInlineArrayType inline:
                // An inline array in a place is not copied: the loop sees what its body writes.
                IrPlace place = Pin(ReadPlaceOrValue(collection), statements);
                return (new IrConstant(inline.Length, IrType.Int32, site), index => new IrInlineElementPlace(place, index, inline.Element, site));
            case IrVoidType:
                return null;
            default:
                ReportUnsupported(Site(collection), "foreach over this type", "loop over an array, span or inline array");
                return null;
        }
    }

    private void BindLoopVariable(IForEachLoopOperation loop, IrPlace element, List<IrStatement> body, int site)
    {
        IOperation variable = loop.LoopControlVariable;
        if (variable is IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } alias)
        {
            body.Add(new IrReferenceDeclaration(DeclareLocal(alias.Symbol, site), element, site));
            return;
        }

        if (variable is IVariableDeclaratorOperation declarator)
        {
            int index = DeclareLocal(declarator.Symbol, site);
            body.Add(new IrDeclaration(index, ConvertTo(Load(element), _variables[index].Type, site), site));
            return;
        }

        DeconstructionTarget target = LocateTarget(variable, body);
        DeconstructionInfo? methods = loop.Syntax is ForEachVariableStatementSyntax syntax ? program.ModelOf(syntax.SyntaxTree)?.GetDeconstructionInfo(syntax) : null;
        var stores = new List<IrStatement>();
        Store(target, Spill(Load(element), body, site), methods, body, stores);
        body.AddRange(stores);
    }
}
