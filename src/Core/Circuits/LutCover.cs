using System;

namespace Learnability;

/// <summary>
/// Covers a circuit with tables of at most three signals, as few as it finds: cuts of every gate, chosen by area flow, then by what each choice would add or free.
/// </summary>
/// <remarks>
/// The technology mapping of Mishchenko, Chatterjee and Brayton, "Improvements to technology mapping for LUT-based FPGAs" (2007), for three inputs and area alone.
/// </remarks>
internal sealed class LutCover
{
    /// <summary>Cuts kept of each gate, that of its fan-ins among them.</summary>
    private const int MaxCuts = 6;

    private const int RecoveryRounds = 2;

    /// <summary>How deep a choice's consequences are followed: it bounds the work in long chains, and counts are made anew after each round.</summary>
    private const int MaxRecoveryDepth = 6;

    private readonly Circuit _circuit;
    private readonly int _firstGate;
    private readonly LutCut[] _cuts;
    private readonly byte[] _cutCounts;
    private readonly LutCut[] _chosen;
    private readonly float[] _flow;
    private readonly int[] _uses;

    private LutCover(Circuit circuit)
    {
        _circuit = circuit;
        _firstGate = 1 + circuit.InputCount;
        _cuts = new LutCut[circuit.GateCount * MaxCuts];
        _cutCounts = new byte[circuit.GateCount];
        _chosen = new LutCut[circuit.GateCount];
        _flow = new float[circuit.GateCount];
        _uses = new int[circuit.NodeCount];
    }

    /// <summary>A cut for each gate that is to be a table; size 0 for those that are inside others, or dead.</summary>
    public static LutCut[] Choose(Circuit circuit)
    {
        var cover = new LutCover(circuit);
        cover.EnumerateCuts();
        cover.CountUses();
        for (int round = 0; round < RecoveryRounds; round++)
        {
            cover.RecoverArea();
            cover.CountUses();
        }

        for (int gate = 0; gate < circuit.GateCount; gate++)
        {
            if (cover._uses[cover._firstGate + gate] == 0)
                cover._chosen[gate] = default;
        }

        return cover._chosen;
    }

    private void EnumerateCuts()
    {
        int[] fanOuts = CountFanOuts();
        Span<LutCut> candidates = stackalloc LutCut[((MaxCuts + 1) * (MaxCuts + 1)) + 1];
        Span<float> costs = stackalloc float[candidates.Length];
        ReadOnlySpan<Gate> gates = _circuit.Gates;
        for (int gate = 0; gate < gates.Length; gate++)
        {
            // The gate's own fan-ins are always a cut, whatever they are.
            candidates[0] = LutCut.OfGate(gates[gate]);
            int count = 1;
            if (gates[gate].Left.Node != gates[gate].Right.Node && !gates[gate].Left.IsConstant && !gates[gate].Right.IsConstant)
                count = MergeCuts(gates[gate], candidates);
            for (int i = 0; i < count; i++)
                costs[i] = GetFlow(candidates[i]);
            Keep(gate, candidates.Slice(0, count), costs);
            _flow[gate] = GetFlow(_chosen[gate]) / Math.Max(1, fanOuts[_firstGate + gate]);
        }
    }

    /// <summary>Fills in all cuts that merge one of each fan-in; the first stays.</summary>
    private int MergeCuts(Gate gate, Span<LutCut> candidates)
    {
        int count = 1;
        for (int i = CutCount(gate.Left.Node) - 1; i >= -1; i--)
        {
            LutCut left = GetCut(gate.Left.Node, i);
            for (int j = CutCount(gate.Right.Node) - 1; j >= -1; j--)
            {
                if (i < 0 && j < 0)
                    continue;
                LutCut merged = LutCut.Merge(gate, left, GetCut(gate.Right.Node, j));
                if (merged.Size > 0 && candidates.Slice(0, count).IndexOf(merged) < 0)
                    candidates[count++] = merged;
            }
        }

        return count;
    }

    private int CutCount(int node) => node < _firstGate ? 0 : _cutCounts[node - _firstGate];

    /// <summary>A cut of a node; −1 is the node itself.</summary>
    private LutCut GetCut(int node, int index) => index < 0 ? LutCut.OfNode(node) : _cuts[((node - _firstGate) * MaxCuts) + index];

    /// <summary>Keeps the cuts of least area flow, the best first, and always the first candidate.</summary>
    private void Keep(int gate, Span<LutCut> candidates, Span<float> costs)
    {
        int kept = Math.Min(MaxCuts, candidates.Length);
        LutCut direct = candidates[0];
        bool hasDirect = false;
        for (int place = 0; place < kept; place++)
        {
            int best = place;
            for (int i = place + 1; i < candidates.Length; i++)
            {
                if (costs[i] < costs[best] || (costs[i] == costs[best] && candidates[i].Size < candidates[best].Size))
                    best = i;
            }

            (candidates[place], candidates[best]) = (candidates[best], candidates[place]);
            (costs[place], costs[best]) = (costs[best], costs[place]);
            if (place == kept - 1 && !hasDirect)
                candidates[place] = direct;
            hasDirect |= candidates[place] == direct;
            _cuts[(gate * MaxCuts) + place] = candidates[place];
        }

        _cutCounts[gate] = (byte)kept;
        _chosen[gate] = _cuts[gate * MaxCuts];
    }

    /// <summary>One table, and the share of its nodes' tables that falls to this use.</summary>
    private float GetFlow(LutCut cut)
    {
        float flow = 1;
        for (int i = 0; i < cut.Size; i++)
            flow += cut[i] >= _firstGate ? _flow[cut[i] - _firstGate] : 0;
        return flow;
    }

    private int[] CountFanOuts()
    {
        var counts = new int[_circuit.NodeCount];
        foreach (Gate gate in _circuit.Gates)
        {
            counts[gate.Left.Node]++;
            counts[gate.Right.Node]++;
        }

        foreach (Literal output in _circuit.Outputs)
            counts[output.Node]++;
        return counts;
    }

    /// <summary>How often the chosen tables and the outputs use each node, from the outputs down.</summary>
    private void CountUses()
    {
        Array.Clear(_uses, 0, _uses.Length);
        foreach (Literal output in _circuit.Outputs)
            _uses[output.Node]++;
        for (int gate = _chosen.Length - 1; gate >= 0; gate--)
        {
            if (_uses[_firstGate + gate] == 0)
                continue;
            for (int i = 0; i < _chosen[gate].Size; i++)
                _uses[_chosen[gate][i]]++;
        }
    }

    /// <summary>Gives each table the cut that needs the fewest tables which nothing else uses.</summary>
    private void RecoverArea()
    {
        for (int gate = 0; gate < _chosen.Length; gate++)
        {
            if (_uses[_firstGate + gate] == 0)
                continue;
            Release(_chosen[gate], MaxRecoveryDepth);
            int best = int.MaxValue;
            LutCut bestCut = default;
            for (int i = 0; i < _cutCounts[gate]; i++)
            {
                LutCut cut = _cuts[(gate * MaxCuts) + i];
                int area = (4 * Take(cut, MaxRecoveryDepth)) + cut.Size;
                Release(cut, MaxRecoveryDepth);
                if (area < best)
                {
                    best = area;
                    bestCut = cut;
                }
            }

            _chosen[gate] = bestCut;
            Take(bestCut, MaxRecoveryDepth);
        }
    }

    /// <summary>Uses a cut's nodes; returns the number of tables that were not used before.</summary>
    private int Take(LutCut cut, int depth)
    {
        int added = 0;
        for (int i = 0; i < cut.Size; i++)
        {
            if (_uses[cut[i]]++ == 0 && cut[i] >= _firstGate)
                added += 1 + (depth > 0 ? Take(_chosen[cut[i] - _firstGate], depth - 1) : 0);
        }

        return added;
    }

    /// <summary>The reverse of <see cref="Take"/>.</summary>
    private void Release(LutCut cut, int depth)
    {
        for (int i = 0; i < cut.Size; i++)
        {
            if (--_uses[cut[i]] == 0 && cut[i] >= _firstGate && depth > 0)
                Release(_chosen[cut[i] - _firstGate], depth - 1);
        }
    }
}
