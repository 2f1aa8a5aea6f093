using System.Collections.Generic;

namespace Learnability;

internal sealed partial class AigerReader
{
    // Variables to 0, the inputs from 1, and the gates after them.
    private readonly WireTable _definitions = new();
    private readonly List<TextPosition> _outputPositions = [];
    private readonly List<TextPosition> _fanInPositions = [];
    private readonly List<(int Literal, TextPosition At)> _gates = [];

    private void ReadAsciiInputs()
    {
        _definitions.TryAdd(0, 0);
        for (int i = 0; i < _inputCount; i++)
        {
            Define("the literal of input", i, _inputCount, 1 + i);
            _scanner.ReadEndOfLine();
        }
    }

    private void ReadAsciiOutputs()
    {
        for (int i = 0; i < _outputCount; i++)
        {
            _outputPositions.Add(_scanner.Position);
            _outputs.Add(_scanner.ReadNumber("the literal of output", LargestLiteral, i, _outputCount));
            _scanner.ReadEndOfLine();
        }
    }

    private void ReadAsciiGates()
    {
        for (int i = 0; i < _gateCount; i++)
        {
            TextPosition at = _scanner.Position;
            _gates.Add((Define("the literal of gate", i, _gateCount, 1 + _inputCount + i), at));
            for (int side = 0; side < 2; side++)
            {
                _scanner.ReadBlank();
                _fanInPositions.Add(_scanner.Position);
                _fanIns.Add(_scanner.ReadNumber("the literal of a fan-in", LargestLiteral));
            }

            _scanner.ReadEndOfLine();
        }
    }

    private int Define(string what, int index, int count, int value)
    {
        TextPosition at = _scanner.Position;
        int literal = _scanner.ReadNumber(what, LargestLiteral, index, count);
        if (literal < 2 || (literal & 1) != 0)
            throw Malformed.At(at.ToString(), Malformed.Number(literal), $"{what} {Malformed.NumberOf(index, count)}, even and at least 2");
        if (!_definitions.TryAdd(literal >> 1, value))
            throw Malformed.At(at.ToString(), $"literal {Malformed.Number(literal)} is defined twice");
        return literal;
    }

    private Literal[] BuildAsciiGates(CircuitBuilder builder)
    {
        var starts = new int[_gateCount + 1];
        var sources = new int[_fanIns.Count];
        for (int i = 0; i <= _gateCount; i++)
            starts[i] = 2 * i;
        for (int i = 0; i < sources.Length; i++)
            sources[i] = Find(_fanIns[i], _fanInPositions[i]) - 1 - _inputCount;

        List<int> order = TopologicalOrder.Find(starts, sources, out int cyclic);
        if (cyclic >= 0)
            throw Malformed.At(_gates[cyclic].At.ToString(), $"literal {Malformed.Number(_gates[cyclic].Literal)} depends on itself");

        var map = new Literal[1 + _inputCount + _gateCount];
        for (int i = 0; i <= _inputCount; i++)
            map[i] = new Literal(i, false);
        foreach (int gate in order)
            map[1 + _inputCount + gate] = And(builder, FanIn(2 * gate), FanIn((2 * gate) + 1));

        var outputs = new Literal[_outputCount];
        for (int i = 0; i < outputs.Length; i++)
            outputs[i] = map[Find(_outputs[i], _outputPositions[i])] ^ ((_outputs[i] & 1) != 0);
        return outputs;

        Literal FanIn(int index) => map[sources[index] + 1 + _inputCount] ^ ((_fanIns[index] & 1) != 0);
    }

    private int Find(int literal, TextPosition at) =>
        _definitions.TryGet(literal >> 1, out int definition)
            ? definition
            : throw Malformed.At(at.ToString(), $"literal {Malformed.Number(literal)} is used, but neither an input nor a gate defines it");
}
