using System;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>Evaluates a binary AIGER file on 64 samples straight from its bytes; the file is taken to be well-formed.</summary>
internal static class AigerSimulator
{
    public static ulong[] Run(ReadOnlySpan<byte> file, ulong[] inputs)
    {
        int[] header = [.. TakeLine(ref file).Split(' ').Skip(1).Select(word => int.Parse(word, CultureInfo.InvariantCulture))];
        int[] outputs = new int[header[3]];
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] = int.Parse(TakeLine(ref file), CultureInfo.InvariantCulture);

        ulong[] values = new ulong[2 * (header[0] + 1)];
        values[1] = ulong.MaxValue;
        for (int i = 0; i < inputs.Length; i++)
            Set(2 * (i + 1), inputs[i]);
        for (int literal = 2 * (header[1] + 1); literal < values.Length; literal += 2)
        {
            int left = literal - TakeNumber(ref file);
            int right = left - TakeNumber(ref file);
            Set(literal, values[left] & values[right]);
        }

        return [.. outputs.Select(output => values[output])];

        void Set(int literal, ulong value) => (values[literal], values[literal + 1]) = (value, ~value);
    }

    private static string TakeLine(ref ReadOnlySpan<byte> file)
    {
        int end = file.IndexOf((byte)'\n');
        string line = Encoding.ASCII.GetString(file[..end]);
        file = file[(end + 1)..];
        return line;
    }

    private static int TakeNumber(ref ReadOnlySpan<byte> file)
    {
        int length = file.IndexOfAnyInRange((byte)0, (byte)0x7F) + 1;
        int number = 0;
        for (int i = length - 1; i >= 0; i--)
            number = (number << 7) | (file[i] & 0x7F);
        file = file[length..];
        return number;
    }
}
