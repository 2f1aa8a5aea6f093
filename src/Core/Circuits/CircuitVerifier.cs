using System;
using System.Diagnostics;

namespace Learnability;

/// <summary>Checks what every circuit promises: topological order, no constant fan-in, no complemented XOR fan-in, no gate that nothing uses.</summary>
public static class CircuitVerifier
{
    /// <summary>Returns what is wrong with a circuit, or null if nothing is.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <exception cref="ArgumentNullException"><paramref name="circuit"/> is null.</exception>
    public static string? FindFault(Circuit circuit)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        int firstGate = 1 + circuit.InputCount;
        var used = new bool[circuit.NodeCount];
        ReadOnlySpan<Gate> gates = circuit.Gates;
        for (int i = 0; i < gates.Length; i++)
        {
            Gate gate = gates[i];
            int node = firstGate + i;
            if (gate.Left.Node >= node || gate.Right.Node >= node)
                return $"gate {node} reads a node that does not come before it";
            if (gate.Left.IsConstant || gate.Right.IsConstant)
                return $"gate {node} reads a constant";
            if (gate.Left.Node == gate.Right.Node)
                return $"gate {node} reads node {gate.Left.Node} twice";
            if (gate.Kind == GateKind.Xor && (gate.Left.IsComplemented || gate.Right.IsComplemented))
                return $"XOR gate {node} reads a complement";
            used[gate.Left.Node] = true;
            used[gate.Right.Node] = true;
        }

        int outputWidth = 0;
        foreach (CircuitPort port in circuit.OutputPorts)
            outputWidth += port.Width;
        if (outputWidth != circuit.OutputCount)
            return $"the output ports are {outputWidth} bits wide, but there are {circuit.OutputCount} outputs";

        foreach (Literal output in circuit.Outputs)
        {
            if (output.Node >= circuit.NodeCount)
                return $"an output reads node {output.Node}, but there are {circuit.NodeCount} nodes";
            used[output.Node] = true;
        }

        for (int node = firstGate; node < circuit.NodeCount; node++)
        {
            if (!used[node])
                return $"nothing uses gate {node}";
        }

        return null;
    }

    [Conditional("DEBUG")]
    internal static void AssertValid(Circuit circuit)
    {
        if (FindFault(circuit) is { } fault)
            throw new InvalidOperationException("The circuit is invalid: " + fault + ".");
    }
}
