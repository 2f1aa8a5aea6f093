using Learnability;

namespace Consumer;

/// <summary>Learns any function of three bits by writing down what it sees: a learning algorithm that becomes networks.</summary>
[LearningAlgorithm]
[Sgd]
[NoisySgd(CumulativeDeviation = 0.008, Samples = 8)]
internal partial struct TableLearner
{
    [Bits(8)] private uint _seen;
    [Bits(8)] private uint _labels;

    public void Learn([Bits(3)] uint x, bool y)
    {
        for (int i = 0; i < 8; i++)
        {
            if (i == x)
            {
                _seen |= 1u << i;
                if (y)
                {
                    _labels |= 1u << i;
                }
            }
        }
    }

    public readonly bool Predict([Bits(3)] uint x) => ((_labels >> (int)x) & 1) != 0;

    public readonly bool Knows([Bits(3)] uint x) => ((_seen >> (int)x) & 1) != 0;
}
