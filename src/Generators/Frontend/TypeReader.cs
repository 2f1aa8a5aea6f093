using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>A part of a struct.</summary>
/// <param name="Symbol">The field, or the parameter of the primary constructor that the compiler stores.</param>
/// <param name="Type">Its type.</param>
/// <param name="Name">What the user calls it: a field, property or parameter.</param>
/// <param name="FieldName">The name of the field in metadata.</param>
internal sealed record StoredMember(ISymbol Symbol, ITypeSymbol Type, string Name, string FieldName);

/// <summary>C# types to types of the program IR.</summary>
internal sealed class TypeReader(Compilation compilation)
{
    private readonly Dictionary<ITypeSymbol, TypeReading> _readings = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ITypeSymbol> _open = new(SymbolEqualityComparer.Default);

    public TypeReading Read(ITypeSymbol type)
    {
        if (_readings.TryGetValue(type, out TypeReading? known))
            return known;

        // A struct that contains itself does not compile; it must not recurse here either.
        if (!_open.Add(type))
            return TypeReading.Erroneous;
        TypeReading reading = ReadUncached(type);
        _open.Remove(type);
        _readings[type] = reading;
        return reading;
    }

    /// <summary>Says no more about a type: what is wrong with it was reported where it is declared.</summary>
    public void Silence(ITypeSymbol type)
    {
        if (Read(type).Type is null)
            _readings[type] = TypeReading.Erroneous;
    }

    /// <summary>Whether a type has no bounded number of bits: floating point, decimal, arbitrary precision, text.</summary>
    public static bool IsUnbounded(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Single or SpecialType.System_Double or SpecialType.System_Decimal or SpecialType.System_String => true,
        _ => type is { Name: "BigInteger" or "Complex" or "Half", ContainingType: null }
            && type.ContainingNamespace?.ToDisplayString() is ("System.Numerics" or "System"),
    };

    /// <summary>Whether a type is Int128 or UInt128, which are integers although C# has no keyword for them.</summary>
    public static bool IsWideInteger(ITypeSymbol? type) =>
        type is { Name: "Int128" or "UInt128", ContainingType: null, ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    /// <summary>The fields that a struct is made of, in order of declaration, with those behind its automatic properties.</summary>
    public static IEnumerable<IFieldSymbol> InstanceFields(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic && !field.IsConst);

    /// <summary>What a struct stores, in the order of its bits. The compiler makes fields for the parameters of its primary constructor that its members use.</summary>
    public static ImmutableArray<StoredMember> StoredMembers(INamedTypeSymbol type) => [.. InstanceFields(type).Select(field =>
        type.InstanceConstructors.SelectMany(static constructor => constructor.Parameters).FirstOrDefault(parameter => field.Name == "<" + parameter.Name + ">P") is { } parameter
            ? new StoredMember(parameter, field.Type, parameter.Name, field.Name)
            : new StoredMember(field, field.Type, field.AssociatedSymbol?.Name ?? field.Name, field.Name))];

    /// <summary>The index of a parameter that a struct stores; −1 for another one.</summary>
    public static int IndexOf(IParameterSymbol parameter, INamedTypeSymbol type)
    {
        ImmutableArray<StoredMember> members = StoredMembers(type);
        for (int i = 0; i < members.Length; i++)
        {
            if (SymbolEqualityComparer.Default.Equals(members[i].Symbol.OriginalDefinition, parameter.OriginalDefinition))
                return i;
        }

        return -1;
    }

    /// <summary>The index of a field among the fields of its IR type.</summary>
    public static int IndexOf(IFieldSymbol field)
    {
        if (field.ContainingType.IsTupleType)
        {
            ImmutableArray<IFieldSymbol> elements = field.ContainingType.TupleElements;
            IFieldSymbol underlying = field.CorrespondingTupleField ?? field;
            for (int i = 0; i < elements.Length; i++)
            {
                if (elements[i].Name == field.Name || (elements[i].CorrespondingTupleField ?? elements[i]).Name == underlying.Name)
                    return i;
            }

            return -1;
        }

        int index = 0;
        foreach (IFieldSymbol candidate in InstanceFields(field.ContainingType))
        {
            if (candidate.Name == field.Name)
                return index;
            index++;
        }

        return -1;
    }

    /// <summary>Whether a type is declared in the source that is compiled here, so that its fields are known.</summary>
    public bool IsInSource(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.Any(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree));

    private TypeReading ReadUncached(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error)
            return TypeReading.Erroneous;
        if (IsUnbounded(type))
            return TypeReading.Broken(RuleIds.UnboundedPrecision, Display(type));
        if (Scalar(type.SpecialType) is { } scalar)
            return TypeReading.Of(scalar);
        if (IsWideInteger(type))
            return TypeReading.Of(new IrIntegerType(128, type.Name == "Int128"));
        if (type is IArrayTypeSymbol array)
        {
            return Element(array.ElementType, element => new IrArrayType(element, array.Rank));
        }

        if (type is not INamedTypeSymbol named)
            return Unsupported(type, "use bool, integers, enums, tuples, structs, arrays and spans");
        if (named.TypeKind == TypeKind.Enum)
            return named.EnumUnderlyingType is { } underlying ? Read(underlying) : TypeReading.Erroneous;
        if (named.IsTupleType)
            return ReadTuple(named);
        if (Transitions.IsTransition(named))
            return Element(named.TypeArguments[0], next => Transitions.TypeOf(Display(named), next));
        if (IsSpan(named))
            return Element(named.TypeArguments[0], static element => new IrSpanType(element));
        if (named.TypeKind != TypeKind.Struct)
            return Unsupported(type, "use bool, integers, enums, tuples, structs, arrays and spans");
        if (named.SpecialType is SpecialType.System_IntPtr or SpecialType.System_UIntPtr)
            return Unsupported(type, "its width depends on the machine: use an integer of fixed width");
        if (!IsInSource(named))
            return Unsupported(type, "only structs whose source is in this project are known: use bool, integers, enums, tuples or a struct of your own");
        return named.GetAttributes().FirstOrDefault(IsInlineArray) is { } attribute ? ReadInlineArray(named, attribute) : ReadStruct(named);
    }

    private TypeReading ReadTuple(INamedTypeSymbol tuple)
    {
        var fields = ImmutableArray.CreateBuilder<IrField>();
        foreach (IFieldSymbol element in tuple.TupleElements)
        {
            TypeReading reading = Read(element.Type);
            if (reading.Type is null)
                return reading;

            // Names of tuple elements are no part of their identity in C#.
            fields.Add(new IrField((element.CorrespondingTupleField ?? element).Name, reading.Type, 0));
        }

        string name = "(" + string.Join(", ", fields.Select(static field => field.Type.ToString())) + ")";
        return TypeReading.Of(new IrStructType(name, new EquatableArray<IrField>(fields.ToImmutable())));
    }

    private TypeReading ReadStruct(INamedTypeSymbol type)
    {
        var fields = ImmutableArray.CreateBuilder<IrField>();
        foreach (StoredMember member in StoredMembers(type))
        {
            if (member.Symbol is IParameterSymbol parameter)
            {
                TypeReading captured = Read(parameter.Type);
                if (captured.Type is null)
                    return captured;
                DeclaredWidth width = DeclaredWidth.OfParameter(parameter, captured.Type);
                if (width.Problem is { } problem)
                    return problem;
                fields.Add(new IrField(parameter.Name, captured.Type, width.Bits));
                continue;
            }

            var field = (IFieldSymbol)member.Symbol;
            if (field.RefKind != RefKind.None || field.IsFixedSizeBuffer)
                return Unsupported(type, "its field " + field.Name + " is a reference or a fixed buffer: use values and [InlineArray]");
            TypeReading reading = ReadField(field, out int bits);
            if (reading.Type is null)
                return reading;
            fields.Add(new IrField(member.Name, reading.Type, bits));
        }

        return TypeReading.Of(new IrStructType(Display(type), new EquatableArray<IrField>(fields.ToImmutable())));
    }

    private TypeReading ReadInlineArray(INamedTypeSymbol type, AttributeData attribute)
    {
        IFieldSymbol? element = InstanceFields(type).FirstOrDefault();
        if (element is null || attribute.ConstructorArguments.FirstOrDefault().Value is not int length || length < 1)
            return TypeReading.Erroneous;
        TypeReading reading = ReadField(element, out int bits);
        return reading.Type is null ? reading : TypeReading.Of(new IrInlineArrayType(Display(type), reading.Type, bits, length));
    }

    private TypeReading ReadField(IFieldSymbol field, out int bits)
    {
        bits = 0;
        TypeReading reading = Read(field.Type);
        if (reading.Type is null)
            return reading;
        DeclaredWidth width = DeclaredWidth.OfField(field, reading.Type);
        bits = width.Bits;
        return width.Problem ?? reading;
    }

    private TypeReading Element(ITypeSymbol element, System.Func<IrType, IrType> make)
    {
        TypeReading reading = Read(element);
        return reading.Type is null ? reading : TypeReading.Of(make(reading.Type));
    }

    private static IrType? Scalar(SpecialType type) => type switch
    {
        SpecialType.System_Void => IrType.Void,
        SpecialType.System_Boolean => IrType.Boolean,
        SpecialType.System_SByte => new IrIntegerType(8, true),
        SpecialType.System_Byte => new IrIntegerType(8, false),
        SpecialType.System_Int16 => new IrIntegerType(16, true),
        SpecialType.System_UInt16 or SpecialType.System_Char => new IrIntegerType(16, false),
        SpecialType.System_Int32 => IrType.Int32,
        SpecialType.System_UInt32 => new IrIntegerType(32, false),
        SpecialType.System_Int64 => new IrIntegerType(64, true),
        SpecialType.System_UInt64 => new IrIntegerType(64, false),
        _ => null,
    };

    public static bool IsSpan(INamedTypeSymbol type) =>
        type is { Name: "Span" or "ReadOnlySpan", Arity: 1, ContainingType: null } && type.ContainingNamespace?.ToDisplayString() == "System";

    private static bool IsInlineArray(AttributeData attribute) =>
        attribute.AttributeClass?.ToDisplayString() == "System.Runtime.CompilerServices.InlineArrayAttribute";

    private static TypeReading Unsupported(ITypeSymbol type, string advice) => TypeReading.Broken(RuleIds.UnsupportedType, Display(type), advice);

    private static string Display(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
}
