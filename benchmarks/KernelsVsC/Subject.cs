using System;
using System.Collections.Generic;
using Circuits;

namespace Learnability.Benchmarks;

/// <summary>A circuit that is measured.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Circuit">The circuit.</param>
internal sealed record Subject(string Name, Circuit Circuit)
{
    /// <summary>All of them, the smallest first.</summary>
    public static IEnumerable<Subject> All()
    {
        yield return new("majority-31", Majority.Majority31Circuit.Circuit);
        yield return new("popcount", Arithmetic.PopCount32Circuit.Circuit);
        yield return new("adder64", Arithmetic.Add64Circuit.Circuit);
        yield return new("random-256x4", RandomLayers(256, 4));
        yield return new("random-256x16", RandomLayers(256, 16));
        yield return new("gauss-16x17", LinearEquations.SolveByPivotSearchCircuit.Circuit);
        yield return new("random-256x40", RandomLayers(256, 40));
        yield return new("sort-16", SortCircuits.SortCircuit.Circuit);
        yield return new("aes-128", Aes128.EncryptCircuit.Circuit);
        yield return new("random-4096x16", RandomLayers(4096, 16));
        yield return new("sha-256", Sha256.CompressCircuit.Circuit);
        yield return new("random-4096x28", RandomLayers(4096, 28));
    }

    /// <summary>
    /// A circuit as logic-gate networks are: layers of one width, each gate of two random signals of the layer before and a random function of both. The gates
    /// that no output reads are gone, as they are when a network is compiled.
    /// </summary>
    private static Circuit RandomLayers(int width, int depth)
    {
        var random = new RandomBits(width + depth, RandomPurpose.Examples);
        var builder = new CircuitBuilder();
        Literal[] layer = [.. builder.AddInputPort("x", width)];
        for (int i = 0; i < depth; i++)
        {
            var next = new Literal[width];
            for (int gate = 0; gate < width; gate++)
            {
                Literal left = layer[random.NextInt32(width)] ^ random.NextBit();
                Literal right = layer[random.NextInt32(width)] ^ random.NextBit();
                next[gate] = (random.NextInt32(5) == 0 ? builder.Xor(left, right) : builder.And(left, right)) ^ random.NextBit();
            }

            layer = next;
        }

        builder.AddOutputPort("y", layer);
        return builder.Build();
    }
}
