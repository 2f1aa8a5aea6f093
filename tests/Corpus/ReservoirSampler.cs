using System.Numerics;
using System.Runtime.CompilerServices;

namespace Learnability.Corpus;

/// <summary>
/// Keeps a random sample of four out of fifteen examples of four inputs and predicts by their majority. Example number t enters with probability 4 / t,
/// rounded to 1, 3/4, 1/2 or 1/4. There is one coin an example, so the last four are kept: they also choose the example that has to go.
/// </summary>
[LearningAlgorithm]
[Sgd]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 15)]
[FullBatchGd(Samples = 15, Precision = 1.0 / 256)]
public partial struct ReservoirSampler
{
    private const int Capacity = 4;
    private const int LastExample = 15;

    private Examples _examples;
    [Bits(4)] private byte _seen;
    [Bits(4)] private byte _coins;

    /// <summary>Whether all fifteen examples were seen.</summary>
    public readonly bool Done => _seen == LastExample;

    /// <summary>Stores an example, or not, as the coins have it.</summary>
    public void Learn([Bits(4)] byte x, bool y, bool coin)
    {
        if (Done)
            return;
        bool earlierCoin = (_coins & 2) != 0;
        bool isStored = _seen switch
        {
            < 4 => true,
            < 6 => coin || earlierCoin,
            < 10 => coin,
            _ => coin && earlierCoin,
        };
        int place = _seen < Capacity ? _seen : _coins >> 2;
        if (isStored)
            _examples[place] = new Example { Input = x, Label = y };
        _seen++;
        _coins = (byte)((_coins << 1 | (coin ? 1 : 0)) & 15);
    }

    /// <summary>
    /// Whether more examples are for true than for false: one that shares at least half of its inputs with x is for its own label, another against it.
    /// </summary>
    public readonly bool Predict([Bits(4)] byte x)
    {
        int balance = 0;
        for (int i = 0; i < Capacity; i++)
        {
            if (i >= _seen)
                break;
            bool isNear = BitOperations.PopCount((uint)(x ^ _examples[i].Input)) <= 2;
            balance += isNear == _examples[i].Label ? 1 : -1;
        }

        return balance > 0;
    }

    private struct Example
    {
        [Bits(4)] public byte Input;
        public bool Label;
    }

    [InlineArray(Capacity)]
    private struct Examples
    {
        private Example _first;
    }
}
