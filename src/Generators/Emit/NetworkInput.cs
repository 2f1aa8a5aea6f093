using System.Linq;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>Writes the typed input of a network: its documentation, validation and packing.</summary>
/// <param name="input">The input's type.</param>
/// <param name="bits">The number n of bits.</param>
internal sealed class NetworkInput(ValueModel input, int bits)
{
    public string CSharpType => input.CSharpType;

    public CodeWriter WriteDocumentation(CodeWriter writer) =>
        writer.Line($"/// <param name=\"x\">The input, {CSharpText.Number(bits)} bit{(bits == 1 ? "" : "s")}.</param>");

    /// <summary>Documents the exception, where there can be one.</summary>
    public CodeWriter WriteException(CodeWriter writer, string consequence) => input.Leaves.Any(leaf => leaf.IsDeclared)
        ? writer.Line($"/// <exception cref=\"global::System.ArgumentException\"><paramref name=\"x\"/> does not fit its declared width{consequence}.</exception>")
        : writer;

    /// <summary>Writes the check of a value, then its bits as packed words.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value, a parameter.</param>
    /// <param name="packed">The name of the packed words.</param>
    /// <param name="extraBits">The number of bits that are to follow.</param>
    public void WritePacking(CodeWriter writer, string value, string packed, int extraBits = 0)
    {
        foreach (LeafModel leaf in input.Leaves.Where(leaf => leaf.IsDeclared))
        {
            writer.Line($"global::Learnability.RawBits.RequireWidth({ValueWriter.Reference(leaf, value)}, {CSharpText.Number(leaf.Width)}, "
                + $"{CSharpText.Boolean(leaf.IsSigned)}, {CSharpText.Literal(leaf.Name)}, nameof({value}));");
        }

        writer.Line($"global::System.Span<ulong> {packed} = stackalloc ulong[{CSharpText.Number((bits + extraBits + 63) / 64)}];");
        int offset = 0;
        foreach (LeafModel leaf in input.Leaves)
        {
            writer.Line($"global::Learnability.RawBits.Insert({packed}, {CSharpText.Number(offset)}, {CSharpText.Number(leaf.Width)}, "
                + $"global::Learnability.RawBits.Load({ValueWriter.Reference(leaf, value)}));");
            offset += leaf.Width;
        }
    }

    /// <summary>Writes the check of many values.</summary>
    public void WriteColumnValidation(CodeWriter writer, string column)
    {
        if (!input.Leaves.Any(leaf => leaf.IsDeclared))
            return;
        if (input.IsScalar)
        {
            writer.Line($"global::Learnability.LaneColumns.RequireWidth<{CSharpType}>"
                + $"({column}, {CSharpText.Number(bits)}, {CSharpText.Boolean(input.Leaves[0].IsSigned)}, nameof({column}));");
            return;
        }

        writer.Open($"for (int k = 0; k < {column}.Length; k++)").Line($"{CSharpType} x = {column}[k];");
        foreach (LeafModel leaf in input.Leaves.Where(leaf => leaf.IsDeclared))
        {
            writer.Line($"global::Learnability.LaneColumns.RequireWidth({ValueWriter.Reference(leaf, "x")}, {CSharpText.Number(leaf.Width)}, "
                + $"{CSharpText.Boolean(leaf.IsSigned)}, nameof({column}), k, {CSharpText.Literal(leaf.Name)});");
        }

        writer.Close();
    }

    /// <summary>Writes the transposition of <c>length</c> values from <c>start</c> on to a word for each bit.</summary>
    public void WriteColumnLoad(CodeWriter writer, string column, string words, int firstWord)
    {
        if (input.IsScalar)
        {
            writer.Line($"global::Learnability.LaneColumns.Load<{CSharpType}>({column}.Slice(start, length), "
                + $"global::System.MemoryExtensions.AsSpan({words}, {CSharpText.Number(firstWord)}, {CSharpText.Number(bits)}));");
            return;
        }

        writer.Line("global::System.Span<ulong> block = new ulong[64];");
        int offset = firstWord;
        foreach (LeafModel leaf in input.Leaves)
        {
            writer.Open("for (int k = 0; k < length; k++)")
                .Line($"{CSharpType} x = {column}[start + k];")
                .Line($"block[k] = global::Learnability.RawBits.Load({ValueWriter.Reference(leaf, "x")});")
                .Close()
                .Line($"global::Learnability.LaneColumns.Transpose(block, global::System.MemoryExtensions.AsSpan({words}, {CSharpText.Number(offset)}, {CSharpText.Number(leaf.Width)}));");
            offset += leaf.Width;
        }
    }
}
