using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>A vector type V that is a parameter, whose operations are static members of O.</summary>
internal class VectorDialect : LaneDialect
{
    public override string Type => "V";

    /// <summary>None: columns are read and written without a check, as whoever calls the kernel has made it.</summary>
    public override IEnumerable<string> Checks(int inputs, int outputs) => [];

    public override string Slot(int slot) => "slots.S" + CSharpText.Number(slot);

    public override string Complement(string value) => $"O.Not({value})";

    public override string Operate(byte table, string a, string b, string c) => table switch
    {
        LutTable.And => $"O.And({a}, {b})",
        LutTable.AndNot => $"O.AndNot({b}, {a})",
        LutTable.Or => $"O.Or({a}, {b})",
        LutTable.Xor => $"O.Xor({a}, {b})",
        _ => $"O.Lut{table:X2}({a}, {b}, {c})",
    };
}
