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
        IrExpression operand = Read(operation.Operand);
        if (operand.Type is IrVoidType || operand.Type == type)
            return operand.Type is IrVoidType ? Absent(site) : operand;
        if (operand.Type is IrArrayType && type is IrSpanType)
            return ConvertTo(operand, type, site);
        if (OperatorMethod(operation.OperatorMethod, operation.ConstrainedToType) is { } method)
            return CallOperator(method, [operand], site);
        if (operand.Type is IrIntegerType && type is IrIntegerType)
            return new IrConversion(operand, IsChecked(operation.IsChecked, operation.OperatorMethod), type, site);
        if (operand.Type is IrInlineArrayType)
        {
            ReportUnsupported(site, "a span over an inline array", "index the inline array itself");
            return Absent(site);
        }

        return ConvertTo(operand, type, site);
    }
}
