namespace Learnability.Generators.Emit;

/// <summary>Words of 64 samples, whose operators are those of C#.</summary>
/// <param name="type">The C# type of a word; its operators are &amp;, |, ^ and ~.</param>
internal sealed class WordDialect(string type) : LaneDialect
{
    public override string Type => type;

    public override string Slot(int slot) => "_s" + CSharpText.Number(slot);

    public override string Complement(string value) => "~" + value;

    public override string Operate(byte table, string a, string b, string c) => LutFormula.Of(table).ToText(a, b, c, Operate);

    private static string Operate(byte operation, string left, string right) => operation switch
    {
        LutTable.And => Enclose(left) + " & " + Enclose(right),
        LutTable.AndNot => Enclose(right) + " & ~" + Enclose(left),
        LutTable.Or => Enclose(left) + " | " + Enclose(right),
        _ => Enclose(left) + " ^ " + Enclose(right),
    };

    private static string Enclose(string operand) => operand.IndexOf(' ') < 0 ? operand : "(" + operand + ")";
}
