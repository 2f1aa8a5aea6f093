using System;
using System.Runtime.CompilerServices;

namespace Learnability.Corpus;

/// <summary>
/// Lets each of eight inputs vote: a saturating counter of four bits records how much more often the input equalled the label than not.
/// </summary>
[LearningAlgorithm]
[Sgd]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Samples = 30, Variant = QueryModelVariant.Tight)]
[FullBatchGd(Samples = 30, Precision = 1.0 / 256, Variant = QueryModelVariant.Sharp)]
public partial struct MajorityVote
{
    private const int Inputs = 8;

    private Counters _agreement;

    /// <summary>Counts each input's agreement with the label.</summary>
    public void Learn([Bits(8)] byte x, bool y)
    {
        for (int i = 0; i < Inputs; i++)
        {
            bool agrees = ((x >> i & 1) != 0) == y;
            _agreement[i] = (sbyte)Math.Clamp(_agreement[i] + (agrees ? 1 : -1), -8, 7);
        }
    }

    /// <summary>
    /// Whether most inputs vote true: one that mostly agreed votes its value, one that mostly disagreed the opposite, and the others abstain.
    /// </summary>
    public readonly bool Predict([Bits(8)] byte x)
    {
        int votes = 0;
        for (int i = 0; i < Inputs; i++)
        {
            if (_agreement[i] == 0)
                continue;
            bool vote = ((x >> i & 1) != 0) == (_agreement[i] > 0);
            votes += vote ? 1 : -1;
        }

        return votes > 0;
    }

    [InlineArray(Inputs)]
    private struct Counters
    {
        [Bits(4)] private sbyte _first;
    }
}
