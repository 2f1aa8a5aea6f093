using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>
/// Reads how generated code reaches the bits of a value: by member access where C# allows reading and assigning, otherwise through a generated accessor.
/// </summary>
internal sealed class ValueModelReader
{
    /// <summary>Above this number of leaves the generated code would be larger than it is worth.</summary>
    private const int MaxLeaves = 4096;

    private readonly Compilation _compilation;
    private readonly INamedTypeSymbol _within;
    private readonly List<LeafModel> _leaves = [];
    private readonly List<AccessorModel> _accessors = [];

    private ValueModelReader(Compilation compilation, INamedTypeSymbol within)
    {
        _compilation = compilation;
        _within = within;
    }

    /// <summary>Reads a type.</summary>
    /// <param name="type">The type of the value.</param>
    /// <param name="declaredBits">The width declared by [Bits], for the integer or each element; 0 if none is.</param>
    /// <param name="within">The type in which the generated code stands.</param>
    /// <param name="compilation">The compilation.</param>
    public static ValueModel Read(ITypeSymbol type, int declaredBits, INamedTypeSymbol within, Compilation compilation)
    {
        var reader = new ValueModelReader(compilation, within);
        string name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        if (!reader.Add(type, declaredBits, LeafModel.Value, ""))
            return new ValueModel(name, EquatableArray<LeafModel>.Empty, EquatableArray<AccessorModel>.Empty);
        return new ValueModel(name, reader._leaves.ToEquatableArray(), reader._accessors.ToEquatableArray());
    }

    private bool Add(ITypeSymbol type, int declaredBits, string reference, string name)
    {
        if (GetInteger(type) is var (width, isSigned) && width > 0)
        {
            bool isDeclared = declaredBits > 0 && declaredBits < width;
            _leaves.Add(new LeafModel(reference, name, isDeclared ? declaredBits : width, isSigned, isDeclared));
            return _leaves.Count <= MaxLeaves;
        }

        if (TypeReader.IsWideInteger(type))
            return AddWords(type.Name == "Int128", declaredBits, reference, name);
        if (type is not INamedTypeSymbol { IsValueType: true, SpecialType: SpecialType.None } structure || !_compilation.IsSymbolAccessibleWithin(type, _within))
            return false;
        ImmutableArray<StoredMember> members = structure.IsTupleType
            ? [.. structure.TupleElements.Select(static element => element.CorrespondingTupleField ?? element).Select(static field => new StoredMember(field, field.Type, field.Name, field.Name))]
            : TypeReader.StoredMembers(structure);
        if (GetInlineArrayLength(structure) is > 0 and int length)
            return members.Length == 1 && AddElements((IFieldSymbol)members[0].Symbol, length, declaredBits, reference, name);

        foreach (StoredMember member in members)
        {
            if (GetReference(structure, member, reference) is not { } place || !Add(member.Type, GetDeclaredBits(member.Symbol), place, name + "." + member.Name))
                return false;
        }

        return true;
    }

    /// <summary>An integer of 128 bits is two words, the lower one first.</summary>
    private bool AddWords(bool isSigned, int declaredBits, string reference, string name)
    {
        bool isDeclared = declaredBits is > 64 and < 128;
        _leaves.Add(new LeafModel(Word("0"), name, 64, false, false));
        _leaves.Add(new LeafModel(Word("1"), name + " >> 64", isDeclared ? declaredBits - 64 : 64, isSigned, isDeclared));
        return _leaves.Count <= MaxLeaves;

        string Word(string index) => "global::Learnability.RawBits.Word(ref " + reference + ", " + index + ")";
    }

    private bool AddElements(IFieldSymbol field, int length, int declaredBits, string reference, string name)
    {
        int bits = declaredBits > 0 ? declaredBits : GetDeclaredBits(field);
        for (int i = 0; i < length; i++)
        {
            string index = "[" + i.ToString(CultureInfo.InvariantCulture) + "]";
            if (!Add(field.Type, bits, reference + index, name + index))
                return false;
        }

        return true;
    }

    /// <summary>The expression of a field; null for one of a generic struct that only an accessor could reach, as accessors are bound to one type.</summary>
    private string? GetReference(INamedTypeSymbol structure, StoredMember member, string reference)
    {
        // A field that is a variable in generated code: anything else is reached by an accessor, which needs no reflection.
        if (member.Symbol is IFieldSymbol { IsReadOnly: false, CanBeReferencedByName: true } field && _compilation.IsSymbolAccessibleWithin(field, _within))
            return reference + "." + MemberContexts.Escape(field.Name);
        for (INamedTypeSymbol? type = structure; type is not null; type = type.ContainingType)
        {
            if (type.IsGenericType)
                return null;
        }

        string container = structure.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        string fieldType = member.Type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
        AccessorModel? accessor = _accessors.Find(known => known.ContainerType == container && known.MetadataName == member.FieldName);
        if (accessor is null)
        {
            string name = "FieldOf" + structure.Name + "_" + member.Name;
            while (_accessors.Exists(known => known.Name == name))
                name += "_";
            accessor = new AccessorModel(name, container, fieldType, member.FieldName);
            _accessors.Add(accessor);
        }

        return accessor.Name + "(ref " + reference + ")";
    }

    private static (int Width, bool IsSigned) GetInteger(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { EnumUnderlyingType: { } underlying })
            type = underlying;
        return type.SpecialType switch
        {
            SpecialType.System_Boolean => (1, false),
            SpecialType.System_Byte => (8, false),
            SpecialType.System_SByte => (8, true),
            SpecialType.System_Char or SpecialType.System_UInt16 => (16, false),
            SpecialType.System_Int16 => (16, true),
            SpecialType.System_UInt32 => (32, false),
            SpecialType.System_Int32 => (32, true),
            SpecialType.System_UInt64 => (64, false),
            SpecialType.System_Int64 => (64, true),
            _ => (0, false),
        };
    }

    private static int GetInlineArrayLength(INamedTypeSymbol structure) => ReadInt32(structure, "System.Runtime.CompilerServices.InlineArrayAttribute");

    private static int GetDeclaredBits(ISymbol member) => ReadInt32(member, "Learnability.BitsAttribute") is > 0 and int bits
        ? bits
        : member is IFieldSymbol { AssociatedSymbol: { } property } ? ReadInt32(property, "Learnability.BitsAttribute") : 0;

    private static int ReadInt32(ISymbol symbol, string attributeName)
    {
        foreach (AttributeData attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() == attributeName
                && attribute.ConstructorArguments.Length == 1
                && attribute.ConstructorArguments[0].Value is int value)
            {
                return value;
            }
        }

        return 0;
    }
}
