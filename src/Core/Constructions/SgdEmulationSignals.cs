using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// Which signals of a step's circuit need vertices beyond one per gate, so that ŷ is a saturated vertex, every vertex reaches the output (Definition 3) and
/// no two edges join the same pair of vertices.
/// </summary>
internal sealed class SgdEmulationSignals
{
    private readonly bool[] _isFlipBuffered;

    public SgdEmulationSignals(SgdEmulationNetwork network)
    {
        UnusedInputs = FindUnusedInputs(network);
        Literal prediction = network.GateCircuit.Outputs[0];
        bool isPlainGate = !prediction.IsComplemented && prediction.Node > network.GateCircuit.InputCount;
        IsPredictionBuffered = UnusedInputs.Count > 0 ? prediction.IsConstant : !isPlainGate;
        _isFlipBuffered = FindBufferedFlips(network, UnusedInputs.Count == 0 && isPlainGate ? prediction.Node : -1);

        foreach (Gate gate in network.GateCircuit.Gates)
        {
            // XOR: c = a ∧ b, then a + b − 2c − 2.
            Vertices += gate.Kind == GateKind.And ? 1 : 2;
            Edges += gate.Kind == GateKind.And ? 3 : 7;
        }

        // ¬u, u ∨ ¬u and the conjunction with it.
        Vertices += 3 * UnusedInputs.Count;
        Edges += 7 * UnusedInputs.Count;

        int buffers = IsPredictionBuffered ? 1 : 0;
        foreach (bool isBuffered in _isFlipBuffered)
            buffers += isBuffered ? 1 : 0;
        Vertices += buffers;
        Edges += buffers;
    }

    /// <summary>The inputs of the network, from 0, that nothing uses; each is attached by ŷ := ŷ ∧ (u ∨ ¬u).</summary>
    public IReadOnlyList<int> UnusedInputs { get; }

    /// <summary>Whether ŷ gets a vertex of its own: as it is a constant, an input, a memory bit or the complement of a gate.</summary>
    public bool IsPredictionBuffered { get; }

    /// <summary>The number of vertices of gates, attached inputs and buffers.</summary>
    public int Vertices { get; }

    /// <summary>The number of edges that lead to them.</summary>
    public int Edges { get; }

    /// <summary>Whether a flip gets a vertex of its own: as it is constant, ŷ or ¬ŷ, or shares its node with an earlier flip of its group.</summary>
    public bool IsFlipBuffered(int memoryBit) => _isFlipBuffered[memoryBit];

    private static List<int> FindUnusedInputs(SgdEmulationNetwork network)
    {
        Circuit circuit = network.GateCircuit;
        var isUsed = new bool[circuit.NodeCount];
        foreach (Gate gate in circuit.Gates)
        {
            isUsed[gate.Left.Node] = true;
            isUsed[gate.Right.Node] = true;
        }

        foreach (Literal output in circuit.Outputs)
            isUsed[output.Node] = true;

        var unused = new List<int>();
        for (int input = 0; input < network.NetworkInputs; input++)
        {
            if (!isUsed[circuit.GetInput(network.MemoryBits + input).Node])
                unused.Add(input);
        }

        return unused;
    }

    private static bool[] FindBufferedFlips(SgdEmulationNetwork network, int predictionNode)
    {
        var isBuffered = new bool[network.MemoryBits];
        var nodesOfGroups = new HashSet<(int Group, int Node)>();
        ReadOnlySpan<Literal> flips = network.GateCircuit.Outputs.Slice(1);
        for (int i = 0; i < flips.Length; i++)
            isBuffered[i] = flips[i].IsConstant || flips[i].Node == predictionNode || !nodesOfGroups.Add((network.Groups.GroupOf[i], flips[i].Node));
        return isBuffered;
    }
}
