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
            case IDeclarationPatternOperation declaration when IsSameType(declaration.MatchedType, pattern):
                return Declare(declaration.DeclaredSymbol, input, always, site);
            case IDeclarationPatternOperation declaration when AreValueTypes(declaration.MatchedType, pattern):
                if (declaration.DeclaredSymbol is ILocalSymbol local)
                    DeclareLocal(local, site);
                return new IrConstant(0, IrType.Boolean, site);
            case ITypePatternOperation type when IsSameType(type.MatchedType, pattern):
                return always;
            case ITypePatternOperation type when AreValueTypes(type.MatchedType, pattern):
                return new IrConstant(0, IrType.Boolean, site);
            case IRecursivePatternOperation recursive:
                return TestParts(recursive, input, site);
            case IListPatternOperation list:
                return TestElements(list, input, site);
            default:
                return Unsupported(pattern);
        }
    }

    private bool IsSameType(ITypeSymbol? matched, IPatternOperation pattern) =>
        matched is null || AreSame(matched, pattern.InputType);

    /// <summary>Whether a type test is of one value type against another, as generic code has it: it is decided by the types alone.</summary>
    private bool AreValueTypes(ITypeSymbol? matched, IPatternOperation pattern) =>
        matched is not null && _types.Apply(matched).IsValueType && _types.Apply(pattern.InputType).IsValueType;

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
        if (!IsSameType(pattern.MatchedType, pattern))
            return Unsupported(pattern);
        IrExpression all = new IrConstant(1, IrType.Boolean, site);
        if (!pattern.DeconstructionSubpatterns.IsEmpty)
        {
            var statements = new List<IrStatement>();
            if (PartsOf(input, pattern.DeconstructSymbol as IMethodSymbol, pattern.DeconstructionSubpatterns.Length, statements, site) is not { } parts)
                return Absent(site);
            for (int i = 0; i < parts.Length; i++)
                all = Both(all, Test(pattern.DeconstructionSubpatterns[i], parts[i]), site);
            if (statements.Count > 0)
                all = Sequence(statements, all, site);
        }

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

    /// <summary>[first, .., last]: the length, which is known at compile time, then the elements from left to right.</summary>
    private IrExpression TestElements(IListPatternOperation pattern, IrPlace input, int site)
    {
        if (ElementOf(input.Type) is not { } element)
            return Unsupported(pattern);
        var length = new IrLength(Load(input), site);
        bool hasSlice = pattern.Patterns.Any(static part => part is ISlicePatternOperation);
        int count = hasSlice ? pattern.Patterns.Length - 1 : pattern.Patterns.Length;
        IrExpression all = Test(hasSlice ? IrBinaryOperator.GreaterOrEqual : IrBinaryOperator.Equal, length, new IrConstant(count, IrType.Int32, site), site);
        bool isAfterSlice = false;
        for (int i = 0; i < pattern.Patterns.Length; i++)
        {
            IPatternOperation part = pattern.Patterns[i];
            if (part is ISlicePatternOperation slice)
            {
                isAfterSlice = true;
                if (slice.Pattern is { } inner)
                    all = Both(all, TestSlice(inner, input, element, i, count, site), site);
                continue;
            }

            IrExpression index = isAfterSlice
                ? Binary(IrBinaryOperator.Subtract, length, new IrConstant(pattern.Patterns.Length - i, IrType.Int32, site), site)
                : new IrConstant(i, IrType.Int32, site);
            all = Both(all, Test(part, At(Load(input), index, element, site)), site);
        }

        return Both(all, Declare(pattern.DeclaredSymbol, input, new IrConstant(1, IrType.Boolean, site), site), site);
    }

    /// <summary>The elements that a slice pattern stands for: of an array they are a copy, as in C#.</summary>
    private IrSequence TestSlice(IPatternOperation pattern, IrPlace input, IrType element, int start, int count, int site)
    {
        var statements = new List<IrStatement>();
        IrExpression length = Binary(IrBinaryOperator.Subtract, new IrLength(Load(input), site), new IrConstant(count, IrType.Int32, site), site);
        IrExpression part = SliceFrom(Load(input), new IrConstant(start, IrType.Int32, site), length, element, site);
        IrPlace slice = Spill(input.Type is IrArrayType ? new IrArrayCopy(part, input.Type, site) : part, statements, site);
        return Sequence(statements, Test(pattern, slice), site);
    }
}
