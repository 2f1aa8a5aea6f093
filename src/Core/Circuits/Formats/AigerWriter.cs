using System;
using System.Collections.Generic;
using System.IO;

namespace Learnability;

/// <summary>Writes a circuit in AIGER 1.9. The format knows no XOR: one becomes three ANDs.</summary>
internal sealed class AigerWriter
{
    private readonly Circuit _circuit;
    private readonly ByteOutput _output;
    private readonly bool _isBinary;

    // The literal of the file for each node.
    private readonly int[] _literals;
    private int _nextLiteral;

    private AigerWriter(Circuit circuit, Stream stream, bool isBinary)
    {
        _circuit = circuit;
        _output = new ByteOutput(stream);
        _isBinary = isBinary;
        _literals = new int[circuit.NodeCount];
    }

    /// <exception cref="InvalidOperationException">The circuit has more than 2^30 − 1 inputs and ANDs.</exception>
    public static void Write(Circuit circuit, Stream stream, bool isBinary) => new AigerWriter(circuit, stream, isBinary).Write();

    private void Write()
    {
        NumberNodes(out int gates);
        _output.WriteText(_isBinary ? "aig " : "aag ");
        WriteNumbers((long)_circuit.InputCount + gates, _circuit.InputCount, 0, _circuit.OutputCount, gates);
        if (!_isBinary)
        {
            for (int i = 1; i <= _circuit.InputCount; i++)
                WriteNumbers(_literals[i]);
        }

        foreach (Literal output in _circuit.Outputs)
            WriteNumbers(Translate(output));
        WriteGates();
        // AIGER lets several signals have one name, but ABC reads no such file.
        var names = new SignalNames(_circuit, name => name.Replace('\n', '_').Replace('\r', '_'));
        WriteNames('i', names.Inputs);
        WriteNames('o', names.Outputs);
        _output.Flush();
    }

    private void NumberNodes(out int gates)
    {
        long literal = 2;
        for (int i = 1; i <= _circuit.InputCount; i++, literal += 2)
            _literals[i] = (int)literal;
        int node = 1 + _circuit.InputCount;
        foreach (Gate gate in _circuit.Gates)
        {
            // The last of three ANDs is the XOR.
            literal += gate.Kind == GateKind.Xor ? 4 : 0;
            if (literal / 2 > FormatLimits.Signal)
                throw new InvalidOperationException($"The circuit needs more than {FormatLimits.Signal} AIGER variables; write it as BLIF or Bristol Fashion.");
            _literals[node++] = (int)literal;
            literal += 2;
        }

        gates = (int)(literal / 2) - 1 - _circuit.InputCount;
    }

    private void WriteGates()
    {
        _nextLiteral = 2 * (1 + _circuit.InputCount);
        foreach (Gate gate in _circuit.Gates)
        {
            int left = Translate(gate.Left);
            int right = Translate(gate.Right);
            if (gate.Kind == GateKind.And)
            {
                WriteAnd(left, right);
                continue;
            }

            // a ⊕ b = ¬(a ∧ b) ∧ ¬(¬a ∧ ¬b)
            int both = WriteAnd(left, right);
            int neither = WriteAnd(left ^ 1, right ^ 1);
            WriteAnd(both ^ 1, neither ^ 1);
        }
    }

    /// <summary>Writes a gate, its larger fan-in first, and returns its literal.</summary>
    private int WriteAnd(int left, int right)
    {
        int literal = _nextLiteral;
        _nextLiteral += 2;
        int larger = Math.Max(left, right);
        int smaller = Math.Min(left, right);
        if (_isBinary)
        {
            WriteDifference(literal - larger);
            WriteDifference(larger - smaller);
        }
        else
        {
            WriteNumbers(literal, larger, smaller);
        }

        return literal;
    }

    private void WriteDifference(int value)
    {
        while (value >= 0x80)
        {
            _output.WriteByte((byte)(value | 0x80));
            value >>= 7;
        }

        _output.WriteByte((byte)value);
    }

    private void WriteNumbers(params ReadOnlySpan<long> numbers)
    {
        for (int i = 0; i < numbers.Length; i++)
        {
            if (i > 0)
                _output.WriteByte((byte)' ');
            _output.WriteNumber(numbers[i]);
        }

        _output.WriteByte((byte)'\n');
    }

    private void WriteNames(char kind, IReadOnlyList<CircuitPort> ports)
    {
        int index = 0;
        foreach (string name in PortNames.OfBits(ports))
        {
            _output.WriteByte((byte)kind);
            _output.WriteNumber(index++);
            _output.WriteByte((byte)' ');
            _output.WriteText(name);
            _output.WriteByte((byte)'\n');
        }
    }

    private int Translate(Literal literal) => _literals[literal.Node] ^ (literal.IsComplemented ? 1 : 0);
}
