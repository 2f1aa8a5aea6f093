using System;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Threading;

namespace Learnability;

/// <summary>Trains the gates of a layer, eight at a time, and evaluates them on the examples.</summary>
internal sealed class LayerTrainer<TKernel>(
    NeuralTree network,
    LayerwiseOptions options,
    double lambda,
    IProgress<LayerwiseProgress>? progress,
    CancellationToken token)
    where TKernel : INeuralGateKernel
{
    private const int Lanes = 8;

    /// <summary>So many steps are taken before the token and a standstill are looked for.</summary>
    private const int ChunkSteps = 4096;

    private readonly Vector512<double>[] _sums = new Vector512<double>[network.Width];
    private readonly Vector512<double>[] _differences = new Vector512<double>[network.Width];
    private readonly Vector512<double>[] _signs = new Vector512<double>[network.Width];
    private readonly Vector512<double>[] _pulls = new Vector512<double>[4];
    private readonly Vector512<double>[] _before = new Vector512<double>[2 * network.Width];
    private readonly PatternCounts[] _counts = new PatternCounts[network.InputCount / 2];
    private readonly (long Count, long TrueCount)[] _outputs = new (long Count, long TrueCount)[network.InputCount / 2];
    private readonly TreeGate[] _learned = new TreeGate[network.InputCount / 2];

    /// <summary>What the last layer came to.</summary>
    public LayerResult? Result { get; private set; }

    /// <summary>Trains the gates of a layer.</summary>
    /// <param name="level">The layer's level.</param>
    /// <param name="inputs">Its inputs in columns.</param>
    /// <param name="labels">The labels.</param>
    /// <param name="words">The number of words in a column.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="trueLabels">The number of true labels.</param>
    public void Train(int level, ReadOnlySpan<ulong> inputs, ReadOnlySpan<ulong> labels, int words, int examples, long trueLabels)
    {
        int gates = 1 << level;
        long slowest = 0;
        double accuracySum = 0;
        double best = 0;
        int unsaturated = 0;
        for (int first = 0; first < gates; first += Lanes)
        {
            int lanes = Math.Min(Lanes, gates - first);
            for (int lane = 0; lane < lanes; lane++)
            {
                int gate = first + lane;
                ReadOnlySpan<ulong> left = inputs.Slice(2 * gate * words, words);
                ReadOnlySpan<ulong> right = inputs.Slice(((2 * gate) + 1) * words, words);
                _counts[gate] = level == network.Depth - 1
                    ? PatternCounts.Count(left, right, labels, examples, trueLabels)
                    : PatternCounts.Count(left, right, labels, _outputs[2 * gate], _outputs[(2 * gate) + 1], examples, trueLabels);
            }

            slowest = Math.Max(slowest, TrainLanes(level, first, lanes));
            for (int gate = first; gate < first + lanes; gate++)
            {
                if (!FindLearned(level, gate))
                {
                    unsaturated++;
                    continue;
                }

                double accuracy = MeasureAccuracy(gate);
                accuracySum += accuracy;
                best = Math.Max(best, accuracy);
            }

            progress?.Report(new LayerwiseProgress(level, gates, first + lanes, slowest));
        }

        Result = new LayerResult(level, gates, unsaturated, slowest, accuracySum / Math.Max(gates - unsaturated, 1), best);
    }

    /// <summary>Evaluates the layer, whose gates are all saturated, on the examples.</summary>
    public void Evaluate(int level, ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int words, int examples)
    {
        for (int gate = 0; gate < 1 << level; gate++)
            _outputs[gate] = _counts[gate].CountOutputs(_learned[gate]);
        ulong lastMask = (examples & 63) == 0 ? ulong.MaxValue : (1UL << (examples & 63)) - 1;
        for (int gate = 0; gate < 1 << level; gate++)
        {
            ReadOnlySpan<ulong> left = inputs.Slice(2 * gate * words, words);
            ReadOnlySpan<ulong> right = inputs.Slice(((2 * gate) + 1) * words, words);
            Span<ulong> output = outputs.Slice(gate * words, words);
            _learned[gate].Evaluate(left, right, output);
            output[^1] &= lastMask;
        }
    }

    /// <summary>Trains up to eight gates; returns the steps of the slowest.</summary>
    private long TrainLanes(int level, int first, int lanes)
    {
        Span<double> sums = MemoryMarshal.Cast<Vector512<double>, double>(_sums.AsSpan());
        Span<double> differences = MemoryMarshal.Cast<Vector512<double>, double>(_differences.AsSpan());
        Span<double> signs = MemoryMarshal.Cast<Vector512<double>, double>(_signs.AsSpan());
        Span<double> pulls = MemoryMarshal.Cast<Vector512<double>, double>(_pulls.AsSpan());
        pulls.Clear();
        for (int lane = 0; lane < lanes; lane++)
        {
            Span<double> weights = network.GetFirstLayer(level, first + lane);
            Span<double> second = network.GetSecondLayer(level, first + lane);
            for (int neuron = 0; neuron < network.Width; neuron++)
            {
                sums[(Lanes * neuron) + lane] = weights[2 * neuron] + weights[(2 * neuron) + 1];
                differences[(Lanes * neuron) + lane] = weights[2 * neuron] - weights[(2 * neuron) + 1];
                signs[(Lanes * neuron) + lane] = second[neuron];
            }

            PatternCounts counts = _counts[first + lane];
            for (int pattern = 0; pattern < 4; pattern++)
            {
                // ⟨p, p⟩ = 2; the layer's rate η = LearningRate·G cancels the 1/G of the average.
                double pull = (counts.GetLabelSum(pattern) + (lambda * counts.GetCount(pattern))) / counts.Total;
                pulls[(Lanes * pattern) + lane] = 2 * options.LearningRate * pull;
            }
        }

        Vector512<long> steps = default;
        for (int taken = 0; taken < options.MaxSteps; taken += ChunkSteps)
        {
            token.ThrowIfCancellationRequested();
            _sums.CopyTo(_before.AsSpan());
            _differences.CopyTo(_before.AsSpan(network.Width));
            if (!TKernel.Step(_sums, _differences, _signs, _pulls, Math.Min(ChunkSteps, options.MaxSteps - taken), ref steps))
                break;

            // A step is a function of the weights: where they have come back, they will for ever.
            if (_before.AsSpan(0, network.Width).SequenceEqual(_sums) && _before.AsSpan(network.Width).SequenceEqual(_differences))
                break;
        }

        long slowest = 0;
        for (int lane = 0; lane < lanes; lane++)
        {
            Span<double> weights = network.GetFirstLayer(level, first + lane);
            for (int neuron = 0; neuron < network.Width; neuron++)
            {
                double sum = sums[(Lanes * neuron) + lane];
                double difference = differences[(Lanes * neuron) + lane];
                weights[2 * neuron] = 0.5 * (sum + difference);
                weights[(2 * neuron) + 1] = 0.5 * (sum - difference);
            }

            slowest = Math.Max(slowest, steps[lane]);
        }

        return slowest;
    }

    /// <summary>Reads what a gate has become at the patterns that occur; false if it is not ±1 at one of them.</summary>
    private bool FindLearned(int level, int gate)
    {
        int table = 0;
        for (int pattern = 0; pattern < 4; pattern++)
        {
            if (_counts[gate].GetCount(pattern) == 0)
                continue;
            double value = network.GetPreActivation(level, gate, (pattern & 1) == 0 ? -1 : 1, pattern < 2 ? -1 : 1);
            if (Math.Abs(value) < 1 - NeuralTree.SaturationTolerance)
                return false;
            table |= value > 0 ? 1 << pattern : 0;
        }

        _learned[gate] = new TreeGate(table);
        return true;
    }

    /// <summary>The share of the examples in which the sign of a gate's output is the label.</summary>
    private double MeasureAccuracy(int gate)
    {
        PatternCounts counts = _counts[gate];
        long right = 0;
        for (int pattern = 0; pattern < 4; pattern++)
            right += _learned[gate][pattern] ? counts.GetTrueCount(pattern) : counts.GetCount(pattern) - counts.GetTrueCount(pattern);
        return (double)right / counts.Total;
    }
}
