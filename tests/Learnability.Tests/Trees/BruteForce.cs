using System;

namespace Learnability.Tests.Trees;

/// <summary>Everything that local correlation is made of, by sums over all labelled inputs.</summary>
internal sealed class BruteForce
{
    private readonly BooleanTree _tree;
    private readonly ExactSum[] _mean;
    private readonly ExactSum[] _correlation;
    private readonly ExactSum[] _patternProbability;
    private readonly ExactSum[] _patternMoment;
    private readonly long[] _flips;
    private ExactSum _labelMean;

    private BruteForce(BooleanTree tree)
    {
        _tree = tree;
        int nodes = 2 * tree.InputCount;
        _mean = new ExactSum[nodes];
        _correlation = new ExactSum[nodes];
        _patternProbability = new ExactSum[4 * nodes];
        _patternMoment = new ExactSum[4 * nodes];
        _flips = new long[nodes];
        var values = new bool[nodes];
        var isSensitive = new bool[nodes];
        for (int input = 0; input < 1 << tree.InputCount; input++)
        {
            Evaluate(input, values);
            CountFlips(values, isSensitive);
        }
    }

    public double LabelMean => _labelMean.Value;

    public static BruteForce Product(BooleanTree tree, double[] probabilities)
    {
        var result = new BruteForce(tree);
        var values = new bool[2 * tree.InputCount];
        for (int input = 0; input < 1 << tree.InputCount; input++)
        {
            double probability = 1;
            for (int i = 0; i < tree.InputCount; i++)
                probability *= (input >> i & 1) != 0 ? probabilities[i] : 1 - probabilities[i];
            result.Evaluate(input, values);
            result.Add(probability, values, values[1]);
        }

        return result;
    }

    public static BruteForce Generative(BooleanTree tree)
    {
        var result = new BruteForce(tree);
        var values = new bool[2 * tree.InputCount];
        for (int input = 0; input < 1 << tree.InputCount; input++)
        {
            result.Evaluate(input, values);
            double probability = 0.5;
            for (int node = 1; node < tree.InputCount; node++)
            {
                int patterns = 0;
                for (int pattern = 0; pattern < 4; pattern++)
                    patterns += tree.Gates[node - 1][pattern] == values[node] ? 1 : 0;
                probability /= patterns;
            }

            result.Add(probability, values, values[1]);
        }

        return result;
    }

    public static BruteForce Empirical(BooleanTree tree, LabelledBits examples)
    {
        var result = new BruteForce(tree);
        var values = new bool[2 * tree.InputCount];
        var input = new ulong[1];
        for (int i = 0; i < examples.Count; i++)
        {
            examples.GetInput(i, input);
            result.Evaluate((int)input[0], values);
            result.Add(1.0 / examples.Count, values, examples.GetLabel(i));
        }

        return result;
    }

    public double Mean(int level, int index) => _mean[(1 << level) + index].Value;

    public double Correlation(int level, int index) => _correlation[(1 << level) + index].Value;

    /// <summary>Over uniform inputs, how often the root changes when the node is forced to its other value.</summary>
    public double Influence(int level, int index) => _flips[(1 << level) + index] / Math.Pow(2, _tree.InputCount);

    public (double Probability, double LabelMoment) Pattern(int level, int index, int pattern)
    {
        int place = (4 * ((1 << level) + index)) + pattern;
        return (_patternProbability[place].Value, _patternMoment[place].Value);
    }

    private void Evaluate(int input, bool[] values)
    {
        for (int i = 0; i < _tree.InputCount; i++)
            values[_tree.InputCount + i] = (input >> i & 1) != 0;
        for (int node = _tree.InputCount - 1; node > 0; node--)
            values[node] = _tree.Gates[node - 1].Evaluate(values[2 * node], values[(2 * node) + 1]);
    }

    private void CountFlips(bool[] values, bool[] isSensitive)
    {
        isSensitive[1] = true;
        _flips[1]++;
        for (int node = 2; node < values.Length; node++)
        {
            TreeGate gate = _tree.Gates[(node >> 1) - 1];
            bool left = values[node & ~1];
            bool right = values[node | 1];
            bool flipped = (node & 1) == 0 ? gate.Evaluate(!left, right) : gate.Evaluate(left, !right);
            isSensitive[node] = isSensitive[node >> 1] && flipped != values[node >> 1];
            _flips[node] += isSensitive[node] ? 1 : 0;
        }
    }

    private void Add(double probability, bool[] values, bool label)
    {
        double signed = label ? probability : -probability;
        _labelMean.Add(signed);
        for (int node = 1; node < values.Length; node++)
        {
            _mean[node].Add(values[node] ? probability : -probability);
            _correlation[node].Add(values[node] ? signed : -signed);
            if (node >= _tree.InputCount)
                continue;
            int place = (4 * node) + (values[2 * node] ? 1 : 0) + (values[(2 * node) + 1] ? 2 : 0);
            _patternProbability[place].Add(probability);
            _patternMoment[place].Add(signed);
        }
    }

    /// <summary>A compensated sum: 65,536 terms of one sign would lose more than the tests allow.</summary>
    private struct ExactSum
    {
        private double _lost;

        public double Value { get; private set; }

        public void Add(double term)
        {
            double corrected = term - _lost;
            double next = Value + corrected;
            _lost = next - Value - corrected;
            Value = next;
        }
    }
}
