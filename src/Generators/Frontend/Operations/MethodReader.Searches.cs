using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Frontend;

/// <summary>Searches in arrays and spans, and members that work on a part of them.</summary>
internal sealed partial class MethodReader
{
    /// <summary>IndexOf, LastIndexOf, IndexOfAny, Count, StartsWith, EndsWith; null for another member.</summary>
    private IrExpression? ReadSearch(string name, List<IrExpression> operands, IrType element, List<IrStatement> statements, int site)
    {
        if (element is not (IrIntegerType or IrBooleanType) || operands.Count < 2)
            return null;
        bool areElements = operands.Skip(1).All(operand => operand.Type == element);
        bool isSequence = operands.Count == 2 && ElementOf(operands[1].Type) == element;
        switch (name)
        {
            case "IndexOf" when areElements && operands.Count == 2:
            case "IndexOfAny" when areElements:
                return Find(operands, element, isLast: false, statements, site);
            case "LastIndexOf" when areElements && operands.Count == 2:
                return Find(operands, element, isLast: true, statements, site);
            case "Count" when areElements && operands.Count == 2:
                return Count(operands[0], operands[1], element, statements, site);
            case "StartsWith" or "EndsWith" when isSequence:
                IrExpression length = new IrLength(operands[1], site);
                IrExpression start = name == "StartsWith" ? new IrConstant(0, IrType.Int32, site) : Binary(IrBinaryOperator.Subtract, new IrLength(operands[0], site), length, site);
                var compare = new List<IrStatement>();
                IrExpression part = Pin(SliceFrom(operands[0], start, length, element, site), compare);
                IrExpression equal = SequenceEqual(part, operands[1], element, compare, site);
                return new IrConditional(
                    Test(IrBinaryOperator.LessOrEqual, length, new IrLength(operands[0], site), site),
                    Sequence(compare, equal, site),
                    new IrConstant(0, IrType.Boolean, site),
                    IrType.Boolean,
                    site);
            default:
                return null;
        }
    }

    /// <summary>The index of the first or last element that is one of some values, or −1: the search goes against that direction, and the last find counts.</summary>
    private IrLoad Find(List<IrExpression> operands, IrType element, bool isLast, List<IrStatement> statements, int site)
    {
        IrExpression array = operands[0];
        IrPlace found = Spill(new IrConstant(-1, IrType.Int32, site), statements, site);
        IrExpression last = Binary(IrBinaryOperator.Subtract, new IrLength(array, site), new IrConstant(1, IrType.Int32, site), site);
        statements.Add(ForEachIndex(new IrLength(array, site), statements, Compare, site));
        return Load(found);

        IEnumerable<IrStatement> Compare(IrExpression round)
        {
            IrExpression index = isLast ? round : Binary(IrBinaryOperator.Subtract, last, round, site);
            IrExpression matches = operands.Skip(1).Select(value => (IrExpression)Test(IrBinaryOperator.Equal, Load(At(array, index, element, site)), value, site))
                .Aggregate((first, second) => Test(IrBinaryOperator.Or, first, second, site));
            return [Assign(found, new IrConditional(matches, index, Load(found), IrType.Int32, site), site)];
        }
    }

    private IrLoad Count(IrExpression array, IrExpression value, IrType element, List<IrStatement> statements, int site)
    {
        IrPlace count = Spill(new IrConstant(0, IrType.Int32, site), statements, site);
        statements.Add(ForEachIndex(
            new IrLength(array, site),
            statements,
            index => [new IrIf(Test(IrBinaryOperator.Equal, Load(At(array, index, element, site)), value, site), Increase(count, site), null, site)],
            site));
        return Load(count);
    }

    /// <summary>TryCopyTo, and the members of Array that take a start and a length; null for another member.</summary>
    private IrExpression? ReadPartMember(string name, List<IrExpression> operands, IrType element, List<IrStatement> statements, int site)
    {
        var zero = new IrConstant(0, IrType.Int32, site);
        switch (name, operands.Count)
        {
            case ("TryCopyTo", 2) when ElementOf(operands[1].Type) == element:
                var copy = new List<IrStatement>();
                CopyTo(operands[0], operands[1], element, copy, site);
                return new IrConditional(
                    Test(IrBinaryOperator.LessOrEqual, new IrLength(operands[0], site), new IrLength(operands[1], site), site),
                    Sequence(copy, new IrConstant(1, IrType.Boolean, site), site),
                    new IrConstant(0, IrType.Boolean, site),
                    IrType.Boolean,
                    site);
            case ("Copy", 3) when ElementOf(operands[1].Type) == element:
                return CopyTo(Part(0, zero, operands[2]), operands[1], element, statements, site);
            case ("Copy", 5) when ElementOf(operands[2].Type) == element:
                return CopyTo(Part(0, operands[1], operands[4]), Part(2, operands[3], operands[4]), element, statements, site);
            case ("CopyTo", 3) when ElementOf(operands[1].Type) == element:
                return CopyTo(operands[0], Part(1, operands[2], null), element, statements, site);
            case ("Fill", 4):
                return Fill(Part(0, operands[2], operands[3]), ConvertTo(operands[1], element, site), element, statements, site);
            case ("Clear", 3):
                return Fill(Part(0, operands[1], operands[2]), new IrDefault(element, site), element, statements, site);
            case ("Reverse", 3):
                return Reverse(Part(0, operands[1], operands[2]), element, statements, site);
            default:
                return null;
        }

        IrExpression Part(int array, IrExpression start, IrExpression? length) => Pin(SliceFrom(operands[array], start, length, element, site), statements);
    }
}
