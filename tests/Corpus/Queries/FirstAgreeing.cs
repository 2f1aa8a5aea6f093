using System;

namespace Learnability.Corpus;

/// <summary>
/// Learns which of four inputs the label always equals, by as many rounds as it takes: two for each input, one about the samples labelled true on which it is
/// false, and one about those labelled false on which it is true. Its mini-batch network has ReLUs.
/// </summary>
[StatisticalQueries(Rounds = 8, Kind = QueryKind.Alternating)]
[MiniBatchSgd(BatchSize = 16, Precision = 1.0 / 256, Activation = NetworkActivation.Relu)]
[FullBatchGd(Samples = 16, Precision = 1.0 / 256)]
public partial struct FirstAgreeing
{
    [Bits(2)] private byte _input;
    private bool _isExcluded;
    private bool _isFound;

    /// <summary>Whether the input was found: then nothing more is asked.</summary>
    public readonly bool Done => _isFound;

    /// <summary>Whether the input differs from the label, for the samples of the round's label.</summary>
    public readonly bool Query(int round, int index, [Bits(4)] byte x, bool y) => y == ((round & 1) == 0) && (x >> _input & 1) != 0 != y;

    /// <summary>Goes on with the next input where one sample of 16 or more differs.</summary>
    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne)
    {
        bool differs = units[0] * 32 > unitsPerOne;
        if ((round & 1) == 0)
        {
            _isExcluded = differs;
            return;
        }

        if (_isExcluded || differs)
            _input = (byte)((_input + 1) & 3);
        else
            _isFound = true;
    }

    /// <summary>The input that was found.</summary>
    public readonly bool Predict([Bits(4)] byte x) => (x >> _input & 1) != 0;
}
