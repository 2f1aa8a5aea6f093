using System;

namespace Learnability;

/// <summary>The operations of a circuit without complemented edges.</summary>
internal enum NormalOperation
{
    /// <summary>left ∧ right.</summary>
    And,

    /// <summary>left ∧ ¬right.</summary>
    AndNot,

    /// <summary>left ∨ right.</summary>
    Or,

    /// <summary>left ⊕ right.</summary>
    Xor,
}

/// <summary>
/// A circuit whose gates are one machine operation each: where a gate's complement is what one operation computes, that is what is stored, and its users know.
/// Only outputs may still need a complement.
/// </summary>
internal sealed class NormalizedCircuit
{
    private readonly NormalOperation[] _operations;
    private readonly int[] _left;
    private readonly int[] _right;
    private readonly bool[] _isComplement;

    public NormalizedCircuit(Circuit circuit)
    {
        Circuit = circuit;
        FirstGate = 1 + circuit.InputCount;
        _operations = new NormalOperation[circuit.GateCount];
        _left = new int[circuit.GateCount];
        _right = new int[circuit.GateCount];
        _isComplement = new bool[circuit.NodeCount];
        ReadOnlySpan<Gate> gates = circuit.Gates;
        for (int i = 0; i < gates.Length; i++)
        {
            Gate gate = gates[i];
            bool left = IsComplemented(gate.Left);
            bool right = IsComplemented(gate.Right);
            _left[i] = gate.Left.Node;
            _right[i] = gate.Right.Node;
            if (gate.Kind == GateKind.Xor)
            {
                _operations[i] = NormalOperation.Xor;
                _isComplement[FirstGate + i] = left ^ right;
            }
            else if (left && right)
            {
                // ¬a ∧ ¬b = ¬(a ∨ b)
                _operations[i] = NormalOperation.Or;
                _isComplement[FirstGate + i] = true;
            }
            else if (left)
            {
                _operations[i] = NormalOperation.AndNot;
                (_left[i], _right[i]) = (_right[i], _left[i]);
            }
            else
            {
                _operations[i] = right ? NormalOperation.AndNot : NormalOperation.And;
            }
        }
    }

    public Circuit Circuit { get; }

    /// <summary>The node of the first gate.</summary>
    public int FirstGate { get; }

    public int GateCount => _operations.Length;

    public NormalOperation GetOperation(int gate) => _operations[gate];

    /// <summary>The node that a gate reads first.</summary>
    public int GetLeft(int gate) => _left[gate];

    /// <summary>The node that a gate reads second.</summary>
    public int GetRight(int gate) => _right[gate];

    /// <summary>Whether a literal is the complement of what is stored for its node.</summary>
    public bool IsComplemented(Literal literal) => literal.IsComplemented ^ _isComplement[literal.Node];
}
