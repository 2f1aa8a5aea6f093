using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>A C# value as generated code packs and unpacks it: its bits are those of its leaves, one after the other, least significant first.</summary>
/// <param name="CSharpType">The C# type, fully qualified or a keyword.</param>
/// <param name="Leaves">Its integers, truth values, characters and enums, in order; empty if the type has no fixed layout, or cannot be named.</param>
/// <param name="Accessors">The accessors that the leaves need for fields that C# cannot name or assign.</param>
internal sealed record ValueModel(string CSharpType, EquatableArray<LeafModel> Leaves, EquatableArray<AccessorModel> Accessors)
{
    /// <summary>The number of bits.</summary>
    public int Width
    {
        get
        {
            int width = 0;
            foreach (LeafModel leaf in Leaves)
                width += leaf.Width;
            return width;
        }
    }

    /// <summary>Whether the value is itself one integer, truth value, character or enum.</summary>
    public bool IsScalar => Leaves.Count == 1 && Leaves[0].Reference == LeafModel.Value;
}

/// <summary>A part of a value that is packed as one group of bits.</summary>
/// <param name="Reference">A C# expression of it, assignable, in which <see cref="Value"/> stands for the value.</param>
/// <param name="Name">Its name after that of the value, for messages: <c>.Left</c>, <c>[3]</c>; empty for the value itself.</param>
/// <param name="Width">The number of bits, from 1 to 64.</param>
/// <param name="IsSigned">Whether it is two's complement.</param>
/// <param name="IsDeclared">Whether the width is declared by [Bits] and below that of the C# type, so that values must be checked.</param>
internal sealed record LeafModel(string Reference, string Name, int Width, bool IsSigned, bool IsDeclared)
{
    public const string Value = "{0}";
}

/// <summary>A generated accessor of a field.</summary>
/// <param name="Name">The accessor's name.</param>
/// <param name="ContainerType">The C# type of the struct that has the field.</param>
/// <param name="FieldType">The C# type of the field.</param>
/// <param name="MetadataName">The field's name in metadata.</param>
internal sealed record AccessorModel(string Name, string ContainerType, string FieldType, string MetadataName);
