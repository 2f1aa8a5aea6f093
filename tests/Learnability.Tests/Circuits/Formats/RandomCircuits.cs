using System.Linq;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>Seeded random circuits with ports of many shapes.</summary>
internal static class RandomCircuits
{
    private static readonly string[] _names = ["a", "b", "sum", "carry", "x", "value", "point.X", "output", "n", "é", "two words", "i[0]", "#1"];

    /// <summary>A circuit with up to some ports; its gates read random earlier literals, its outputs are any literals, constants and inputs too.</summary>
    public static Circuit Create(int seed, int inputPorts = 3, int gates = 40, int outputPorts = 3)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        var builder = new CircuitBuilder();
        foreach (string name in Names(random.NextInt32(inputPorts + 1)))
            builder.AddInputPort(name, random.NextInt32(6));
        for (int i = random.NextInt32(gates + 1); i > 0; i--)
        {
            if (random.NextBit())
                builder.And(Pick(), Pick());
            else
                builder.Xor(Pick(), Pick());
        }

        foreach (string name in Names(random.NextInt32(outputPorts + 1)))
            builder.AddOutputPort(name, [.. Enumerable.Range(0, random.NextInt32(6)).Select(_ => Pick())]);
        return builder.Build();

        string[] Names(int count) => [.. Enumerable.Range(0, count).Select(_ => _names[random.NextInt32(_names.Length)])];

        // Recent nodes are likelier, so that circuits are deep.
        Literal Pick()
        {
            int window = random.NextBit() ? System.Math.Min(8, builder.NodeCount) : builder.NodeCount;
            return new Literal(builder.NodeCount - 1 - random.NextInt32(window), random.NextBit());
        }
    }
}
