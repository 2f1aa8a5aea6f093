using System;
using System.Collections.Generic;
using System.IO;

namespace Learnability;

/// <summary>Reads a straight-line program of the NIST circuit complexity project.</summary>
/// <remarks>
/// Lines Inputs: and Outputs: list signals, U0:U7 being a range; between begin SLP and end SLP stands one gate a line, its name, what it defines and what it
/// reads, all of it defined before.
/// </remarks>
internal sealed class SlpReader
{
    private readonly TextScanner _scanner;
    private readonly CircuitBuilder _builder = new();
    private readonly Dictionary<string, Literal> _signals = new(StringComparer.Ordinal);
    private readonly List<SlpSignals> _outputs = [];

    private SlpReader(TextReader reader) => _scanner = new TextScanner(reader);

    public static Circuit Read(TextReader reader)
    {
        var program = new SlpReader(reader);
        program.ReadDeclarations();
        program.ReadGates();
        return program.Build();
    }

    private void ReadDeclarations()
    {
        while (true)
        {
            string word = ReadWordOfNextLine("Inputs:, Outputs: or begin SLP");
            switch (word)
            {
                case "begin" when _scanner.ReadWord() is "SLP":
                    _scanner.ReadEndOfLine();
                    return;
                case "Inputs:":
                    foreach (SlpSignals signals in ReadSignals())
                        AddInput(signals);
                    break;
                case "Outputs:":
                    _outputs.AddRange(ReadSignals());
                    break;
                default:
                    // The name of the circuit, its internal signals and the syntax of the gates, which is the same in all files.
                    _scanner.SkipLine();
                    break;
            }
        }
    }

    private List<SlpSignals> ReadSignals()
    {
        List<SlpSignals> signals = [];
        while (true)
        {
            string word = _scanner.ReadWord().ToString();
            if (word.Length == 0)
                return signals;
            int colon = word.IndexOf(':');
            if (colon < 0)
            {
                signals.Add(new SlpSignals(word, SlpSignals.NoNumber, 1, _scanner.WordPosition));
                continue;
            }

            (string name, int first) = SplitNumber(word.Substring(0, colon));
            (string lastName, int last) = SplitNumber(word.Substring(colon + 1));
            if (first < 0 || name != lastName || last < first || last - first >= SlpSignals.LargestRange)
                throw _scanner.Unexpected($"a signal or a range of at most {Malformed.Number(SlpSignals.LargestRange)} signals, as U0:U7");
            signals.Add(new SlpSignals(name, first, last - first + 1, _scanner.WordPosition));
        }
    }

    /// <summary>A name and the number that it ends in, or −1 where there is none of at most nine digits.</summary>
    private static (string Name, int Number) SplitNumber(string word)
    {
        int start = word.Length;
        while (start > 0 && word[start - 1] is >= '0' and <= '9')
            start--;
        if (start == word.Length || word.Length - start > 9)
            return (word, -1);
        int number = 0;
        for (int i = start; i < word.Length; i++)
            number = (number * 10) + (word[i] - '0');
        return (word.Substring(0, start), number);
    }

    private void AddInput(SlpSignals signals)
    {
        if (_builder.InputCount + signals.Width > SlpSignals.LargestRange)
            throw Malformed.At(signals.At.ToString(), $"more than {Malformed.Number(SlpSignals.LargestRange)} inputs");
        Literal[] literals = _builder.AddInputPort(signals.Name, signals.Width);
        for (int i = 0; i < literals.Length; i++)
            Define(signals.GetBit(i), literals[i], signals.At);
    }

    private void ReadGates()
    {
        while (true)
        {
            string gate = ReadWordOfNextLine("a gate or end SLP");
            TextPosition gateAt = _scanner.WordPosition;
            if (gate == "end")
                return;
            if (gate is not "AND" and not "XOR" and not "XNOR" and not "OR" and not "NAND" and not "NOR" and not "NOT")
                throw _scanner.Unexpected("AND, XOR, XNOR, OR, NAND, NOR, NOT or end SLP");
            string output = _scanner.ReadWord().ToString();
            if (output.Length == 0)
                throw _scanner.Unexpected("the signal that the gate defines");
            TextPosition at = _scanner.WordPosition;
            Literal left = ReadSignal();
            Literal right = gate == "NOT" ? left : ReadSignal();
            _scanner.ReadEndOfLine();
            Define(
                output,
                gate switch
                {
                    "AND" => _builder.And(left, right),
                    "XOR" => _builder.Xor(left, right),
                    "XNOR" => !_builder.Xor(left, right),
                    "OR" => _builder.Or(left, right),
                    "NAND" => !_builder.And(left, right),
                    "NOR" => !_builder.Or(left, right),
                    _ => !left,
                },
                at);
        }
    }

    private Literal ReadSignal()
    {
        string name = _scanner.ReadWord().ToString();
        if (name.Length == 0)
            throw _scanner.Unexpected("a signal that the gate reads");
        return _signals.TryGetValue(name, out Literal literal)
            ? literal
            : throw Malformed.At(_scanner.WordPosition.ToString(), $"signal {Malformed.Quote(name)} is read before it is defined");
    }

    private void Define(string name, Literal literal, TextPosition at)
    {
        if (_signals.ContainsKey(name))
            throw Malformed.At(at.ToString(), $"signal {Malformed.Quote(name)} is defined twice");
        _signals.Add(name, literal);
    }

    private Circuit Build()
    {
        foreach (SlpSignals signals in _outputs)
        {
            var literals = new List<Literal>();
            for (int i = 0; i < signals.Width; i++)
            {
                string bit = signals.GetBit(i);
                if (!_signals.TryGetValue(bit, out Literal literal))
                    throw Malformed.At(signals.At.ToString(), $"output {Malformed.Quote(bit)} is never defined");
                literals.Add(literal);
            }

            _builder.AddOutputPort(signals.Name, literals.ToArray());
        }

        return _builder.Build();
    }

    /// <summary>The first word of the next line that is neither empty nor a comment.</summary>
    private string ReadWordOfNextLine(string expected)
    {
        while (true)
        {
            _scanner.SkipEmptyLines();
            ReadOnlySpan<char> word = _scanner.ReadWord();
            if (word.IsEmpty)
                throw _scanner.Unexpected(expected);
            if (word[0] != '#')
                return word.ToString();
            _scanner.SkipLine();
        }
    }
}
