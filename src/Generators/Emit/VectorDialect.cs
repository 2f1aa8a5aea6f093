using System.Globalization;

namespace Learnability.Generators.Emit;

/// <summary>A vector type V that is a parameter, whose operations are static members of O.</summary>
internal sealed class VectorDialect : LaneDialect
{
    public override string Type => "V";

    public override string Slot(int slot) => "slots.S" + CSharpText.Number(slot);

    public override string Complement(string value) => $"O.Not({value})";

    public override string Operate(byte table, string a, string b, string c) => LutFormula.Of(table).OperationCount == 1
        ? Operate(table, a, b)
        : $"{GetName(table)}({a}, {b}, {c})";

    /// <summary>The name of the method that computes a table of three values.</summary>
    public static string GetName(byte table) => table switch
    {
        LutTable.Xor3 => "Xor3",
        LutTable.Majority => "Majority",
        _ => "Lut" + table.ToString("X2", CultureInfo.InvariantCulture),
    };

    /// <summary>A table of three values as operations of two.</summary>
    public static string Expand(byte table, string a, string b, string c) => LutFormula.Of(table).ToText(a, b, c, Operate);

    private static string Operate(byte operation, string left, string right) => operation switch
    {
        LutTable.And => $"O.And({left}, {right})",
        LutTable.AndNot => $"O.AndNot({right}, {left})",
        LutTable.Or => $"O.Or({left}, {right})",
        _ => $"O.Xor({left}, {right})",
    };
}
