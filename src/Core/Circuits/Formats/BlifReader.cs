using System;
using System.Collections.Generic;
using System.IO;

namespace Learnability;

/// <summary>Reads a flat combinational circuit in BLIF: one model of .inputs, .outputs and .names, in any order.</summary>
/// <remarks>University of California, Berkeley, "Berkeley Logic Interchange Format (BLIF)", 1992.</remarks>
internal sealed class BlifReader
{
    private readonly BlifScanner _scanner;
    private readonly Dictionary<string, int> _signals = new(StringComparer.Ordinal);

    // By signal: its name, where it is named first, and its definition (Undefined, Input, or the index of a cover).
    private readonly List<string> _names = [];
    private readonly List<TextPosition> _firstUses = [];
    private readonly List<int> _definitions = [];

    private readonly List<string> _inputs = [];
    private readonly List<int> _outputs = [];
    private readonly List<BlifCover> _covers = [];
    private readonly List<int> _coverSignals = [];
    private readonly List<TextPosition> _coverPositions = [];
    private readonly List<int> _starts = [0];
    private readonly List<int> _fanIns = [];

    private const int Undefined = -1;
    private const int Input = -2;

    private BlifReader(TextReader reader) => _scanner = new BlifScanner(reader);

    public static Circuit Read(TextReader reader)
    {
        var blif = new BlifReader(reader);
        blif.ReadModel();
        return blif.Build();
    }

    private void ReadModel()
    {
        bool hasModel = false;
        bool hasEnded = false;
        BlifCover? cover = null;
        while (!_scanner.IsAtEnd)
        {
            if (_scanner.ReadWord() is { } word)
            {
                if (hasEnded)
                    throw _scanner.Unexpected(word, "the end of the file, for one model is read");
                if (word[0] != '.')
                    ReadRow(word, cover);
                else
                    cover = null;
                switch (word)
                {
                    case ".model" when hasModel:
                        throw _scanner.Unexpected(word, ".inputs, .outputs, .names or .end, for one model is read");
                    case ".model":
                        hasModel = true;
                        _scanner.ReadWord();
                        break;
                    case ".inputs":
                        ReadInputs();
                        break;
                    case ".outputs":
                        ReadOutputs();
                        break;
                    case ".names":
                        cover = ReadNames();
                        break;
                    case ".end":
                        hasEnded = true;
                        break;
                    case var _ when word[0] == '.':
                        throw _scanner.Unexpected(word, ".model, .inputs, .outputs, .names or .end, for flat combinational circuits are read");
                }

                if (_scanner.ReadWord() is { } rest)
                    throw _scanner.Unexpected(rest, Malformed.EndOfLine);
            }

            _scanner.EndLine();
        }
    }

    private void ReadInputs()
    {
        while (_scanner.ReadWord() is { } name)
        {
            int signal = GetSignal(name);
            Define(signal, Input);
            _inputs.Add(name);
        }
    }

    private void ReadOutputs()
    {
        while (_scanner.ReadWord() is { } name)
            _outputs.Add(GetSignal(name));
    }

    /// <summary>.names fan-in … output: the rows follow, a line each.</summary>
    private BlifCover ReadNames()
    {
        if (_scanner.ReadWord() is not { } last)
            throw _scanner.Unexpected(null, "the signal that .names defines");
        TextPosition at = _scanner.WordPosition;
        int start = _fanIns.Count;
        while (_scanner.ReadWord() is { } next)
        {
            _fanIns.Add(GetSignal(last, at));
            last = next;
            at = _scanner.WordPosition;
        }

        int signal = GetSignal(last, at);
        Define(signal, _covers.Count, at);
        var cover = new BlifCover(_fanIns.Count - start);
        _covers.Add(cover);
        _coverSignals.Add(signal);
        _coverPositions.Add(at);
        _starts.Add(_fanIns.Count);
        return cover;
    }

    private void ReadRow(string first, BlifCover? cover)
    {
        if (cover is null)
            throw _scanner.Unexpected(first, ".model, .inputs, .outputs, .names or .end");
        TextPosition at = _scanner.WordPosition;
        string row = "";
        string? output = first;
        if (cover.InputCount > 0)
        {
            row = first;
            if (row.Length != cover.InputCount || !IsRow(row))
                throw _scanner.Unexpected(row, $"{Malformed.Number(cover.InputCount)} of 0, 1 and -, one for each input");
            output = _scanner.ReadWord();
        }

        if (output is not "0" and not "1")
            throw _scanner.Unexpected(output, "the output 0 or 1");
        if (!cover.TryAdd(row, output == "1"))
            throw Malformed.At(at.ToString(), $"the row ends in {output}, but those before it in {(output == "1" ? "0" : "1")}");
    }

    private static bool IsRow(string row)
    {
        foreach (char value in row)
        {
            if (value is not '0' and not '1' and not '-')
                return false;
        }

        return true;
    }

    private int GetSignal(string name) => GetSignal(name, _scanner.WordPosition);

    private int GetSignal(string name, TextPosition at)
    {
        if (_signals.TryGetValue(name, out int signal))
            return signal;
        _signals.Add(name, _names.Count);
        _names.Add(name);
        _firstUses.Add(at);
        _definitions.Add(Undefined);
        return _names.Count - 1;
    }

    private void Define(int signal, int definition) => Define(signal, definition, _scanner.WordPosition);

    private void Define(int signal, int definition, TextPosition at)
    {
        if (_definitions[signal] != Undefined)
            throw Malformed.At(at.ToString(), $"signal {Malformed.Quote(_names[signal])} is defined twice");
        _definitions[signal] = definition;
    }

    private Circuit Build()
    {
        for (int signal = 0; signal < _names.Count; signal++)
        {
            if (_definitions[signal] == Undefined)
                throw Malformed.At(_firstUses[signal].ToString(), $"signal {Malformed.Quote(_names[signal])} is used, but neither .inputs nor .names defines it");
        }

        List<int> order = TopologicalOrder.Find(_starts, _fanIns.ConvertAll(signal => _definitions[signal]), out int cyclic);
        if (cyclic >= 0)
            throw Malformed.At(_coverPositions[cyclic].ToString(), $"signal {Malformed.Quote(_names[_coverSignals[cyclic]])} depends on itself");

        var builder = new CircuitBuilder();
        var literals = new Literal[_names.Count];
        int bit = 0;
        foreach (CircuitPort port in PortNames.Group(_inputs))
        {
            foreach (Literal literal in builder.AddInputPort(port.Name, port.Width))
                literals[_signals[_inputs[bit++]]] = literal;
        }

        var fanIns = new List<Literal>();
        foreach (int cover in order)
        {
            fanIns.Clear();
            for (int i = _starts[cover]; i < _starts[cover + 1]; i++)
                fanIns.Add(literals[_fanIns[i]]);
            literals[_coverSignals[cover]] = _covers[cover].Build(builder, fanIns.ToArray());
        }

        bit = 0;
        foreach (CircuitPort port in PortNames.Group(_outputs.ConvertAll(signal => _names[signal])))
        {
            var outputs = new Literal[port.Width];
            for (int i = 0; i < outputs.Length; i++)
                outputs[i] = literals[_outputs[bit++]];
            builder.AddOutputPort(port.Name, outputs);
        }

        return builder.Build();
    }
}
