using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Patterns become conditions over a temporary that holds what is matched.</summary>
internal sealed partial class MethodReader
{
    private IrSequence ReadIsPattern(IIsPatternOperation operation)
    {
        int site = Site(operation);
        var statements = new List<IrStatement>();
        IrPlace input = Spill(Read(operation.Value), statements, site);
        return Sequence(statements, Test(operation.Pattern, input), site);
    }

    private IrSequence ReadSwitchExpression(ISwitchExpressionOperation operation)
    {
        int site = Site(operation);
        IrType type = TypeAt(operation.Type, site);
        var statements = new List<IrStatement>();
        IrPlace input = Spill(Read(operation.Value), statements, site);
        if (operation.Arms.Length > MaxDepth)
        {
            ReportUnsupported(site, "a switch with this many arms", "look the value up in an array");
            return Sequence([], Absent(site), site);
        }

        var arms = new List<(IrExpression Test, IrExpression Value)>();
        foreach (ISwitchExpressionArmOperation arm in operation.Arms)
        {
            IrExpression test = Test(arm.Pattern, input);
            if (arm.Guard is { } guard)
                test = Both(test, Read(guard), Site(arm));
            arms.Add((test, ConvertTo(Read(arm.Value), type, Site(arm.Value))));
        }

        IrExpression result = new IrUnreachable("no arm of the switch expression matches", type, site);
        for (int i = arms.Count - 1; i >= 0; i--)
        {
            (IrExpression test, IrExpression value) = arms[i];
            result = IsTrue(test) ? value : new IrConditional(test, value, result, type, value.Site);
        }

        return Sequence(statements, result, site);
    }

    private static bool IsTrue(IrExpression test) => test is IrConstant { Value.IsOne: true };

    private static IrExpression Both(IrExpression first, IrExpression second, int site) =>
        IsTrue(first) ? second : IsTrue(second) ? first : new IrShortCircuit(true, first, second, site);

    /// <summary>Whether a place matches a pattern; what the pattern declares is assigned on the way.</summary>
    private IrExpression Test(IPatternOperation pattern, IrPlace input)
    {
        int site = Site(pattern);
        if (_depth >= MaxDepth)
        {
            ReportUnsupported(site, "a pattern this deep", "compare ranges, or use several patterns");
            return Absent(site);
        }

        _depth++;
        IrExpression test = TestByKind(pattern, input, site);
        _depth--;
        return test;
    }

    private IrExpression TestByKind(IPatternOperation pattern, IrPlace input, int site)
    {
        var always = new IrConstant(1, IrType.Boolean, site);
        if (input.Type is IrVoidType)
            return Absent(site);
        switch (pattern)
        {
            case IDiscardPatternOperation:
                return always;
            case IConstantPatternOperation constant:
                return TestConstant(constant.Value, IrBinaryOperator.Equal, input, site);
            case IRelationalPatternOperation relational when OperatorOf(relational.OperatorKind, unsigned: false) is { } @operator:
                return TestConstant(relational.Value, @operator, input, site);
            case INegatedPatternOperation negated:
                return NegateUnless(false, Test(negated.Pattern, input), site);
            case IBinaryPatternOperation binary:
                bool isAnd = binary.OperatorKind == BinaryOperatorKind.And;
                return new IrShortCircuit(isAnd, Test(binary.LeftPattern, input), Test(binary.RightPattern, input), site);
            case IDeclarationPatternOperation declaration:
                return IsSameType(declaration.MatchedType, pattern) ? Declare(declaration.DeclaredSymbol, input, always, site) : Unsupported(pattern);
            case ITypePatternOperation type when IsSameType(type.MatchedType, pattern):
                return always;
            case IRecursivePatternOperation recursive:
                return TestParts(recursive, input, site);
            default:
                return Unsupported(pattern);
        }
    }

    private static bool IsSameType(ITypeSymbol? matched, IPatternOperation pattern) =>
        matched is null || SymbolEqualityComparer.Default.Equals(matched, pattern.InputType);

    private IrExpression TestConstant(IOperation constant, IrBinaryOperator @operator, IrPlace input, int site)
    {
        IrExpression value = Read(constant);
        if (value is IrConditional or IrDefault { Type: IrVoidType } || input.Type is not (IrIntegerType or IrBooleanType))
            return value.Type is IrVoidType ? Absent(site) : Unsupported(constant);
        return new IrBinary(@operator, Load(input), ConvertTo(value, input.Type, site), false, IrType.Boolean, site);
    }

    private IrExpression Declare(ISymbol? symbol, IrPlace input, IrExpression test, int site)
    {
        if (symbol is not ILocalSymbol local)
            return test;
        var place = new IrVariablePlace(DeclareLocal(local, site), input.Type, site);
        List<IrStatement> statements = [Effect(new IrAssignment(place, Load(input), input.Type, site))];
        return Sequence(statements, test, site);
    }

    private IrExpression TestParts(IRecursivePatternOperation pattern, IrPlace input, int site)
    {
        if (!IsSameType(pattern.MatchedType, pattern) || pattern.DeconstructSymbol is not null || input.Type is not IrStructType type
            || (!pattern.DeconstructionSubpatterns.IsEmpty && pattern.DeconstructionSubpatterns.Length != type.Fields.Count))
        {
            return Unsupported(pattern);
        }

        IrExpression all = new IrConstant(1, IrType.Boolean, site);
        for (int i = 0; i < pattern.DeconstructionSubpatterns.Length; i++)
            all = Both(all, Test(pattern.DeconstructionSubpatterns[i], new IrFieldPlace(input, i, type.Fields[i].Type, site)), site);
        foreach (IPropertySubpatternOperation part in pattern.PropertySubpatterns)
        {
            _implicitReceivers.Push(input);
            IrPlace member = ReadPlaceOrValue(part.Member);
            _implicitReceivers.Pop();
            var statements = new List<IrStatement>();
            IrPlace value = Pin(member, statements);
            IrExpression test = Test(part.Pattern, value);
            all = Both(all, statements.Count == 0 ? test : Sequence(statements, test, site), site);
        }

        return Both(all, Declare(pattern.DeclaredSymbol, input, new IrConstant(1, IrType.Boolean, site), site), site);
    }
}
