using System;
using System.Collections.Generic;
using System.Threading;

namespace Learnability;

/// <summary>
/// Evaluates a circuit from a table: for circuits so large that straight-line code would cost too much to compile. Gates are sorted by level and operation,
/// so that the inner loops have no branch. May be used by several threads at once.
/// </summary>
public sealed class CircuitInterpreter
{
    private readonly int _inputCount;
    private readonly int _wordCount;
    private readonly Run[] _runs;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly int[] _outputs;
    private readonly ulong[] _outputMasks;
    private ulong[]? _spare;

    /// <summary>Prepares a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    public CircuitInterpreter(Circuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        var normal = new NormalizedCircuit(circuit);
        int[] levels = GetLevels(normal);
        var order = new int[normal.GateCount];
        for (int gate = 0; gate < order.Length; gate++)
            order[gate] = gate;
        Array.Sort(order, (a, b) => Compare(Key(a), Key(b), a, b));

        // Word 0 is the constant false, then the inputs, then the gates as sorted.
        _inputCount = circuit.InputCount;
        _wordCount = circuit.NodeCount;
        var position = new int[circuit.NodeCount];
        for (int node = 0; node < normal.FirstGate; node++)
            position[node] = node;
        _left = new int[order.Length];
        _right = new int[order.Length];
        var runs = new List<Run>();
        for (int i = 0; i < order.Length; i++)
        {
            int gate = order[i];
            position[normal.FirstGate + gate] = normal.FirstGate + i;
            _left[i] = position[normal.GetLeft(gate)];
            _right[i] = position[normal.GetRight(gate)];
            bool continues = i > 0 && Key(order[i - 1]) == Key(gate);
            if (continues)
                runs[^1] = runs[^1] with { End = i + 1 };
            else
                runs.Add(new Run(normal.GetOperation(gate), i, i + 1));
        }

        _runs = [.. runs];
        _outputs = new int[circuit.OutputCount];
        _outputMasks = new ulong[circuit.OutputCount];
        for (int i = 0; i < _outputs.Length; i++)
        {
            _outputs[i] = position[circuit.Outputs[i].Node];
            _outputMasks[i] = normal.IsComplemented(circuit.Outputs[i]) ? ulong.MaxValue : 0;
        }

        (int Level, NormalOperation Operation) Key(int gate) => (levels[normal.FirstGate + gate], normal.GetOperation(gate));
    }

    /// <summary>Evaluates the circuit bit-sliced, 64 samples a word.</summary>
    /// <param name="inputs">Bit i of the inputs is <c>inputs[i * wordsPerBit .. (i + 1) * wordsPerBit]</c>.</param>
    /// <param name="outputs">Receives the outputs in the same layout.</param>
    /// <param name="wordsPerBit">The number of words for each bit, not negative.</param>
    /// <exception cref="ArgumentException">
    /// A span does not have the circuit's number of inputs or outputs times <paramref name="wordsPerBit"/>, or the spans share memory.
    /// </exception>
    public void EvaluateLanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit)
    {
        LaneKernel.RequireArguments(inputs, outputs, wordsPerBit, _inputCount, _outputs.Length);

        // One scratch buffer is kept; a second thread at the same time allocates its own.
        ulong[] words = Interlocked.Exchange(ref _spare, null) ?? new ulong[_wordCount];
        for (int word = 0; word < wordsPerBit; word++)
        {
            for (int i = 0; i < _inputCount; i++)
                words[1 + i] = inputs[(i * wordsPerBit) + word];
            foreach (Run run in _runs)
                Evaluate(run, words);
            for (int i = 0; i < _outputs.Length; i++)
                outputs[(i * wordsPerBit) + word] = words[_outputs[i]] ^ _outputMasks[i];
        }

        Volatile.Write(ref _spare, words);
    }

    private void Evaluate(Run run, ulong[] words)
    {
        ReadOnlySpan<int> left = _left.AsSpan(run.Start, run.End - run.Start);
        ReadOnlySpan<int> right = _right.AsSpan(run.Start, left.Length);
        Span<ulong> results = words.AsSpan(1 + _inputCount + run.Start, left.Length);
        switch (run.Operation)
        {
            case NormalOperation.And:
                for (int i = 0; i < results.Length; i++)
                    results[i] = words[left[i]] & words[right[i]];
                break;
            case NormalOperation.AndNot:
                for (int i = 0; i < results.Length; i++)
                    results[i] = words[left[i]] & ~words[right[i]];
                break;
            case NormalOperation.Or:
                for (int i = 0; i < results.Length; i++)
                    results[i] = words[left[i]] | words[right[i]];
                break;
            default:
                for (int i = 0; i < results.Length; i++)
                    results[i] = words[left[i]] ^ words[right[i]];
                break;
        }
    }

    private static int[] GetLevels(NormalizedCircuit normal)
    {
        var levels = new int[normal.Circuit.NodeCount];
        for (int gate = 0; gate < normal.GateCount; gate++)
            levels[normal.FirstGate + gate] = 1 + Math.Max(levels[normal.GetLeft(gate)], levels[normal.GetRight(gate)]);
        return levels;
    }

    private static int Compare((int Level, NormalOperation Operation) a, (int Level, NormalOperation Operation) b, int gateA, int gateB)
    {
        int order = a.Level.CompareTo(b.Level);
        if (order == 0)
            order = a.Operation.CompareTo(b.Operation);
        return order != 0 ? order : gateA.CompareTo(gateB);
    }

    /// <summary>Consecutive gates of one level and operation.</summary>
    private readonly record struct Run(NormalOperation Operation, int Start, int End);
}
