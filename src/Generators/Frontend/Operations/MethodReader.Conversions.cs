using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Casts and implicit conversions.</summary>
internal sealed partial class MethodReader
{
    private IrExpression ReadConversion(IConversionOperation operation)
    {
        int site = Site(operation);

        // The operand of `x ? y : throw …` has no type of its own.
        if (operation.Operand is IThrowOperation @throw)
            return new IrUnreachable(ReasonOf(@throw), TypeAt(operation.Type, site), site);
        IrType type = TypeAt(operation.Type, site);
        if (type is IrVoidType)
            return Absent(site);
        if (type is IrSpanType && ReadText(operation.Operand, site) is { } text)
            return text;
        if (type is IrSpanType && operation.Operand.Type is { } source && program.Types.Read(_types.Apply(source)).Type is IrInlineArrayType)
            return InlineSpan(operation.Operand, site);
        if (type is IrArrayType && operation.Operand is IInvocationOperation { TargetMethod: { Name: "Clone", ContainingType.SpecialType: SpecialType.System_Array }, Instance: { } cloned })
            return Read(cloned) is { } array && array.Type == type && ElementOf(type) is not null ? new IrArrayCopy(array, type, site) : Unsupported(operation.Operand);
        IrExpression operand = Read(operation.Operand);
        if (operand.Type is IrVoidType || operand.Type == type)
            return operand.Type is IrVoidType ? Absent(site) : operand;
        if (operand.Type is IrArrayType && type is IrSpanType)
            return ConvertTo(operand, type, site);
        if (OperatorMethod(operation.OperatorMethod, operation.ConstrainedToType) is { } method)
            return CallOperator(method, [operand], site);
        if (operand.Type is IrIntegerType && type is IrIntegerType)
            return new IrConversion(operand, IsChecked(operation.IsChecked, operation.OperatorMethod), type, site);
        return ConvertTo(operand, type, site);
    }

    /// <summary>The elements of an inline array, which stay where they are.</summary>
    private IrExpression InlineSpan(IOperation operation, int site)
    {
        IrPlace place = ReadPlaceOrValue(operation);
        return place.Type is IrInlineArrayType array ? new IrInlineSpan(place, new IrSpanType(array.Element), site) : Absent(site);
    }
}
