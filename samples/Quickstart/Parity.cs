using System;
using System.Collections.Generic;
using System.Numerics;
using Learnability;

namespace Quickstart;

/// <summary>What is to be learnt: whether an odd number of certain inputs is set; and random examples of it.</summary>
internal sealed class Parity
{
    private readonly int _inputs;
    private readonly RandomBits _examples;

    /// <summary>A random parity, not that of no inputs.</summary>
    public Parity(int inputs, int seed)
    {
        _inputs = inputs;
        _examples = new RandomBits(seed, RandomPurpose.Examples);
        do
            Secret = (uint)_examples.NextBits(inputs);
        while (Secret == 0);
    }

    /// <summary>The inputs that count, as a mask.</summary>
    public uint Secret { get; }

    public bool Label(uint x) => (BitOperations.PopCount(x & Secret) & 1) != 0;

    public (uint X, bool Y) NextExample()
    {
        uint x = (uint)_examples.NextBits(_inputs);
        return (x, Label(x));
    }

    /// <summary>How many of all inputs a network answers right.</summary>
    public int CountRight(Func<uint, bool> predict, Action<int>? progress = null)
    {
        int right = 0;
        for (uint x = 0; x < 1u << _inputs; x++)
        {
            if (predict(x) == Label(x))
                right++;
            if (x % 1024 == 1023)
                progress?.Invoke(1024);
        }

        return right;
    }

    public override string ToString()
    {
        var names = new List<string>();
        for (int i = 0; i < _inputs; i++)
        {
            if ((Secret >> i & 1) != 0)
                names.Add($"x{i}");
        }

        return string.Join(" xor ", names);
    }
}
