using System.Linq;
using System.Numerics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Members that a type parameter has by its constraints: those of the type that stands for it, or operators and members of integers.</summary>
internal sealed partial class MethodReader
{
    /// <summary>The method of an operator; null for one that is built in.</summary>
    private IMethodSymbol? OperatorMethod(IMethodSymbol? declared, ITypeSymbol? constrained)
    {
        if (declared is null || TypeReader.IsWideInteger(declared.ContainingType))
            return null;
        return constrained is null ? declared : ResolveMember(declared, constrained);
    }

    /// <summary>The method that a member of an interface means for the type that stands for a type parameter; null for a member of an integer.</summary>
    private IMethodSymbol? ResolveMember(IMethodSymbol declared, ITypeSymbol? constrained)
    {
        if (constrained is null || declared.ContainingType?.TypeKind != TypeKind.Interface)
            return declared;
        ITypeSymbol type = _types.Apply(constrained);
        if (IsNumber(type))
            return null;
        IMethodSymbol member = _types.Apply(declared);
        if (type.FindImplementationForInterfaceMember(member.IsGenericMethod ? member.ConstructedFrom : member) is not IMethodSymbol found)
            return declared;
        return member.IsGenericMethod ? found.Construct([.. member.TypeArguments]) : found;
    }

    /// <summary>value is T of one value type against another: generic code has it, and it is decided by the types alone.</summary>
    private IrExpression ReadTypeTest(IIsTypeOperation operation)
    {
        int site = Site(operation);
        if (operation.ValueOperand.Type is not { } type || !_types.Apply(type).IsValueType || !_types.Apply(operation.TypeOperand).IsValueType)
            return Unsupported(operation);
        IrExpression value = Read(operation.ValueOperand);
        return value.Type is IrVoidType
            ? Absent(site)
            : Sequence([Effect(value)], Truth(AreSame(type, operation.TypeOperand) != operation.IsNegated, site), site);
    }

    private bool AreSame(ITypeSymbol first, ITypeSymbol second) => SymbolEqualityComparer.Default.Equals(_types.Apply(first), _types.Apply(second));

    private static IrConstant Truth(bool value, int site) => new(value ? BigInteger.One : BigInteger.Zero, IrType.Boolean, site);

    private static bool IsNumber(ITypeSymbol type) => KnownMethods.IsInteger(type.SpecialType) || TypeReader.IsWideInteger(type);

    /// <summary>An operator that checks says so by its name where the operand's type is not known before.</summary>
    private static bool IsChecked(bool isChecked, IMethodSymbol? @operator) =>
        @operator is null ? isChecked : @operator.Name.StartsWith("op_Checked", System.StringComparison.Ordinal);

    private static bool IsDivision(IrBinaryOperator @operator) => @operator is IrBinaryOperator.Divide or IrBinaryOperator.Remainder;

    /// <summary>How a shift of a narrow integer in generic code masks its count has changed between versions of .NET.</summary>
    private static bool IsNarrowShift(IrBinaryOperator @operator, ITypeSymbol? constrained, IrType type) =>
        constrained is not null && IsShift(@operator) && type is IrIntegerType { Width: < 32 };

    private IrDefault NarrowShift(int site)
    {
        ReportUnsupported(site, "a shift of a type parameter that stands for fewer than 32 bits", "use int, uint or a wider integer for it");
        return Absent(site);
    }
}
