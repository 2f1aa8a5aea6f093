using System;
using System.Collections.Generic;
using System.IO;

namespace Learnability;

/// <summary>Reads circuits in Bristol Fashion, and in the older Bristol format with two inputs and one output.</summary>
/// <remarks>
/// Archer, Abril, Lu, Maene, Mertens, Sijacic, Smart, "Bristol Fashion MPC circuits". Line 1: gates and wires. Then, in Bristol Fashion, a line with the number
/// and widths of the inputs and one for the outputs; in the older format one line with the two widths of the inputs and the one of the output. Gates follow in
/// an order in which they can be evaluated; the first wires are the inputs, the last ones the outputs.
/// </remarks>
internal sealed class BristolReader
{
    private readonly TextScanner _scanner;
    private readonly CircuitBuilder _builder = new();
    private readonly WireTable _wires = new();
    private readonly List<int> _outputWidths = [];
    private readonly List<int> _operands = [];
    private readonly List<TextPosition> _operandPositions = [];
    private int _gateCount;
    private int _wireCount;
    private bool _isFashion = true;
    private TextPosition _outputsAt;

    private BristolReader(TextReader reader) => _scanner = new TextScanner(reader);

    public static Circuit Read(TextReader reader) => new BristolReader(reader).Read();

    private Circuit Read()
    {
        _scanner.SkipEmptyLines();
        _gateCount = _scanner.ReadNumber("the number of gates", FormatLimits.Signal);
        _wireCount = _scanner.ReadNumber("the number of wires", FormatLimits.Signal);
        _scanner.ReadEndOfLine();
        ReadPorts();
        for (int gate = 0; gate < _gateCount; gate++)
        {
            _scanner.SkipEmptyLines();
            if (_scanner.Peek() == TextScanner.End)
                throw Malformed.At(_scanner.Position.ToString(), Malformed.EndOfFile, "gate " + Malformed.NumberOf(gate, _gateCount));
            ReadGate();
        }

        _scanner.SkipEmptyLines();
        if (_scanner.Peek() != TextScanner.End)
        {
            _scanner.ReadWord();
            throw _scanner.Unexpected($"the end of the file, for the header claims {Malformed.Number(_gateCount)} gates");
        }

        AddOutputs();
        return _builder.Build();
    }

    private void ReadPorts()
    {
        _scanner.SkipEmptyLines();
        int line = _scanner.Position.Line;
        TextPosition at = _scanner.Position;
        int count = _scanner.ReadNumber("the number of inputs or, in the older format, the width of the first");
        List<int> inputs = [];
        while (HasWordOnLine())
            inputs.Add(_scanner.ReadNumber("the width of an input"));
        _scanner.ReadEndOfLine();

        // In the older format, three numbers stand alone; in Bristol Fashion the line of the outputs follows at once.
        _outputsAt = at;
        _scanner.SkipBlanks();
        if (inputs.Count == 2 && _scanner.Peek() is TextScanner.End or '\n')
        {
            _isFashion = false;
            _outputWidths.Add(inputs[1]);
            inputs[1] = inputs[0];
            inputs[0] = count;
            if (inputs[1] == 0)
                inputs.RemoveAt(1);
        }
        else if (inputs.Count != count)
        {
            throw Malformed.At(at.ToString(), Malformed.Number(inputs.Count), $"{Malformed.Number(count)} widths of inputs, as the line says");
        }
        else
        {
            _scanner.SkipEmptyLines();
            _outputsAt = _scanner.Position;
            int outputs = _scanner.ReadNumber("the number of outputs");
            while (HasWordOnLine())
                _outputWidths.Add(_scanner.ReadNumber("the width of an output"));
            _scanner.ReadEndOfLine();
            if (_outputWidths.Count != outputs)
            {
                throw Malformed.At(
                    _outputsAt.ToString(), Malformed.Number(_outputWidths.Count), $"{Malformed.Number(outputs)} widths of outputs, as the line says");
            }
        }

        AddInputs(inputs, new TextPosition(line, 1));
    }

    private void AddInputs(List<int> widths, TextPosition at)
    {
        long total = 0;
        foreach (int width in widths)
            total += width;
        if (total > Math.Min(_wireCount, FormatLimits.Inputs))
        {
            throw Malformed.At(
                at.ToString(),
                $"{Malformed.Number(total)} wires of inputs",
                total > _wireCount ? $"at most the {Malformed.Number(_wireCount)} wires of the header" : $"at most {Malformed.Number(FormatLimits.Inputs)}");
        }

        for (int i = 0; i < widths.Count; i++)
        {
            foreach (Literal literal in _builder.AddInputPort("in" + Malformed.Number(i), widths[i]))
                _wires.TryAdd(_wires.Count, literal.Code);
        }
    }

    private void ReadGate()
    {
        TextPosition start = _scanner.Position;
        int inputs = _scanner.ReadNumber("the number of inputs of a gate");
        int outputs = _scanner.ReadNumber("the number of outputs of a gate");
        _operands.Clear();
        _operandPositions.Clear();
        for (long i = 0; i < (long)inputs + outputs; i++)
        {
            // An EQ gate reads a constant, so that only the name of the gate, which comes last, says what the numbers are.
            _operands.Add(_scanner.ReadNumber(i < inputs ? "an input of the gate" : "an output of the gate", FormatLimits.Signal));
            _operandPositions.Add(_scanner.WordPosition);
        }

        ReadOnlySpan<char> name = _scanner.ReadWord();
        if (name is "AND")
        {
            RequireShape("AND", start, inputs, outputs);
            Drive(2, _builder.And(Wire(0), Wire(1)));
        }
        else if (name is "XOR")
        {
            RequireShape("XOR", start, inputs, outputs);
            Drive(2, _builder.Xor(Wire(0), Wire(1)));
        }
        else if (name is "INV")
        {
            RequireShape("INV", start, inputs, outputs);
            Drive(1, !Wire(0));
        }
        else if (_isFashion && name is "EQW")
        {
            RequireShape("EQW", start, inputs, outputs);
            Drive(1, Wire(0));
        }
        else if (_isFashion && name is "EQ")
        {
            RequireShape("EQ", start, inputs, outputs);
            if (_operands[0] > 1)
                throw Malformed.At(_operandPositions[0].ToString(), Malformed.Number(_operands[0]), "the constant 0 or 1 of an EQ gate");
            Drive(1, Literal.Constant(_operands[0] == 1));
        }
        else if (_isFashion && name is "MAND")
        {
            RequireShape("MAND", start, inputs, outputs);
            var results = new Literal[outputs];
            for (int i = 0; i < outputs; i++)
                results[i] = _builder.And(Wire(i), Wire(outputs + i));
            for (int i = 0; i < outputs; i++)
                Drive(inputs + i, results[i]);
        }
        else
        {
            throw _scanner.Unexpected(_isFashion ? "AND, XOR, INV, EQ, EQW or MAND" : "AND, XOR or INV");
        }

        _scanner.ReadEndOfLine();
    }

    /// <summary>Every gate but MAND has one output.</summary>
    private static void RequireShape(string gate, TextPosition start, int inputs, int outputs)
    {
        int expected = gate is "AND" or "XOR" ? 2 : 1;
        string shape = gate == "MAND" ? "twice as many inputs as outputs" : expected == 2 ? "2 inputs and 1 output" : "1 input and 1 output";
        if (gate == "MAND" ? inputs != 2L * outputs : inputs != expected || outputs != 1)
            throw Malformed.At(start.ToString(), $"{gate} takes {shape}, not {Malformed.Number(inputs)} and {Malformed.Number(outputs)}");
    }

    private Literal Wire(int operand)
    {
        int wire = RequireWire(operand);
        return _wires.TryGet(wire, out int code)
            ? new Literal(code)
            : throw Malformed.At(_operandPositions[operand].ToString(), $"wire {Malformed.Number(wire)} is read before a gate drives it");
    }

    private void Drive(int operand, Literal literal)
    {
        int wire = RequireWire(operand);
        if (!_wires.TryAdd(wire, literal.Code))
            throw Malformed.At(_operandPositions[operand].ToString(), $"wire {Malformed.Number(wire)} is driven twice");
    }

    private int RequireWire(int operand)
    {
        int wire = _operands[operand];
        return wire < _wireCount
            ? wire
            : throw Malformed.At(_operandPositions[operand].ToString(), $"wire {Malformed.Number(wire)}", $"one below {Malformed.Number(_wireCount)}, the wires of the header");
    }

    private void AddOutputs()
    {
        long total = 0;
        foreach (int width in _outputWidths)
            total += width;
        if (total > _wireCount)
        {
            throw Malformed.At(
                _outputsAt.ToString(), $"{Malformed.Number(total)} wires of outputs", $"at most the {Malformed.Number(_wireCount)} wires of the header");
        }

        int wire = _wireCount - (int)total;
        for (int i = 0; i < _outputWidths.Count; i++)
        {
            var literals = new List<Literal>();
            for (int bit = 0; bit < _outputWidths[i]; bit++, wire++)
            {
                if (!_wires.TryGet(wire, out int code))
                    throw Malformed.At(_outputsAt.ToString(), $"wire {Malformed.Number(wire)} is bit {Malformed.Number(bit)} of output {Malformed.Number(i)}, but no gate drives it");
                literals.Add(new Literal(code));
            }

            _builder.AddOutputPort("out" + Malformed.Number(i), literals.ToArray());
        }
    }

    private bool HasWordOnLine()
    {
        _scanner.SkipBlanks();
        return _scanner.Peek() is not TextScanner.End and not '\n';
    }
}
