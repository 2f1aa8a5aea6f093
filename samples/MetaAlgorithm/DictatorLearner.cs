using System.Runtime.CompilerServices;
using Learnability;

namespace MetaAlgorithmSample;

/// <summary>Learns which one input the label is: it counts how often each agrees with the label, and answers with the first that agrees most.</summary>
[LearningAlgorithm]
internal partial struct DictatorLearner
{
    private const int Inputs = 8;
    private const int Most = 127;

    private Agreements _agreements;

    public void Learn(byte x, bool y)
    {
        for (int i = 0; i < Inputs; i++)
        {
            if ((x >> i & 1) != 0 == y && _agreements[i] < Most)
                _agreements[i]++;
        }
    }

    public readonly bool Predict(byte x)
    {
        byte most = 0;
        bool y = false;
        for (int i = 0; i < Inputs; i++)
        {
            if (_agreements[i] <= most)
                continue;
            most = _agreements[i];
            y = (x >> i & 1) != 0;
        }

        return y;
    }

    [InlineArray(Inputs)]
    private struct Agreements
    {
        [Bits(7)] private byte _first;
    }
}
