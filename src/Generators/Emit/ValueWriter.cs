using System.Collections.Generic;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>Writes expressions over the leaves of C# values, and the accessors that they need.</summary>
internal static class ValueWriter
{
    /// <summary>The C# expression of a leaf.</summary>
    /// <param name="leaf">The leaf.</param>
    /// <param name="value">The expression of the value, a variable.</param>
    public static string Reference(LeafModel leaf, string value) => leaf.Reference.Replace(LeafModel.Value, value);

    /// <summary>Writes each accessor once.</summary>
    public static void WriteAccessors(CodeWriter writer, IEnumerable<ValueModel> values)
    {
        var written = new HashSet<AccessorModel>();
        foreach (ValueModel value in values)
        {
            foreach (AccessorModel accessor in value.Accessors)
            {
                if (!written.Add(accessor))
                    continue;
                writer.Line($"/// <summary>The field {CSharpText.Documentation(accessor.MetadataName)} of <c>{CSharpText.Documentation(accessor.ContainerType)}</c>.</summary>")
                    .Line("[global::System.Runtime.CompilerServices.UnsafeAccessor("
                        + $"global::System.Runtime.CompilerServices.UnsafeAccessorKind.Field, Name = {CSharpText.Literal(accessor.MetadataName)})]")
                    .Line($"private static extern ref {accessor.FieldType} {accessor.Name}(ref {accessor.ContainerType} value);")
                    .Line();
            }
        }
    }
}
