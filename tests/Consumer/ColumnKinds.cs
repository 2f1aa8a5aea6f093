using System;
using System.Runtime.CompilerServices;
using Learnability;

namespace Consumer;

/// <summary>A colour.</summary>
/// <param name="Red">Red.</param>
/// <param name="Green">Green.</param>
/// <param name="Blue">Blue, of six bits.</param>
internal readonly record struct Color(byte Red, ushort Green, [property: Bits(6)] byte Blue);

/// <summary>Two words.</summary>
[InlineArray(2)]
internal struct TwoWords
{
    private ulong _first;
}

/// <summary>Methods with every kind of column: generated code is silent under all analyzers in each form.</summary>
internal static partial class ColumnKinds
{
    /// <summary>CRC-32, of an array, from a table.</summary>
    [Circuit(Emit = CircuitEmit.Table)]
    public static uint Checksum([Shape(4)] byte[] message)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in message)
        {
            crc ^= value;
            for (int i = 0; i < 8; i++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }

    /// <summary>Tuples, and an output that says where the method throws.</summary>
    [Circuit(Validity = true)]
    public static (ushort Quotient, ushort Remainder) Divide(ushort dividend, [Bits(9)] int divisor) => ((ushort)(dividend / divisor), (ushort)(dividend % divisor));

    /// <summary>Structs whose fields only accessors reach, and references.</summary>
    [Circuit]
    public static Color Turn(Color color, ref bool isTurned, out Int128 sum)
    {
        sum = color.Red + color.Green - color.Blue;
        isTurned = !isTurned;
        return new Color(color.Blue, color.Green, (byte)(color.Red & 63));
    }

    /// <summary>Inline arrays, and a span that is changed.</summary>
    [Circuit]
    public static TwoWords Rotate(TwoWords words, [Shape(2)] Span<char> letters)
    {
        (letters[0], letters[1]) = (letters[1], letters[0]);
        (words[0], words[1]) = (words[1] << 1, words[0] >>> 1);
        return words;
    }
}
