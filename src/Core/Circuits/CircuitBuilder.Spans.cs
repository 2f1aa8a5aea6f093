using System;
using System.Collections.Generic;

namespace Learnability;

public sealed partial class CircuitBuilder
{
    /// <summary>Fewer gates are not worth a span.</summary>
    private const int SmallestSpan = 16;

    private readonly List<GateSpan> _spans = [];
    private bool[] _isSwapped = new bool[256];

    /// <summary>Notes that all gates from one on belong together. Spans end in the order of nested calls.</summary>
    /// <param name="firstGate">What <see cref="GateCount"/> was before the first of them.</param>
    internal void EndSpan(int firstGate)
    {
        var span = new GateSpan(firstGate, GateCount - firstGate);
        if (span.Count >= SmallestSpan && (_spans.Count == 0 || _spans[_spans.Count - 1] != span))
            _spans.Add(span);
    }

    /// <summary>Builds the circuit of the output ports added so far, and tells of the gates that are left which spans they belong to.</summary>
    internal TracedCircuit BuildTraced()
    {
        (Circuit circuit, int[] map) = BuildLive();
        int firstGate = 1 + InputCount;
        var isSwapped = new bool[circuit.GateCount];

        // The number of live gates before each.
        var before = new int[GateCount + 1];
        for (int gate = 0; gate < GateCount; gate++)
        {
            int node = map[firstGate + gate];
            before[gate + 1] = before[gate] + (node != 0 ? 1 : 0);
            if (node != 0)
                isSwapped[node - firstGate] = _isSwapped[gate];
        }

        var spans = new List<GateSpan>();
        foreach (GateSpan span in _spans)
        {
            var live = new GateSpan(before[span.Start], before[span.End] - before[span.Start]);
            if (live.Count >= SmallestSpan && (spans.Count == 0 || spans[spans.Count - 1] != live))
                spans.Add(live);
        }

        return new TracedCircuit(circuit, spans, isSwapped);
    }
}
