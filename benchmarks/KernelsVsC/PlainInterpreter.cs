using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability.Benchmarks;

/// <summary>A loop over the gates in the order in which they were built, with a branch for each and all values kept: the simplest interpreter on vectors.</summary>
internal sealed class PlainInterpreter(Circuit circuit)
{
    private readonly Gate[] _gates = circuit.Gates.ToArray();
    private readonly Vector512<ulong>[] _values = new Vector512<ulong>[circuit.NodeCount];

    public void EvaluateLanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit)
    {
        for (int start = 0; start < wordsPerBit; start += 8)
        {
            for (int i = 0; i < circuit.InputCount; i++)
                _values[1 + i] = Vector512.Create(inputs.Slice((i * wordsPerBit) + start, 8));
            Run(_values.AsSpan(1 + circuit.InputCount));
            for (int i = 0; i < circuit.OutputCount; i++)
                Read(circuit.Outputs[i]).CopyTo(outputs.Slice((i * wordsPerBit) + start, 8));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Run(Span<Vector512<ulong>> results)
    {
        for (int i = 0; i < _gates.Length; i++)
        {
            Gate gate = _gates[i];
            results[i] = gate.Kind == GateKind.And ? Read(gate.Left) & Read(gate.Right) : Read(gate.Left) ^ Read(gate.Right);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<ulong> Read(Literal literal) =>
        Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_values), literal.Node) ^ Vector512.Create(0 - (ulong)(literal.Code & 1));
}
