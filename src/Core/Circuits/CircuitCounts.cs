using System;

namespace Learnability;

/// <summary>Counts the gates of a circuit: AND-type, two-input, inverters and depth, each on its own.</summary>
internal static class CircuitCounts
{
    public static CircuitInfo Count(Circuit circuit)
    {
        int firstGate = 1 + circuit.InputCount;
        int andGates = 0;
        int inverters = 0;
        int depth = 0;
        var inverted = new bool[circuit.NodeCount];
        var levels = new int[circuit.NodeCount];

        ReadOnlySpan<Gate> gates = circuit.Gates;
        for (int i = 0; i < gates.Length; i++)
        {
            Gate gate = gates[i];
            if (gate.Kind == GateKind.And)
                andGates++;
            Visit(gate.Left);
            Visit(gate.Right);
            levels[firstGate + i] = 1 + Math.Max(levels[gate.Left.Node], levels[gate.Right.Node]);
        }

        foreach (Literal output in circuit.Outputs)
        {
            Visit(output);
            depth = Math.Max(depth, levels[output.Node]);
        }

        return new CircuitInfo(circuit.InputCount, circuit.OutputCount, andGates, gates.Length, inverters, depth);

        void Visit(Literal literal)
        {
            // The constant true is no inverter.
            if (!literal.IsComplemented || literal.IsConstant || inverted[literal.Node])
                return;
            inverted[literal.Node] = true;
            inverters++;
        }
    }
}
