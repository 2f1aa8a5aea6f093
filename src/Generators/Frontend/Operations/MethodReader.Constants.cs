using System.Globalization;
using System.Linq;
using System.Numerics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Literals, constants, default values and static readonly data.</summary>
internal sealed partial class MethodReader
{
    private IrExpression ReadConstant(IOperation operation, object constant)
    {
        int site = Site(operation);
        IrType type = TypeAt(operation.Type, site);
        BigInteger? value = constant switch
        {
            bool b => b ? 1 : 0,
            char c => c,
            sbyte or byte or short or ushort or int or uint or long or ulong =>
                BigInteger.Parse(((System.IConvertible)constant).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
            _ => null,
        };
        if (value is { } number)
            return type is IrVoidType ? Absent(site) : new IrConstant(number, type, site);
        return Unsupported(operation);
    }

    private IrDefault ReadDefault(IDefaultValueOperation operation)
    {
        int site = Site(operation);
        return new IrDefault(TypeAt(operation.Type, site), site);
    }

    /// <summary>A static readonly field with an initial value is that value, read in place; an array is made once.</summary>
    private IrExpression ReadStaticField(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        return field.IsReadOnly && program.DeclarationOf(field) is VariableDeclaratorSyntax declarator
            ? ReadStaticValue(operation, field, declarator.Initializer)
            : Unsupported(operation);
    }

    /// <summary>A static automatic property without a setter is like a static readonly field; null for another property.</summary>
    private IrExpression? ReadStaticProperty(IPropertyReferenceOperation operation)
    {
        if (operation.Property is not { IsStatic: true, SetMethod: null } property || program.DeclarationOf(property) is not PropertyDeclarationSyntax declaration)
            return null;
        IFieldSymbol? field = property.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(candidate => SymbolEqualityComparer.Default.Equals(candidate.AssociatedSymbol, property));
        return field is not null && IsAutomatic(property.GetMethod) ? ReadStaticValue(operation, field, declaration.Initializer) : null;
    }

    private IrExpression ReadStaticValue(IOperation use, IFieldSymbol field, EqualsValueClauseSyntax? initializer)
    {
        if (HasStaticConstructor(field.ContainingType))
            return Unsupported(use);
        if (initializer is null)
            return new IrDefault(TypeAt(field.Type, Site(use)), Site(use));
        if (IsBeforeInitialisation(use, field) || program.OperationOf(initializer) is not ISymbolInitializerOperation { Value: { } value })
            return Unsupported(use);
        IrExpression initial = Read(value);
        return initial.Type is IrArrayType ? new IrStaticArray(program.NumberOf(field), initial, initial.Type, Site(use)) : initial;
    }

    /// <summary>"…"u8: a span of constant bytes.</summary>
    private IrExpression ReadUtf8(IUtf8StringOperation operation)
    {
        int site = Site(operation);
        var type = new IrIntegerType(8, false);
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(operation.Value);
        return NewArray(System.Array.ConvertAll(bytes, value => (IrExpression)new IrConstant(value, type, site)).ToEquatableArray(), type, new IrSpanType(type), site);
    }

    private static bool HasStaticConstructor(INamedTypeSymbol type)
    {
        foreach (IMethodSymbol constructor in type.StaticConstructors)
        {
            if (!constructor.IsImplicitlyDeclared)
                return true;
        }

        return false;
    }

    /// <summary>Static fields are initialised in order of declaration: an initial value that uses a later field sees its default.</summary>
    private static bool IsBeforeInitialisation(IOperation use, IFieldSymbol field)
    {
        IOperation root = use;
        while (root.Parent is { } parent)
            root = parent;
        if (root is not ISymbolInitializerOperation)
            return false;
        SyntaxReference? declared = field.DeclaringSyntaxReferences.Length == 1 ? field.DeclaringSyntaxReferences[0] : null;
        return declared is null || declared.SyntaxTree != use.Syntax.SyntaxTree || declared.Span.End > use.Syntax.SpanStart;
    }
}
