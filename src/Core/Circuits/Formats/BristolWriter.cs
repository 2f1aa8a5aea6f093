using System;
using System.Collections.Generic;
using System.IO;

namespace Learnability;

/// <summary>
/// Writes a circuit in Bristol Fashion with AND, XOR and INV, which every reader knows. The last wires are the outputs, each its own: a gate that drives one
/// writes to it, and what drives two, or is an input, is inverted once more.
/// </summary>
internal sealed class BristolWriter
{
    private const int None = -1;

    private readonly Circuit _circuit;
    private readonly TextOutput _output;

    // The wire of each literal, by its code: None until it is numbered, −2 − i where it drives output i.
    private readonly int[] _wires;
    private readonly bool[] _isNeeded;

    // Outputs whose literal has its wire elsewhere, as inversions of the opposite literal.
    private readonly List<int> _copies = [];
    private int _gates;
    private int _firstOutput;
    private int _nextWire;

    private BristolWriter(Circuit circuit, TextWriter writer)
    {
        _circuit = circuit;
        _output = new TextOutput(writer);
        _wires = new int[2 * circuit.NodeCount];
        _isNeeded = new bool[2 * circuit.NodeCount];
    }

    public static void Write(Circuit circuit, TextWriter writer) => new BristolWriter(circuit, writer).Write();

    private void Write()
    {
        FindWires();
        int wires = CountWires();
        _firstOutput = wires - _circuit.OutputCount;
        _output.Write(_gates).Write(' ').Write(wires).EndLine();
        WritePorts(_circuit.InputPorts);
        WritePorts(_circuit.OutputPorts);
        _output.EndLine();
        WriteGates();
        _output.Flush();
    }

    private void FindWires()
    {
        for (int i = 0; i < _wires.Length; i++)
            _wires[i] = None;
        foreach (Gate gate in _circuit.Gates)
        {
            Need(gate.Left.Code);
            Need(gate.Right.Code);
        }

        for (int node = 1 + _circuit.InputCount; node < _circuit.NodeCount; node++)
            Need(2 * node);
        var taken = new bool[_wires.Length];
        for (int i = 0; i < _circuit.OutputCount; i++)
        {
            Literal literal = _circuit.Outputs[i];
            bool isInput = literal.Node >= 1 && literal.Node <= _circuit.InputCount && !literal.IsComplemented;
            if (!isInput && !taken[literal.Code])
            {
                taken[literal.Code] = true;
                Need(literal.Code);
                _wires[literal.Code] = -2 - i;
            }
            else
            {
                Need(literal.Code ^ 1);
                _copies.Add(i);
            }
        }
    }

    /// <summary>A literal is read; a complement is an inversion of what must then be there too.</summary>
    private void Need(int code)
    {
        _isNeeded[code] = true;
        _isNeeded[code & ~1] = true;
    }

    /// <summary>Counts gates and wires: a gate for every literal that is needed, but for the inputs, and for every copy.</summary>
    private int CountWires()
    {
        int wires = _circuit.InputCount + _circuit.OutputCount;
        for (int code = 0; code < _wires.Length; code++)
        {
            int node = code >> 1;
            if (!_isNeeded[code] || ((code & 1) == 0 && node >= 1 && node <= _circuit.InputCount))
                continue;
            _gates++;
            if (_wires[code] == None)
                wires++;
        }

        _gates += _copies.Count;
        return wires;
    }

    private void WriteGates()
    {
        _nextWire = _circuit.InputCount;
        for (int i = 1; i <= _circuit.InputCount; i++)
            _wires[2 * i] = i - 1;
        if (_isNeeded[0])
            WriteConstant();
        for (int node = 0; node <= _circuit.InputCount; node++)
            WriteInversion(node);
        int gateNode = 1 + _circuit.InputCount;
        foreach (Gate gate in _circuit.Gates)
        {
            _output.Write("2 1 ").Write(_wires[gate.Left.Code]).Write(' ').Write(_wires[gate.Right.Code]).Write(' ').Write(Number(2 * gateNode));
            _output.Write(gate.Kind == GateKind.And ? " AND\n" : " XOR\n");
            WriteInversion(gateNode++);
        }

        foreach (int output in _copies)
            WriteInversion(_wires[_circuit.Outputs[output].Code ^ 1], _firstOutput + output);
    }

    /// <summary>False is x ⊕ x; only a circuit without inputs needs the gate for constants.</summary>
    private void WriteConstant()
    {
        if (_circuit.InputCount > 0)
            _output.Write("2 1 0 0 ").Write(Number(0)).Write(" XOR\n");
        else
            _output.Write("1 1 0 ").Write(Number(0)).Write(" EQ\n");
    }

    private void WriteInversion(int node)
    {
        if (_isNeeded[(2 * node) + 1])
            WriteInversion(_wires[2 * node], Number((2 * node) + 1));
    }

    private void WriteInversion(int from, int to) => _output.Write("1 1 ").Write(from).Write(' ').Write(to).Write(" INV\n");

    /// <summary>Gives a literal its wire: the output that it drives, or the next one.</summary>
    private int Number(int code) => _wires[code] = _wires[code] == None ? _nextWire++ : _firstOutput - 2 - _wires[code];

    private void WritePorts(IReadOnlyList<CircuitPort> ports)
    {
        _output.Write(ports.Count);
        foreach (CircuitPort port in ports)
            _output.Write(' ').Write(port.Width);
        _output.EndLine();
    }
}
