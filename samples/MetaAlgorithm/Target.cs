using System;
using System.Collections.Generic;
using System.Numerics;

namespace MetaAlgorithmSample;

/// <summary>A function of eight inputs to be learned.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Label">The function.</param>
internal sealed record Target(string Name, Func<byte, bool> Label)
{
    public static IReadOnlyList<Target> All { get; } =
    [
        new("parity of inputs 1, 3, 4, 7", x => (BitOperations.PopCount(x & 0b10011010u) & 1) != 0),
        new("conjunction of inputs 0, 5", x => (x & 0b00100001) == 0b00100001),
        new("dictator, input 6", x => (x & 0b01000000) != 0),
        new("majority of inputs 0, 2, 4", x => BitOperations.PopCount(x & 0b00010101u) >= 2),
    ];

    /// <summary>The share of all inputs on which an answer is the label.</summary>
    public double Accuracy(Func<byte, bool> answer)
    {
        int right = 0;
        for (int x = 0; x < 256; x++)
            right += answer((byte)x) == Label((byte)x) ? 1 : 0;
        return right / 256.0;
    }
}
