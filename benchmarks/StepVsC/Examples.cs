namespace Learnability.Benchmarks;

/// <summary>Random examples with random labels, and the random bits of their steps.</summary>
internal sealed class Examples
{
    public Examples(int inputBits, int count, int seed)
    {
        Count = count;
        Inputs = new uint[count];
        Labels = new byte[count];
        Guesses = new byte[count];
        Coins = new byte[count];
        var random = new RandomBits(seed, RandomPurpose.Examples);
        for (int i = 0; i < count; i++)
        {
            Inputs[i] = (uint)random.NextBits(inputBits);
            Labels[i] = (byte)random.NextBits(1);
            Guesses[i] = (byte)random.NextBits(1);
            Coins[i] = (byte)random.NextBits(1);
        }
    }

    public int Count { get; }

    public uint[] Inputs { get; }

    public byte[] Labels { get; }

    public byte[] Guesses { get; }

    public byte[] Coins { get; }
}
