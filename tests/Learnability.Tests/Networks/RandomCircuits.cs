namespace Learnability.Tests.Networks;

/// <summary>Seeded random circuits.</summary>
internal static class RandomCircuits
{
    /// <summary>A circuit whose gates read random earlier literals, and whose outputs are any literal, constants included.</summary>
    public static Circuit Create(int seed, int inputs, int gates, int outputs)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        var builder = new CircuitBuilder();
        builder.AddInputPort("x", inputs);
        for (int i = 0; i < gates; i++)
        {
            if (random.NextBit())
                builder.And(Pick(), Pick());
            else
                builder.Xor(Pick(), Pick());
        }

        var chosen = new Literal[outputs];
        for (int i = 0; i < outputs; i++)
            chosen[i] = Pick();
        builder.AddOutputPort("y", chosen);
        return builder.Build();

        // Recent nodes are likelier, so that circuits are deep.
        Literal Pick()
        {
            int window = random.NextBit() ? System.Math.Min(8, builder.NodeCount) : builder.NodeCount;
            return new Literal(builder.NodeCount - 1 - random.NextInt32(window), random.NextBit());
        }
    }
}
