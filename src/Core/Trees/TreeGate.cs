using System;

namespace Learnability;

/// <summary>
/// One of the 16 Boolean functions of two inputs, by its truth table: bit p of the table is the output at pattern p, where bit 0 of p is the left input and bit 1
/// the right one. A set bit is +1, a clear bit −1.
/// </summary>
public readonly record struct TreeGate
{
    private static readonly string[] _names =
    [
        "FALSE", "NOR", "LEFT AND NOT RIGHT", "NOT RIGHT", "NOT LEFT AND RIGHT", "NOT LEFT", "XOR", "NAND",
        "AND", "XNOR", "LEFT", "LEFT OR NOT RIGHT", "RIGHT", "NOT LEFT OR RIGHT", "OR", "TRUE",
    ];

    private readonly byte _table;

    /// <summary>Creates a gate.</summary>
    /// <param name="table">The truth table, from 0 to 15.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="table"/> is outside that range.</exception>
    public TreeGate(int table)
    {
        if (table is < 0 or > 15)
            throw new ArgumentOutOfRangeException(nameof(table), table, "A gate of two inputs has a truth table of four bits: 0 to 15.");
        _table = (byte)table;
    }

    /// <summary>The truth table, from 0 to 15.</summary>
    public int Table => _table;

    /// <summary>Conjunction: +1 where both inputs are.</summary>
    public static TreeGate And => new(0b1000);

    /// <summary>Disjunction: −1 where both inputs are.</summary>
    public static TreeGate Or => new(0b1110);

    /// <summary>The complement of <see cref="And"/>.</summary>
    public static TreeGate Nand => new(0b0111);

    /// <summary>The complement of <see cref="Or"/>.</summary>
    public static TreeGate Nor => new(0b0001);

    /// <summary>+1 where the inputs differ, as <c>^</c> on truth values.</summary>
    public static TreeGate Xor => new(0b0110);

    /// <summary>+1 where the inputs agree: the product of ±1 inputs, which the papers call parity.</summary>
    public static TreeGate Xnor => new(0b1001);

    /// <summary>The left input.</summary>
    public static TreeGate Left => new(0b1010);

    /// <summary>The right input.</summary>
    public static TreeGate Right => new(0b1100);

    /// <summary>Always +1.</summary>
    public static TreeGate True => new(0b1111);

    /// <summary>Always −1.</summary>
    public static TreeGate False => new(0b0000);

    /// <summary>The output at a pattern.</summary>
    /// <param name="pattern">The pattern, from 0 to 3: the left input plus twice the right one.</param>
    public bool this[int pattern] => (_table >> pattern & 1) != 0;

    /// <summary>Whether the output depends on the left input.</summary>
    public bool DependsOnLeft => this[0] != this[1] || this[2] != this[3];

    /// <summary>Whether the output depends on the right input.</summary>
    public bool DependsOnRight => this[0] != this[2] || this[1] != this[3];

    /// <summary>Whether the output is the same for all inputs.</summary>
    public bool IsConstant => _table is 0 or 15;

    /// <summary>Whether three patterns have one output and one the other: AND, OR, NAND and NOR with any inputs negated. The paper's generative distribution is made of these.</summary>
    public bool IsAndType => CountTrue() is 1 or 3;

    /// <summary>The coefficients of γ(a, b) = g0 + g1·a + g2·b + g12·a·b over ±1 inputs: multiples of ½ from −1 to 1.</summary>
    public (double Constant, double Left, double Right, double Product) Coefficients
    {
        get
        {
            int v0 = Sign(0), v1 = Sign(1), v2 = Sign(2), v3 = Sign(3);
            return ((v0 + v1 + v2 + v3) / 4.0, (v1 + v3 - v0 - v2) / 4.0, (v2 + v3 - v0 - v1) / 4.0, (v0 + v3 - v1 - v2) / 4.0);
        }
    }

    /// <summary>The gate with its output negated.</summary>
    public TreeGate Negate() => new(_table ^ 15);

    /// <summary>The gate with inputs negated.</summary>
    /// <param name="left">Whether the left one is.</param>
    /// <param name="right">Whether the right one is.</param>
    public TreeGate NegateInputs(bool left, bool right)
    {
        int table = 0;
        for (int pattern = 0; pattern < 4; pattern++)
            table |= this[pattern] ? 1 << (pattern ^ (left ? 1 : 0) ^ (right ? 2 : 0)) : 0;
        return new TreeGate(table);
    }

    /// <summary>The output as a number: +1 or −1.</summary>
    /// <param name="pattern">The pattern, from 0 to 3.</param>
    public int Sign(int pattern) => this[pattern] ? 1 : -1;

    /// <summary>The output of one sample.</summary>
    /// <param name="left">The left input.</param>
    /// <param name="right">The right input.</param>
    public bool Evaluate(bool left, bool right) => this[(left ? 1 : 0) | (right ? 2 : 0)];

    /// <summary>The outputs of 64 samples, one a bit.</summary>
    /// <param name="left">The left inputs.</param>
    /// <param name="right">The right inputs.</param>
    public ulong Evaluate(ulong left, ulong right) =>
        (this[0] ? ~left & ~right : 0) | (this[1] ? left & ~right : 0) | (this[2] ? ~left & right : 0) | (this[3] ? left & right : 0);

    /// <summary>The outputs of columns of samples, 64 a word.</summary>
    /// <param name="left">The left inputs.</param>
    /// <param name="right">The right inputs, as many words.</param>
    /// <param name="outputs">Receives the outputs, as many words; it may be one of the inputs.</param>
    public void Evaluate(ReadOnlySpan<ulong> left, ReadOnlySpan<ulong> right, Span<ulong> outputs)
    {
        // γ = c ⊕ (l ∧ left) ⊕ (r ∧ right) ⊕ (b ∧ left ∧ right), each coefficient all ones or all zeros.
        ulong constant = Mask(this[0]);
        ulong ofLeft = Mask(this[0] != this[1]);
        ulong ofRight = Mask(this[0] != this[2]);
        ulong ofBoth = Mask(this[0] != this[1] != this[2] != this[3]);
        for (int word = 0; word < outputs.Length; word++)
        {
            ulong a = left[word];
            ulong b = right[word];
            outputs[word] = constant ^ (ofLeft & a) ^ (b & (ofRight ^ (ofBoth & a)));
        }

        static ulong Mask(bool isSet) => isSet ? ulong.MaxValue : 0;
    }

    /// <summary>The gate's name, such as <c>NAND</c> or <c>NOT LEFT AND RIGHT</c>.</summary>
    public override string ToString() => _names[_table];

    private int CountTrue() => (_table & 1) + (_table >> 1 & 1) + (_table >> 2 & 1) + (_table >> 3);
}
