namespace Learnability;

/// <summary>Functions of three signals as bytes: bit 4a + 2b + c is the value. It is the order of the immediate operand of <c>vpternlog</c>.</summary>
internal static class LutTable
{
    /// <summary>The first signal itself.</summary>
    public const byte A = 0xF0;

    /// <summary>The second signal itself.</summary>
    public const byte B = 0xCC;

    /// <summary>The third signal itself.</summary>
    public const byte C = 0xAA;

    /// <summary>a ∧ b.</summary>
    public const byte And = A & B;

    /// <summary>¬a ∧ b: what is left of a ∧ ¬b once its signals are in order.</summary>
    public const byte AndNot = 0x0C;

    /// <summary>a ⊕ b.</summary>
    public const byte Xor = A ^ B;

    /// <summary>a ∨ b.</summary>
    public const byte Or = A | B;

    /// <summary>The function with a and b exchanged.</summary>
    public static byte SwapFirst(byte table) => (byte)((table & 0xC3) | ((table & 0x0C) << 2) | ((table & 0x30) >> 2));

    /// <summary>The function with b and c exchanged.</summary>
    public static byte SwapLast(byte table) => (byte)((table & 0x99) | ((table & 0x22) << 1) | ((table & 0x44) >> 1));

    /// <summary>The function of complemented signals.</summary>
    /// <param name="table">The function.</param>
    /// <param name="phase">4 for a, 2 for b, 1 for c.</param>
    public static byte FlipInputs(byte table, int phase)
    {
        int flipped = table;
        if ((phase & 4) != 0)
            flipped = (flipped >> 4) | (flipped << 4);
        if ((phase & 2) != 0)
            flipped = ((flipped & 0xCC) >> 2) | ((flipped & 0x33) << 2);
        if ((phase & 1) != 0)
            flipped = ((flipped & 0xAA) >> 1) | ((flipped & 0x55) << 1);
        return (byte)flipped;
    }

    /// <summary>Whether the function depends on the signal at a position.</summary>
    public static bool DependsOn(byte table, int position) => FlipInputs(table, 4 >> position) != table;
}
