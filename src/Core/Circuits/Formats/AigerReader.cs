using System;
using System.Collections.Generic;
using System.IO;

namespace Learnability;

/// <summary>Reads combinational circuits in AIGER 1.9, binary (aig) and ASCII (aag).</summary>
/// <remarks>
/// Biere, "The AIGER And-Inverter Graph (AIG) Format", and Biere, Heljanko, Wieringa, "AIGER 1.9 And Beyond". The names of the inputs come last in a file, but
/// are first in a circuit: gates are kept as numbers until then.
/// </remarks>
internal sealed partial class AigerReader
{
    private readonly ByteScanner _scanner;
    private readonly List<int> _outputs = [];

    // The two fan-ins of each gate in turn, as literals of the file.
    private readonly List<int> _fanIns = [];
    private readonly Dictionary<int, string> _inputNames = [];
    private readonly Dictionary<int, string> _outputNames = [];
    private int _variables;
    private int _inputCount;
    private int _outputCount;
    private int _gateCount;

    private AigerReader(ByteScanner scanner) => _scanner = scanner;

    public static Circuit Read(Stream stream) => new AigerReader(new ByteScanner(stream)).Read();

    private Circuit Read()
    {
        bool isBinary = ReadHeader();
        Literal[] literals;
        var builder = new CircuitBuilder();
        if (isBinary)
        {
            ReadBinaryOutputs();
            ReadBinaryGates();
            ReadSymbols();
            AddInputs(builder);
            literals = BuildBinaryGates(builder);
        }
        else
        {
            ReadAsciiInputs();
            ReadAsciiOutputs();
            ReadAsciiGates();
            ReadSymbols();
            AddInputs(builder);
            literals = BuildAsciiGates(builder);
        }

        int next = 0;
        foreach (CircuitPort port in Ports("o", _outputCount, _outputNames))
        {
            builder.AddOutputPort(port.Name, literals.AsSpan(next, port.Width));
            next += port.Width;
        }

        return builder.Build();
    }

    /// <summary>aig M I L O A, then up to four more counts that must be 0. Returns whether the rest is binary.</summary>
    private bool ReadHeader()
    {
        const string Magic = "'aig' or 'aag'";
        bool isBinary = false;
        for (int i = 0; i < 3; i++)
        {
            int next = _scanner.Peek();
            if (next != (i == 0 ? 'a' : i == 2 ? 'g' : isBinary ? 'i' : 'a') && !(i == 1 && next == 'i'))
                throw _scanner.Unexpected(Magic);
            isBinary |= i == 1 && next == 'i';
            _scanner.ReadByte();
        }

        _scanner.ReadBlank();
        TextPosition variablesAt = _scanner.Position;
        _variables = _scanner.ReadNumber("the largest variable", FormatLimits.Signal);
        _scanner.ReadBlank();
        TextPosition inputsAt = _scanner.Position;
        _inputCount = _scanner.ReadNumber("the number of inputs", FormatLimits.Signal);
        _scanner.ReadBlank();
        TextPosition latchesAt = _scanner.Position;
        int latches = _scanner.ReadNumber("the number of latches");
        if (latches > 0)
            throw Malformed.At(latchesAt.ToString(), Malformed.Number(latches), "no latches, for only combinational circuits are read");
        _scanner.ReadBlank();
        _outputCount = _scanner.ReadNumber("the number of outputs", FormatLimits.Signal);
        _scanner.ReadBlank();
        _gateCount = _scanner.ReadNumber("the number of gates", FormatLimits.Signal);
        while (_scanner.Peek() == ' ')
        {
            _scanner.ReadBlank();
            TextPosition at = _scanner.Position;
            int properties = _scanner.ReadNumber("a number of properties");
            if (properties > 0)
                throw Malformed.At(at.ToString(), Malformed.Number(properties), "no properties, for only circuits are read");
        }

        _scanner.ReadEndOfLine();
        long defined = (long)_inputCount + _gateCount;
        if (isBinary ? _variables != defined : _variables < defined)
        {
            throw Malformed.At(
                variablesAt.ToString(),
                Malformed.Number(_variables),
                $"the largest variable to be {(isBinary ? "" : "at least ")}{Malformed.Number(defined)}, the inputs and gates together");
        }

        if (isBinary && _inputCount > FormatLimits.Inputs)
            throw Malformed.At(inputsAt.ToString(), Malformed.Number(_inputCount), $"at most {Malformed.Number(FormatLimits.Inputs)} inputs");
        return isBinary;
    }

    private int LargestLiteral => (2 * _variables) + 1;

    private void ReadSymbols()
    {
        while (_scanner.Peek() is not ByteScanner.End)
        {
            int kind = _scanner.Peek();
            if (kind == 'c')
            {
                // A comment follows, to the end of the file.
                return;
            }

            if (kind is not 'i' and not 'o')
                throw _scanner.Unexpected("a name (i or o), a comment (c) or the end of the file");
            int count = kind == 'i' ? _inputCount : _outputCount;
            string what = kind == 'i' ? "input" : "output";
            _scanner.ReadByte();
            TextPosition at = _scanner.Position;
            int index = _scanner.ReadNumber($"the index of an {what}");
            if (index >= count)
                throw Malformed.At(at.ToString(), Malformed.Number(index), $"an index below {Malformed.Number(count)}, the number of {what}s");
            _scanner.ReadBlank();
            Dictionary<int, string> names = kind == 'i' ? _inputNames : _outputNames;
            if (names.ContainsKey(index))
                throw Malformed.At(at.ToString(), $"{what} {Malformed.Number(index)} is named twice");
            names.Add(index, _scanner.ReadLine());
        }
    }

    private void AddInputs(CircuitBuilder builder)
    {
        foreach (CircuitPort port in Ports("i", _inputCount, _inputNames))
            builder.AddInputPort(port.Name, port.Width);
    }

    /// <summary>One port where nothing is named; otherwise bits without a name are called as in the symbol table, i3 or o3.</summary>
    private static List<CircuitPort> Ports(string unnamed, int count, Dictionary<int, string> names)
    {
        if (count == 0)
            return [];
        if (names.Count == 0)
            return [new CircuitPort(unnamed, count)];
        var bits = new string[count];
        for (int i = 0; i < count; i++)
            bits[i] = names.TryGetValue(i, out string? name) ? name : unnamed + Malformed.Number(i);
        return PortNames.Group(bits);
    }

    /// <summary>¬(a ∧ b) ∧ ¬(¬a ∧ ¬b) = a ⊕ b, the one way to write an XOR here, is read as one gate again.</summary>
    private static Literal And(CircuitBuilder builder, Literal left, Literal right)
    {
        if (left.IsComplemented && right.IsComplemented
            && builder.TryGetGate(left, out Gate a) && a.Kind == GateKind.And && builder.TryGetGate(right, out Gate b) && b.Kind == GateKind.And
            && ((a.Left == !b.Left && a.Right == !b.Right) || (a.Left == !b.Right && a.Right == !b.Left)))
        {
            return builder.Xor(a.Left, a.Right);
        }

        return builder.And(left, right);
    }
}
