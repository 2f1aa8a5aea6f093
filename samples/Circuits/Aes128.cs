using System.Runtime.CompilerServices;
using Learnability;

namespace Circuits;

/// <summary>Sixteen bytes in the order of FIPS 197: byte r + 4c is row r of column c of the state.</summary>
[InlineArray(16)]
internal struct SixteenBytes
{
    private byte _element;
}

/// <summary>AES with a key of 128 bits, by FIPS 197.</summary>
internal static partial class Aes128
{
    private const int Rounds = 10;

    /// <summary>Algorithm 1, with the key schedule of algorithm 2 beside it: each round's key is made from the last one's.</summary>
    [Circuit]
    public static SixteenBytes Encrypt(SixteenBytes key, SixteenBytes plaintext)
    {
        SixteenBytes state = plaintext;
        AddRoundKey(ref state, key);
        byte roundConstant = 1;
        for (int round = 1; round <= Rounds; round++)
        {
            key = NextRoundKey(key, roundConstant);
            roundConstant = Double(roundConstant);
            for (int i = 0; i < 16; i++)
                state[i] = AesSubstitution.Substitute(state[i]);
            state = ShiftRows(state);
            if (round < Rounds)
                MixColumns(ref state);
            AddRoundKey(ref state, key);
        }

        return state;
    }

    private static void AddRoundKey(ref SixteenBytes state, SixteenBytes key)
    {
        for (int i = 0; i < 16; i++)
            state[i] ^= key[i];
    }

    /// <summary>Row r moves to the left by r places.</summary>
    private static SixteenBytes ShiftRows(SixteenBytes state)
    {
        SixteenBytes shifted = default;
        for (int i = 0; i < 16; i++)
            shifted[i] = state[(i + 4 * (i % 4)) % 16];
        return shifted;
    }

    /// <summary>Each column times 3x³ + x² + x + 2: a byte becomes 2a + 3b + c + d, which is a + (a + b + c + d) + 2(a + b).</summary>
    private static void MixColumns(ref SixteenBytes state)
    {
        for (int column = 0; column < 16; column += 4)
        {
            byte first = state[column];
            int all = (state[column] ^ state[column + 1]) ^ (state[column + 2] ^ state[column + 3]);
            for (int row = 0; row < 4; row++)
            {
                byte next = row == 3 ? first : state[column + row + 1];
                state[column + row] ^= (byte)(all ^ Double((byte)(state[column + row] ^ next)));
            }
        }
    }

    private static SixteenBytes NextRoundKey(SixteenBytes key, byte roundConstant)
    {
        for (int i = 0; i < 4; i++)
            key[i] ^= AesSubstitution.Substitute(key[12 + (i + 1) % 4]);
        key[0] ^= roundConstant;
        for (int i = 4; i < 16; i++)
            key[i] ^= key[i - 4];
        return key;
    }

    /// <summary>A byte times x, modulo x⁸ + x⁴ + x³ + x + 1.</summary>
    private static byte Double(byte value) => (byte)(value << 1 ^ (value >> 7) * 0x1b);
}
