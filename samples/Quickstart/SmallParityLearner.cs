using System.Runtime.CompilerServices;
using Learnability;

namespace Quickstart;

/// <summary>
/// The same learner with six inputs. Its network, <c>SmallParityLearner.NoisySgdNetwork</c>, stores a fixed number of samples and puts up with noise on the
/// weight of every edge: this noise is added after each step, and its deviation is summed over the run.
/// </summary>
[LearningAlgorithm]
[NoisySgd(CumulativeDeviation = 0.008, Samples = 18)]
internal partial struct SmallParityLearner
{
    private const int Inputs = 6;

    private Rows _rows;
    private Labels _labels;
    [Bits(3)] private byte _rank;

    /// <summary>Stores the example as an equation, unless it follows from those already stored.</summary>
    public void Learn([Bits(Inputs)] uint x, bool y)
    {
        Reduce(ref x, ref y);
        if (x == 0 || _rank >= Inputs)
            return;
        _rows[_rank] = x;
        _labels[_rank] = y;
        _rank++;
    }

    /// <summary>The sum of the stored equations that x is a sum of.</summary>
    public readonly bool Predict([Bits(Inputs)] uint x)
    {
        bool y = false;
        Reduce(ref x, ref y);
        return y;
    }

    /// <summary>Whether x is a sum of stored equations, so that its label follows.</summary>
    public readonly bool Knows([Bits(Inputs)] uint x)
    {
        bool y = false;
        Reduce(ref x, ref y);
        return x == 0;
    }

    /// <summary>Subtracts from an equation each stored one whose pivot, its lowest set bit, is set in it.</summary>
    private readonly void Reduce(ref uint x, ref bool y)
    {
        for (int i = 0; i < Inputs; i++)
        {
            uint pivot = _rows[i] & (~_rows[i] + 1);
            if ((x & pivot) != 0)
            {
                x ^= _rows[i];
                y ^= _labels[i];
            }
        }
    }

    [InlineArray(Inputs)]
    private struct Rows
    {
        [Bits(Inputs)] private uint _first;
    }

    [InlineArray(Inputs)]
    private struct Labels
    {
        private bool _first;
    }
}
