using System.Globalization;
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

    /// <summary>
    /// A static readonly field with an initial value is that value, read in place. Arrays only where they are not written or handed on.
    /// </summary>
    private IrExpression ReadStaticField(IFieldReferenceOperation operation)
    {
        IFieldSymbol field = operation.Field;
        if (!field.IsReadOnly || HasStaticConstructor(field.ContainingType))
            return Unsupported(operation);
        if (field.Type.TypeKind == TypeKind.Array && !IsOnlyRead(operation))
        {
            int site = Site(operation);
            ReportUnsupported(site, "an array in a static field that may be written through", "read its elements where they are used");
            return Absent(site);
        }

        if (program.DeclarationOf(field) is not VariableDeclaratorSyntax declarator)
            return Unsupported(operation);
        if (declarator.Initializer is not { } initializer)
            return new IrDefault(TypeAt(field.Type, Site(operation)), Site(operation));
        if (IsBeforeInitialisation(operation, field) || program.OperationOf(initializer) is not ISymbolInitializerOperation { Value: { } value })
            return Unsupported(operation);
        return Read(value);
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

    private static bool IsOnlyRead(IOperation array)
    {
        IOperation use = array;
        while (use.Parent is IConversionOperation { IsImplicit: true } conversion && conversion.Type is { TypeKind: not TypeKind.Struct } or { Name: "ReadOnlySpan" })
            use = use.Parent!;
        return use.Parent switch
        {
            IArrayElementReferenceOperation element => !IsWritten(element),
            IPropertyReferenceOperation { Property.Name: "Length" } => true,
            IForEachLoopOperation => true,
            _ => use.Type is { Name: "ReadOnlySpan" },
        };
    }

    private static bool IsWritten(IOperation place) => place.Parent switch
    {
        IAssignmentOperation assignment => assignment.Target == place,
        IIncrementOrDecrementOperation => true,
        IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
        IInvocationOperation or ITupleOperation => true,
        IFieldReferenceOperation or IPropertyReferenceOperation or IInlineArrayAccessOperation => IsWritten(place.Parent),
        _ => false,
    };
}
