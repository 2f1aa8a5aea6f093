using System;

namespace Learnability;

/// <summary>
/// The kinds of steps of a table. Below 256 a step is one function, and the kind its table; above, it is two functions of the same operands.
/// </summary>
internal static class TableKind
{
    /// <summary>One of three: the sum of an adder.</summary>
    public const byte Sum = 0x96;

    /// <summary>Two of three: the carry of an adder.</summary>
    public const byte Carry = 0xE8;

    /// <summary>Two of three, the first complemented: the borrow of a subtraction, and the step of a comparison.</summary>
    public const byte Borrow = 0x8E;

    /// <summary>The second where the first is one, else the third.</summary>
    public const byte Choice = 0xCA;

    /// <summary>The third where the first is one, else the second.</summary>
    public const byte OtherChoice = 0xAC;

    /// <summary>The first two differ, and the first and third.</summary>
    public const byte Odd = 0x18;

    /// <summary>Not all three are the same.</summary>
    public const byte Mixed = 0x7E;

    private const int FirstPair = 256;

    /// <summary>The pairs of functions that there are, in the order of their kinds.</summary>
    public static (byte First, byte Second)[] Pairs { get; } =
    [
        (Sum, Carry),
        (Sum, Borrow),
        (Sum, Odd),
        (Sum, Mixed),
        (Choice, OtherChoice),
        (LutTable.Xor, LutTable.And),
        (LutTable.Xor, LutTable.AndNot),
        (LutTable.Xor, LutTable.Or),
    ];

    /// <summary>The number of kinds.</summary>
    public static int Count => FirstPair + Pairs.Length;

    /// <summary>The kind of two functions of the same operands in the same order; −1 if there is none.</summary>
    public static int OfPair(byte first, byte second)
    {
        int pair = Array.IndexOf(Pairs, (first, second));
        return pair < 0 ? -1 : FirstPair + pair;
    }

    /// <summary>Whether steps of a kind are two functions.</summary>
    public static bool IsPair(int kind) => kind >= FirstPair;

    /// <summary>Whether a function of three signals is the sum, or the carry, of three bits some of which may be complemented.</summary>
    public static bool IsOfAdder(byte table) => table is Sum or Carry or Borrow;
}
