using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Constant strings, as tables of characters.</summary>
internal sealed partial class MethodReader
{
    /// <summary>The text of a constant string, or of a static readonly field that is initialised with one; null for another value.</summary>
    private string? ConstantText(IOperation operation)
    {
        while (operation is IParenthesizedOperation or IConversionOperation { OperatorMethod: null })
            operation = operation is IParenthesizedOperation parenthesized ? parenthesized.Operand : ((IConversionOperation)operation).Operand;
        if (operation.ConstantValue is { HasValue: true, Value: string text })
            return text;
        return operation is IFieldReferenceOperation { Field: { IsStatic: true, IsReadOnly: true, Type.SpecialType: SpecialType.System_String } field }
            && !HasStaticConstructor(field.ContainingType)
            && program.DeclarationOf(field) is VariableDeclaratorSyntax { Initializer: { } initializer }
            && program.OperationOf(initializer) is ISymbolInitializerOperation { Value.ConstantValue: { HasValue: true, Value: string constant } }
            ? constant
            : null;
    }

    /// <summary>The characters of a constant string, as a span; null for another value.</summary>
    private IrExpression? ReadText(IOperation operation, int site)
    {
        if (ConstantText(operation) is not { } text)
            return null;
        var character = new IrIntegerType(16, false);
        var array = new IrArrayType(character);
        IrExpression characters = NewArray(text.Select(value => (IrExpression)new IrConstant(value, character, site)).ToEquatableArray(), character, array, site);
        return ConvertTo(new IrStaticArray(program.NumberOf(text), characters, array, site), new IrSpanType(character), site);
    }

    private IrExpression ReadOrText(IOperation operation) => ReadText(operation, Site(operation)) ?? Read(operation);
}
