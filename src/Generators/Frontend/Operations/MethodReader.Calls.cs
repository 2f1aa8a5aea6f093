using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Calls of methods, operators and properties.</summary>
internal sealed partial class MethodReader
{
    private IrExpression ReadInvocation(IInvocationOperation operation)
    {
        int site = Site(operation);
        if (ResolveMember(operation.TargetMethod, operation.ConstrainedToType ?? operation.Instance?.Type) is not { } target)
            return ReadNumberMember(operation, site);
        if (Transitions.IsFactory(target) && TypeAt(operation.Type, site) is IrStructType transition)
            return ReadTransition(operation.Arguments, transition, site);
        if (KnownMethods.Find(target) is { } intrinsic)
            return ReadIntrinsic(operation, intrinsic, site);
        if (IsNumberMember(target))
            return target.Parameters.Any(static parameter => parameter.RefKind == RefKind.Out) ? ReadMathWithOut(operation, site) : ReadNumberMember(operation, site);
        if ((ReadSpanMember(operation, site) ?? ReadImplicitEquals(operation, target, site) ?? ReadPrimitiveMember(operation, target, site)) is { } known)
            return known;
        if (IsAbsentObject(operation.Instance) || !CanCall(target, site))
            return Absent(site);
        if (operation.Instance is null && !target.IsStatic && target.MethodKind != MethodKind.LocalFunction)
            return Erroneous(operation);

        var statements = new List<IrStatement>();
        IrPlace? receiver = null;
        if (!target.IsStatic && operation.Instance is { } instance)
            receiver = ReadReceiver(instance, target, statements, site);
        EquatableArray<IrArgument> arguments = ReadArguments(operation.Arguments, target, statements);
        if (target.MethodKind == MethodKind.LocalFunction)
            arguments = WithCaptured(arguments, target, statements, site);
        return Result(new IrCall(Reach(target, site), receiver, arguments, TypeAt(target.ReturnType, site), site), target, statements, site);
    }

    private IrExpression ReadProperty(IPropertyReferenceOperation operation)
    {
        int site = Site(operation);
        if (operation.Property is { Name: "Length", IsStatic: false } && operation.Instance is { } array && IsArrayOrSpan(array.Type))
            return new IrLength(Read(array), site);
        if (operation.Property is { Name: "IsEmpty", IsStatic: false } && operation.Instance is { } span && IsArrayOrSpan(span.Type))
            return Test(IrBinaryOperator.Equal, new IrLength(Read(span), site), new IrConstant(0, IrType.Int32, site), site);
        if (operation.Property is { Name: "Empty", IsStatic: true } && IsArrayOrSpan(operation.Property.ContainingType))
            return new IrDefault(TypeAt(operation.Type, site), site);
        if (operation.Property.Name == "Length" && operation.Instance is { } source && ConstantText(source) is { } text)
            return new IrConstant(text.Length, IrType.Int32, site);
        if (Transitions.FieldOf(operation.Property) is { } field && operation.Instance is { } step)
            return Load(new IrFieldPlace(ReadPlaceOrValue(step), field, TypeAt(operation.Type, site), site));
        if (ReadStaticProperty(operation) is { } constant)
            return constant;
        return TryReadPlace(operation) is { } place ? Load(place) : ReadPropertyCall(operation, site);
    }

    private IrExpression ReadPropertyCall(IPropertyReferenceOperation operation, int site)
    {
        if (operation.Property.GetMethod is not { } declared)
            return Unsupported(operation);
        if (IsNumberMember(declared) || ResolveMember(declared, operation.ConstrainedToType ?? operation.Instance?.Type) is not { } getter)
            return ReadNumberProperty(operation, site);
        if (IsAbsentObject(operation.Instance) || !CanCall(getter, site))
            return Absent(site);
        var statements = new List<IrStatement>();
        IrPlace? receiver = operation.Instance is { } instance ? ReadReceiver(instance, getter, statements, site) : null;
        EquatableArray<IrArgument> arguments = ReadArguments(operation.Arguments, getter, statements);
        return Result(new IrCall(Reach(getter, site), receiver, arguments, TypeAt(getter.ReturnType, site), site), getter, statements, site);
    }

    private static bool IsArrayOrSpan(ITypeSymbol? type) =>
        type is IArrayTypeSymbol or INamedTypeSymbol { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingNamespace.Name: "System" };

    private IrExpression ReadIntrinsic(IInvocationOperation operation, IrIntrinsic intrinsic, int site)
    {
        var statements = new List<IrStatement>();
        var values = new IrExpression[operation.TargetMethod.Parameters.Length];
        bool reordered = IsReordered(operation.Arguments);
        foreach (IArgumentOperation argument in operation.Arguments)
        {
            IrExpression value = Read(argument.Value);
            values[argument.Parameter!.Ordinal] = reordered ? Pin(value, statements) : value;
        }

        if (values.Any(static value => value is null or { Type: IrVoidType }))
            return Absent(site);

        // Log2 of a negative number throws; the lowering knows only the logarithm of what is not negative.
        if (intrinsic == IrIntrinsic.Log2 && values[0].Type is IrIntegerType { IsSigned: true } signed)
        {
            IrPlace operand = Spill(values[0], statements, site);
            var isNegative = new IrBinary(IrBinaryOperator.Less, Load(operand), new IrConstant(0, signed, site), false, IrType.Boolean, site);
            statements.Add(new IrIf(isNegative, new IrThrow("the logarithm of a negative number", site), null, site));
            values[0] = Load(operand);
        }

        var call = new IrIntrinsicCall(intrinsic, values.ToEquatableArray(), TypeAt(operation.Type, site), site);
        return statements.Count == 0 ? call : Sequence(statements, call, site);
    }

    /// <summary>Whether a receiver is no value at all, which is reported at the receiver rather than at what is called on it.</summary>
    private bool IsAbsentObject(IOperation? instance) =>
        instance is not (null or IInstanceReferenceOperation) && !IsStruct(instance.Type) && Read(instance).Type is IrVoidType;

    private bool IsStruct(ITypeSymbol? type) => type is not null && _types.Apply(type).TypeKind == TypeKind.Struct;

    /// <summary>Whether a method can become part of a program; reported if not.</summary>
    private bool CanCall(IMethodSymbol target, int site)
    {
        (string What, string Advice)? problem = target switch
        {
            { IsAsync: true } => ("a call of the async method " + target.Name, "compute directly"),
            { IsStatic: false, ContainingType.TypeKind: not TypeKind.Struct, MethodKind: not MethodKind.LocalFunction } =>
                ("a call of the instance method " + target.Name, "use a static method or a method of a struct"),
            { IsExtern: true } or { IsAbstract: true } => ("a call of " + target.Name + ", which has no body", "call a method whose source is in this project"),
            _ => program.DeclarationOf(target.PartialImplementationPart ?? target) is null && !IsRecordConstructor(target)
                ? ("a call of " + target.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat),
                    "only methods whose source is in this project and those listed in docs/supported-csharp.md are known")
                : null,
        };
        if (problem is not { } found)
            return true;
        ReportUnsupported(site, found.What, found.Advice);
        return false;
    }

    private static bool IsRecordConstructor(IMethodSymbol target) => target.MethodKind == MethodKind.Constructor && target.ContainingType.IsRecord;

    private int Reach(IMethodSymbol target, int site)
    {
        if (program.IndexOf(MethodInstance.Of(target, _types), calls.Insert(0, site)) is { } index)
            return index;
        ReportUnsupported(site, "a generic method that calls itself with ever new types", "let it call itself with the same types");
        return 0;
    }

    /// <summary>The variables that a local function captures follow its declared arguments, by reference.</summary>
    private EquatableArray<IrArgument> WithCaptured(EquatableArray<IrArgument> arguments, IMethodSymbol target, List<IrStatement> statements, int site)
    {
        ImmutableArray<ISymbol> captured = program.CapturedBy(target.OriginalDefinition);
        if (captured.IsEmpty)
            return arguments;
        var all = new List<IrArgument>(arguments);
        foreach (ISymbol symbol in captured)
        {
            // A function may be called before what it assigns is declared.
            if (symbol is ILocalSymbol local && !_indices.ContainsKey(symbol))
            {
                int early = DeclareLocal(local, site);
                statements.Add(new IrDeclaration(early, UnassignedAggregate(_variables[early].Type, site), site));
            }

            all.Add(new IrArgument(null, VariableOf(symbol, site) is { } index ? VariablePlace(index, site) : AbsentPlace(site)));
        }

        return all.ToEquatableArray();
    }

    /// <summary>
    /// Where a struct's method runs. As in C#, a method that may write runs on a copy of what must not be written, and of what is in no place.
    /// </summary>
    private IrPlace ReadReceiver(IOperation instance, IMethodSymbol target, List<IrStatement> statements, int site)
    {
        IrPlace place = ReadPlaceOrValue(instance);
        if (place.Type is IrVoidType)
            return place;
        bool mayWrite = !target.IsReadOnly;
        return mayWrite && (place is IrValuePlace || IsReadOnlyPlace(instance)) ? Spill(Load(place), statements, site) : place;
    }

    private bool IsReadOnlyPlace(IOperation operation) => operation switch
    {
        IParenthesizedOperation parenthesized => IsReadOnlyPlace(parenthesized.Operand),
        IParameterReferenceOperation parameter => parameter.Parameter.RefKind is RefKind.In or RefKind.RefReadOnlyParameter,
        ILocalReferenceOperation local => local.Local.IsForEach || local.Local.IsUsing,
        IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance } => _method.IsReadOnly,
        IFieldReferenceOperation { Instance: { } instance } field =>
            (field.Field.IsReadOnly && _method.MethodKind != MethodKind.Constructor) || IsReadOnlyPlace(instance),
        IPropertyReferenceOperation property when IsSpanIndexer(property.Property) => property.Property.ContainingType.Name == "ReadOnlySpan",

        // A property yields a value, even if a field stands behind it, unless it yields a reference.
        IPropertyReferenceOperation property => !property.Property.ReturnsByRef,
        IInlineArrayAccessOperation access => IsReadOnlyPlace(access.Instance),
        IInvocationOperation call => call.TargetMethod.ReturnsByRefReadonly,
        IConditionalOperation { IsRef: true, WhenFalse: { } other } choice => IsReadOnlyPlace(choice.WhenTrue) || IsReadOnlyPlace(other),
        _ => false,
    };

    private static bool IsReordered(ImmutableArray<IArgumentOperation> arguments)
    {
        for (int i = 1; i < arguments.Length; i++)
        {
            if (arguments[i].Parameter?.Ordinal < arguments[i - 1].Parameter?.Ordinal && arguments[i].ArgumentKind == ArgumentKind.Explicit)
                return true;
        }

        return false;
    }

    /// <summary>Arguments in order of parameters, evaluated in the order in which they are written.</summary>
    private EquatableArray<IrArgument> ReadArguments(
        ImmutableArray<IArgumentOperation> arguments, IMethodSymbol target, List<IrStatement> statements)
    {
        var ordered = new IrArgument[target.Parameters.Length];
        bool reordered = IsReordered(arguments);
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is not { } parameter || parameter.Ordinal >= ordered.Length)
                continue;
            if (parameter.RefKind == RefKind.None)
            {
                IrExpression value = Read(argument.Value);
                ordered[parameter.Ordinal] = new IrArgument(reordered && value.Type is not IrVoidType ? Pin(value, statements) : value, null);
            }
            else
            {
                IrPlace place = ReadPlaceOrValue(argument.Value);
                ordered[parameter.Ordinal] = new IrArgument(null, reordered && place.Type is not IrVoidType ? Pin(place, statements) : place);
            }
        }

        if (ordered.Any(static argument => argument is null))
        {
            program.Reporter.Fail();
            return EquatableArray<IrArgument>.Empty;
        }

        return ordered.ToEquatableArray();
    }

    private IrExpression CallOperator(IMethodSymbol target, ImmutableArray<IrExpression> operands, int site) => CallMethod(target, null, operands, site);

    /// <summary>A call whose arguments are values already read.</summary>
    private IrExpression CallMethod(IMethodSymbol target, IrPlace? receiver, ImmutableArray<IrExpression> values, int site)
    {
        if (!CanCall(target, site) || values.Any(static value => value.Type is IrVoidType) || values.Length != target.Parameters.Length)
        {
            program.Reporter.Fail();
            return Absent(site);
        }

        var arguments = ImmutableArray.CreateBuilder<IrArgument>();
        for (int i = 0; i < values.Length; i++)
        {
            arguments.Add(target.Parameters[i].RefKind == RefKind.None
                ? new IrArgument(values[i], null)
                : new IrArgument(null, new IrValuePlace(values[i], values[i].Type, site)));
        }

        IrType type = target.ReturnsVoid ? IrType.Void : TypeAt(target.ReturnType, site);
        return new IrCall(Reach(target, site), receiver, new EquatableArray<IrArgument>(arguments.ToImmutable()), type, site);
    }
}
