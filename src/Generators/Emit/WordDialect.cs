using System;

namespace Learnability.Generators.Emit;

/// <summary>Words of 64 samples, whose operators are those of C#.</summary>
/// <param name="type">The C# type of a word; its operators are &amp;, |, ^ and ~.</param>
internal sealed class WordDialect(string type) : LaneDialect
{
    public override string Type => type;

    public override string Slot(int slot) => "_s" + CSharpText.Number(slot);

    public override string Complement(string value) => "~" + value;

    public override string Operate(byte table, string a, string b, string c) => table switch
    {
        LutTable.And => $"{a} & {b}",
        LutTable.AndNot => $"{b} & ~{a}",
        LutTable.Or => $"{a} | {b}",
        LutTable.Xor => $"{a} ^ {b}",
        _ => throw new ArgumentOutOfRangeException(nameof(table), table, "A word has operators of two operands only."),
    };
}
