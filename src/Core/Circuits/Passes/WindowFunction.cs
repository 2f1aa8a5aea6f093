using System;

namespace Learnability;

/// <summary>A function of eight inputs as a truth table: bit i of the four words is the value where the inputs are the bits of i.</summary>
internal readonly record struct WindowFunction(ulong A, ulong B, ulong C, ulong D)
{
    public const int Inputs = 8;

    public static readonly WindowFunction False = new(0, 0, 0, 0);

    public static readonly WindowFunction True = ~False;

    private static readonly ulong[] _patterns =
    [
        0xAAAAAAAAAAAAAAAA, 0xCCCCCCCCCCCCCCCC, 0xF0F0F0F0F0F0F0F0, 0xFF00FF00FF00FF00, 0xFFFF0000FFFF0000, 0xFFFFFFFF00000000,
    ];

    public static WindowFunction operator ~(WindowFunction f) => new(~f.A, ~f.B, ~f.C, ~f.D);

    public static WindowFunction operator &(WindowFunction f, WindowFunction g) => new(f.A & g.A, f.B & g.B, f.C & g.C, f.D & g.D);

    public static WindowFunction operator |(WindowFunction f, WindowFunction g) => new(f.A | g.A, f.B | g.B, f.C | g.C, f.D | g.D);

    public static WindowFunction operator ^(WindowFunction f, WindowFunction g) => new(f.A ^ g.A, f.B ^ g.B, f.C ^ g.C, f.D ^ g.D);

    /// <summary>The function of a table of four words.</summary>
    public static WindowFunction Read(ReadOnlySpan<ulong> table) => new(table[0], table[1], table[2], table[3]);

    /// <summary>The function that is an input.</summary>
    public static WindowFunction Input(int index) => index switch
    {
        6 => new(0, ulong.MaxValue, 0, ulong.MaxValue),
        7 => new(0, 0, ulong.MaxValue, ulong.MaxValue),
        _ => new(_patterns[index], _patterns[index], _patterns[index], _patterns[index]),
    };

    /// <summary>The function where an input has a value; it no longer depends on it.</summary>
    public WindowFunction Cofactor(int index, bool value)
    {
        if (index == 7)
            return value ? new(C, D, C, D) : new(A, B, A, B);
        if (index == 6)
            return value ? new(B, B, D, D) : new(A, A, C, C);
        return new(Word(A), Word(B), Word(C), Word(D));

        ulong Word(ulong word)
        {
            ulong high = _patterns[index];
            int distance = 1 << index;
            return value ? (word & high) | ((word & high) >> distance) : (word & ~high) | ((word & ~high) << distance);
        }
    }

    public bool DependsOn(int index) => Cofactor(index, false) != Cofactor(index, true);

    /// <summary>The function that is one of two where an input is clear, and the other where it is set.</summary>
    public static WindowFunction Select(int index, WindowFunction whenClear, WindowFunction whenSet)
    {
        WindowFunction input = Input(index);
        return (input & whenSet) | (~input & whenClear);
    }
}
