using System;
using System.Collections.Generic;
using System.Linq;

namespace Learnability.Generators.Emit;

/// <summary>
/// Finds parts of a circuit that are the same, among those that one piece of its source made: bodies of loops, calls, statements. Of all that could be taken, what
/// saves the most gates is taken first.
/// </summary>
internal sealed class PartSearch
{
    /// <summary>The largest part: what is larger is seldom the same, and its own parts are.</summary>
    private const int MaxGates = 4_096;

    private const int MaxInputs = 1_024;

    /// <summary>Different parts: more would each be too small to be worth a method.</summary>
    private const int MaxShapes = 512;

    /// <summary>What it costs to read an input or write a result through the table of its places, in gates that are computed in a local variable.</summary>
    private const double PlaceCost = 0.5;

    private readonly TracedCircuit _source;
    private readonly int[] _lastReads;
    private readonly bool[] _isTaken;

    private PartSearch(TracedCircuit source)
    {
        _source = source;
        _lastReads = FindLastReads(source.Circuit);
        _isTaken = new bool[source.Circuit.GateCount];
    }

    /// <summary>Finds the parts.</summary>
    public static IReadOnlyList<PartShape> Run(TracedCircuit source)
    {
        var search = new PartSearch(source);
        return search.Choose(search.Group());
    }

    /// <summary>Takes groups as long as that saves gates. What a group saves only falls as others are taken: the best by its last known gain is looked at again.</summary>
    private List<PartShape> Choose(List<List<PartReading>> groups)
    {
        var shapes = new List<PartShape>();
        var queue = new SortedSet<(double Gain, int Key)>();
        for (int group = 0; group < groups.Count; group++)
            Enqueue(group);
        while (queue.Count > 0 && shapes.Count < MaxShapes)
        {
            int group = ~queue.Max.Key;
            queue.Remove(queue.Max);
            if (groups[group].RemoveAll(IsOverlapping) > 0)
            {
                Enqueue(group);
                continue;
            }

            foreach (PartReading part in groups[group])
                _isTaken.AsSpan(part.Span.Start, part.Span.Count).Fill(true);
            shapes.Add(PartShape.Create(groups[group], _lastReads));
        }

        return shapes;

        void Enqueue(int group)
        {
            if (Gain(groups[group]) is > 0 and double gain)
                queue.Add((gain, ~group));
        }
    }

    private bool IsOverlapping(PartReading part) => _isTaken.AsSpan(part.Span.Start, part.Span.Count).IndexOf(true) >= 0;

    /// <summary>The gates that need not be written, less what the calls cost.</summary>
    private double Gain(List<PartReading> parts)
    {
        if (parts.Count < 2)
            return 0;
        int places = parts[0].Inputs.Count;
        for (int gate = parts[0].Span.Start; gate < parts[0].Span.End; gate++)
            places += _lastReads[gate] >= parts[0].Span.End ? 1 : 0;
        return ((parts.Count - 1.0) * parts[0].Span.Count) - (parts.Count * PlaceCost * places);
    }

    /// <summary>Spans whose parts are the same.</summary>
    private List<List<PartReading>> Group()
    {
        // A first look, without complements, tells most apart.
        var byHash = FindCandidates().Where(span => span.Count <= MaxGates).GroupBy(span => (span.Count, Hash(span)));
        var groups = new List<List<PartReading>>();
        foreach (IGrouping<(int, int), GateSpan> alike in byHash)
        {
            if (alike.Skip(1).Any())
                groups.AddRange(alike.Select(span => PartReading.Read(_source, span, MaxInputs)).OfType<PartReading>().GroupBy(part => part.Gates, GateComparer.Instance).Select(group => group.ToList()));
        }

        groups.RemoveAll(group => group.Count < 2);
        return groups;
    }

    /// <summary>
    /// All spans, and what is left of a span after the longest one within it that starts with it: an operand whose gates are made late, when they are first needed,
    /// is not part of what needs it.
    /// </summary>
    private IEnumerable<GateSpan> FindCandidates()
    {
        var candidates = new HashSet<GateSpan>(_source.Spans);
        var ends = new Dictionary<int, int>();
        foreach (GateSpan span in _source.Spans.OrderBy(span => span.Count))
        {
            if (ends.TryGetValue(span.Start, out int end) && end < span.End)
                candidates.Add(new GateSpan(end, span.End - end));
            ends[span.Start] = span.End;
        }

        return candidates.OrderBy(span => span.Start).ThenBy(span => span.Count);
    }

    /// <summary>The kinds of a span's gates, and how far back its operands are.</summary>
    private int Hash(GateSpan span)
    {
        int firstNode = 1 + _source.Circuit.InputCount + span.Start;
        int hash = 0;
        for (int gate = 0; gate < span.Count; gate++)
        {
            (Literal left, Literal right) = _source.GetOperands(span.Start + gate);
            int kind = _source.Circuit.Gates[span.Start + gate].Kind == GateKind.Xor ? 1 : 0;
            hash = unchecked((hash * 0x01000193) ^ ((((Math.Max(-1, left.Node - firstNode) * 0x1003F) + Math.Max(-1, right.Node - firstNode)) * 2) + kind));
        }

        return hash;
    }

    private static int[] FindLastReads(Circuit circuit)
    {
        int firstGate = 1 + circuit.InputCount;
        var last = new int[circuit.GateCount];
        for (int gate = 0; gate < circuit.GateCount; gate++)
        {
            Note(circuit.Gates[gate].Left.Node, gate);
            Note(circuit.Gates[gate].Right.Node, gate);
        }

        foreach (Literal output in circuit.Outputs)
            Note(output.Node, int.MaxValue);
        return last;

        void Note(int node, int reader)
        {
            if (node >= firstGate)
                last[node - firstGate] = reader;
        }
    }

    private sealed class GateComparer : IEqualityComparer<PartGate[]>
    {
        public static readonly GateComparer Instance = new();

        public bool Equals(PartGate[]? x, PartGate[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(PartGate[] gates)
        {
            int hash = gates.Length;
            foreach (PartGate gate in gates)
                hash = unchecked((hash * 0x01000193) ^ (gate.Left.Signal * 0x3F) ^ gate.Right.Signal ^ (gate.Left.IsComplemented ? 0x5555 : 0) ^ (gate.Right.IsComplemented ? 0xAA00 : 0));
            return hash;
        }
    }
}
