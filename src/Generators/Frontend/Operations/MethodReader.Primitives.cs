using System.Collections.Generic;
using System.Linq;
using System.Numerics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Members of char, bool, enums, Convert and BinaryPrimitives, and members of Math with two results.</summary>
internal sealed partial class MethodReader
{
    /// <summary>The ranges of characters that a member of char tests.</summary>
    private static (char First, char Last)[]? AsciiRanges(string name) => name switch
    {
        "IsAscii" => [('\0', '\x7f')],
        "IsAsciiDigit" => [('0', '9')],
        "IsAsciiLetter" => [('a', 'z'), ('A', 'Z')],
        "IsAsciiLetterLower" => [('a', 'z')],
        "IsAsciiLetterUpper" => [('A', 'Z')],
        "IsAsciiLetterOrDigit" => [('a', 'z'), ('A', 'Z'), ('0', '9')],
        "IsAsciiHexDigit" => [('0', '9'), ('a', 'f'), ('A', 'F')],
        "IsAsciiHexDigitLower" => [('0', '9'), ('a', 'f')],
        "IsAsciiHexDigitUpper" => [('0', '9'), ('A', 'F')],
        _ => null,
    };

    private IrExpression? ReadPrimitiveMember(IInvocationOperation operation, IMethodSymbol target, int site)
    {
        if (target.ContainingType is not { ContainingNamespace: { } container } type || container.ToDisplayString() is not ("System" or "System.Buffers.Binary"))
            return null;
        if (operation.Instance is { } instance && _types.Apply(instance.Type!).TypeKind == TypeKind.Enum && target.Name == "HasFlag")
            return ReadHasFlag(instance, operation.Arguments[0].Value, site);
        bool isKnown = type.SpecialType is SpecialType.System_Char or SpecialType.System_Boolean
            || (type is { IsStatic: true, Name: "Convert" } && target.Parameters.Length == 1 && target.Parameters[0].Type.SpecialType == SpecialType.System_Boolean)
            || (type.Name == "BinaryPrimitives" && IsReadOrWrite(target));
        if (!isKnown || IsReordered(operation.Arguments))
            return null;
        var statements = new List<IrStatement>();
        IEnumerable<IOperation> values = operation.Arguments.Select(static argument => argument.Value);
        IrExpression[] operands = [.. (operation.Instance is { } receiver ? values.Prepend(receiver) : values).Select(value => Pin(Read(value), statements))];
        if (operands.Any(static operand => operand.Type is IrVoidType))
            return Absent(site);
        IrExpression? value = type.SpecialType switch
        {
            SpecialType.System_Char => CharMember(target.Name, operands, site),
            SpecialType.System_Boolean => BooleanMember(target.Name, operands, site),
            _ when type.Name == "Convert" => FromTruth(operands[0], TypeAt(operation.Type, site), site),
            _ => ReadOrWrite(target, operands, statements, site),
        };
        return value is null ? null : Sequence(statements, value, site);
    }

    private IrExpression? CharMember(string name, IrExpression[] operands, int site)
    {
        if (operands.Any(operand => operand.Type != operands[0].Type))
            return null;
        if (AsciiRanges(name) is { } ranges)
        {
            return ranges.Select(range => (IrExpression)IsBetween(
                operands[0], new IrConstant(range.First, operands[0].Type, site), new IrConstant(range.Last, operands[0].Type, site), site))
                .Aggregate((first, second) => Test(IrBinaryOperator.Or, first, second, site));
        }

        return (name, operands.Length) switch
        {
            ("IsBetween", 3) => IsBetween(operands[0], operands[1], operands[2], site),
            ("Equals", 2) => Test(IrBinaryOperator.Equal, operands[0], operands[1], site),
            ("CompareTo", 2) => ComposeComparison(operands[0], operands[1], site),
            _ => null,
        };
    }

    /// <summary>(uint)(c − first) ≤ (uint)(last − first), as the base library has it: where last is below first, it wraps.</summary>
    private IrBinary IsBetween(IrExpression value, IrExpression first, IrExpression last, int site)
    {
        if (first is IrConstant)
            return Test(IrBinaryOperator.And, Test(IrBinaryOperator.GreaterOrEqual, value, first, site), Test(IrBinaryOperator.LessOrEqual, value, last, site), site);
        var wide = new IrIntegerType(32, false);
        IrExpression start = ConvertTo(first, wide, site);
        return Test(
            IrBinaryOperator.LessOrEqual,
            Binary(IrBinaryOperator.Subtract, ConvertTo(value, wide, site), start, site),
            Binary(IrBinaryOperator.Subtract, ConvertTo(last, wide, site), start, site),
            site);
    }

    private static IrExpression? BooleanMember(string name, IrExpression[] operands, int site)
    {
        if (operands.Length != 2 || operands[1].Type is not IrBooleanType)
            return null;
        IrExpression equal = Test(IrBinaryOperator.Equal, operands[0], operands[1], site);
        IrExpression order = new IrConditional(operands[0], new IrConstant(1, IrType.Int32, site), new IrConstant(-1, IrType.Int32, site), IrType.Int32, site);
        return name switch
        {
            "Equals" => equal,
            "CompareTo" => new IrConditional(equal, new IrConstant(0, IrType.Int32, site), order, IrType.Int32, site),
            _ => null,
        };
    }

    private static IrConditional? FromTruth(IrExpression value, IrType type, int site) => type is IrIntegerType
        ? new IrConditional(value, new IrConstant(1, type, site), new IrConstant(0, type, site), type, site)
        : null;

    private IrExpression ReadHasFlag(IOperation instance, IOperation flag, int site)
    {
        while (flag is IConversionOperation { IsImplicit: true } conversion)
            flag = conversion.Operand;
        var statements = new List<IrStatement>();
        IrExpression value = Pin(Read(instance), statements);
        IrExpression bits = Pin(Read(flag), statements);
        return value.Type is IrVoidType || bits.Type != value.Type
            ? Absent(site)
            : Sequence(statements, Test(IrBinaryOperator.Equal, Binary(IrBinaryOperator.And, value, bits, site), bits, site), site);
    }

    private static bool IsReadOrWrite(IMethodSymbol target) =>
        (target.Name.EndsWith("LittleEndian", System.StringComparison.Ordinal) || target.Name.EndsWith("BigEndian", System.StringComparison.Ordinal))
        && (target.Name.StartsWith("Read", System.StringComparison.Ordinal) || target.Name.StartsWith("Write", System.StringComparison.Ordinal));

    /// <summary>An integer from the bytes of a span, or its bytes into a span.</summary>
    private IrExpression? ReadOrWrite(IMethodSymbol target, IrExpression[] operands, List<IrStatement> statements, int site)
    {
        bool writes = target.Name.StartsWith("Write", System.StringComparison.Ordinal);
        bool isLittle = target.Name.EndsWith("LittleEndian", System.StringComparison.Ordinal);
        IrType type = writes ? operands[operands.Length - 1].Type : TypeAt(target.ReturnType, site);
        if (type is not IrIntegerType number || ElementOf(operands[0].Type) is not IrIntegerType { Width: 8, IsSigned: false } @byte)
            return null;
        int count = number.Width / 8;
        var wide = new IrIntegerType(System.Math.Max(32, number.Width), false);
        IrExpression value = new IrConstant(BigInteger.Zero, wide, site);
        for (int i = 0; i < count; i++)
        {
            // The last byte first, so that a span that is too short is written nowhere.
            int index = count - 1 - i;
            var shift = new IrConstant(8 * (isLittle ? index : i), IrType.Int32, site);
            IrPlace place = At(operands[0], new IrConstant(index, IrType.Int32, site), @byte, site);
            if (writes)
                statements.Add(Assign(place, ConvertTo(Binary(IrBinaryOperator.ShiftRightUnsigned, ConvertTo(operands[1], wide, site), shift, site), @byte, site), site));
            else
                value = Binary(IrBinaryOperator.Or, value, Binary(IrBinaryOperator.ShiftLeft, ConvertTo(Load(place), wide, site), shift, site), site);
        }

        return writes ? Nothing(site) : ConvertTo(value, number, site);
    }

    /// <summary>Math.DivRem(a, b, out remainder) and Math.BigMul(a, b, out low).</summary>
    private IrExpression ReadMathWithOut(IInvocationOperation operation, int site)
    {
        var statements = new List<IrStatement>();
        if (operation.Arguments.Length != 3 || IsReordered(operation.Arguments) || TryReadPlace(operation.Arguments[2].Value) is not { } output)
            return Unsupported(operation);
        IrExpression left = Pin(Read(operation.Arguments[0].Value), statements);
        IrExpression right = Pin(Read(operation.Arguments[1].Value), statements);
        output = Pin(output, statements);
        if (left.Type is not IrIntegerType type || right.Type != type || output.Type is not IrIntegerType)
            return Absent(site);
        if (operation.TargetMethod.Name == "DivRem")
        {
            IrExpression quotient = Pin(Divide(IrBinaryOperator.Divide, left, right, site), statements);
            statements.Add(Assign(output, Divide(IrBinaryOperator.Remainder, left, right, site), site));
            return Sequence(statements, quotient, site);
        }

        var wide = new IrIntegerType(128, type.IsSigned);
        IrExpression product = Pin(Binary(IrBinaryOperator.Multiply, ConvertTo(left, wide, site), ConvertTo(right, wide, site), site), statements);
        statements.Add(Assign(output, ConvertTo(product, output.Type, site), site));
        return Sequence(statements, ConvertTo(Binary(IrBinaryOperator.ShiftRight, product, new IrConstant(64, IrType.Int32, site), site), type, site), site);
    }
}
