using System;
using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Emit;

/// <summary>
/// In which complement each shape gives its results and is given its inputs. All parts of a shape do the same, but what one gives as a value another may want as
/// its complement, which then has to be made between them: complements are chosen so that this is seldom.
/// </summary>
internal sealed class PartPolarity
{
    private const int MaxRounds = 8;

    private readonly Dictionary<int, (int Port, bool IsComplemented)> _makers = [];
    private readonly List<Dictionary<int, (int Agreeing, int Differing)>> _partners = [];
    private readonly List<bool> _isComplemented = [];

    /// <summary>The first input and the first result of each shape, among all.</summary>
    private readonly List<(int Input, int Result)> _ports = [];

    private PartPolarity()
    {
    }

    /// <summary>Chooses.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="shapes">The shapes of its parts.</param>
    public static PartPolarity Choose(Circuit circuit, IReadOnlyList<PartShape> shapes)
    {
        var polarity = new PartPolarity();
        foreach (PartShape shape in shapes)
        {
            int input = polarity.AddPorts(shape.InputCount);
            polarity._ports.Add((input, polarity.AddPorts(shape.Results.Count)));
        }

        int circuitInput = polarity.AddPorts(1);
        for (int node = 1; node <= circuit.InputCount; node++)
            polarity._makers.Add(node, (circuitInput, false));
        polarity.NoteResults(1 + circuit.InputCount, shapes);
        polarity.NoteReads(shapes);
        polarity.Agree(circuitInput);
        polarity.Settle(circuitInput);
        return polarity;
    }

    /// <summary>Whether a shape is given the complement of what its reading has for an input.</summary>
    public bool IsInputComplemented(int shape, int input) => _isComplemented[_ports[shape].Input + input];

    /// <summary>Whether a shape gives the complement of what its reading has for a result; null if no other part asks for it.</summary>
    public bool? IsResultComplemented(int shape, int result)
    {
        int port = _ports[shape].Result + result;
        return _partners[port].Count > 0 ? _isComplemented[port] : null;
    }

    /// <summary>
    /// Takes parts of a shape that all want the complements of the same inputs as shapes of their own, where that saves more complements than it has gates.
    /// </summary>
    public List<PartShape> Split(IReadOnlyList<PartShape> shapes)
    {
        var split = new List<PartShape>();
        for (int shape = 0; shape < shapes.Count; shape++)
        {
            var byWanted = shapes[shape].Parts.GroupBy(part => new EquatableArray<int>([.. FindWanted(shape, part)])).ToList();
            var rest = new List<PartReading>();
            foreach (IGrouping<EquatableArray<int>, PartReading> alike in byWanted)
            {
                if (alike.Key.Count * alike.Count() > shapes[shape].GateCount)
                    split.Add(shapes[shape].Take([.. alike]));
                else
                    rest.AddRange(alike);
            }

            if (rest.Count > 0)
                split.Add(shapes[shape].Take([.. rest.OrderBy(part => part.Span.Start)]));
        }

        return split;
    }

    /// <summary>The inputs that a part is given only after a complement is made.</summary>
    private IEnumerable<int> FindWanted(int shape, PartReading part)
    {
        for (int input = 0; input < part.Inputs.Count; input++)
        {
            if (_makers.TryGetValue(part.Inputs[input], out (int Port, bool IsComplemented) maker)
                && (maker.IsComplemented ^ _isComplemented[maker.Port]) != (part.IsInputComplemented[input] ^ IsInputComplemented(shape, input)))
            {
                yield return input;
            }
        }
    }

    private int AddPorts(int count)
    {
        for (int i = 0; i < count; i++)
        {
            _partners.Add([]);
            _isComplemented.Add(false);
        }

        return _partners.Count - count;
    }

    private void NoteResults(int firstGate, IReadOnlyList<PartShape> shapes)
    {
        for (int shape = 0; shape < shapes.Count; shape++)
        {
            foreach (PartReading part in shapes[shape].Parts)
            {
                for (int result = 0; result < shapes[shape].Results.Count; result++)
                {
                    int gate = shapes[shape].Results[result];
                    _makers.Add(firstGate + part.Span.Start + gate, (_ports[shape].Result + result, part.IsValueComplemented[gate]));
                }
            }
        }
    }

    private void NoteReads(IReadOnlyList<PartShape> shapes)
    {
        for (int shape = 0; shape < shapes.Count; shape++)
        {
            foreach (PartReading part in shapes[shape].Parts)
            {
                for (int input = 0; input < part.Inputs.Count; input++)
                {
                    if (_makers.TryGetValue(part.Inputs[input], out (int Port, bool IsComplemented) maker))
                        Note(maker.Port, _ports[shape].Input + input, maker.IsComplemented != part.IsInputComplemented[input]);
                }
            }
        }

        void Note(int left, int right, bool differ)
        {
            Count(_partners[left], right, differ);
            Count(_partners[right], left, differ);
        }

        static void Count(Dictionary<int, (int Agreeing, int Differing)> partners, int port, bool differ)
        {
            partners.TryGetValue(port, out (int Agreeing, int Differing) count);
            partners[port] = differ ? (count.Agreeing, count.Differing + 1) : (count.Agreeing + 1, count.Differing);
        }
    }

    /// <summary>Lets as many as can agree, the most frequent pairs first: a spanning tree of the greatest weight, and what follows from its root.</summary>
    /// <param name="fixedPort">What cannot be chosen: the circuit's inputs.</param>
    private void Agree(int fixedPort)
    {
        var pairs = new List<(int Left, int Right, int Balance)>();
        for (int port = 0; port < _partners.Count; port++)
        {
            foreach (KeyValuePair<int, (int Agreeing, int Differing)> partner in _partners[port])
            {
                if (port < partner.Key)
                    pairs.Add((port, partner.Key, partner.Value.Agreeing - partner.Value.Differing));
            }
        }

        pairs.Sort((x, y) => (Math.Abs(y.Balance), x.Left, x.Right).CompareTo((Math.Abs(x.Balance), y.Left, y.Right)));
        var trees = new ParityForest(_partners.Count);
        foreach ((int left, int right, int balance) in pairs)
            trees.Join(left, right, balance < 0);
        bool isFixedOdd = trees.Find(fixedPort).IsOdd;
        for (int port = 0; port < fixedPort; port++)
            _isComplemented[port] = trees.Find(port).IsOdd != isFixedOdd;
    }

    /// <summary>Complements whatever agrees with more of its partners after that, as long as there is any: each change leaves fewer to be made between parts.</summary>
    /// <param name="fixedPort">What cannot be chosen: the circuit's inputs.</param>
    private void Settle(int fixedPort)
    {
        bool isChanged = true;
        for (int round = 0; isChanged && round < MaxRounds; round++)
        {
            isChanged = false;
            for (int port = 0; port < fixedPort; port++)
            {
                int balance = 0;
                foreach (KeyValuePair<int, (int Agreeing, int Differing)> partner in _partners[port])
                    balance += (_isComplemented[port] != _isComplemented[partner.Key] ? -1 : 1) * (partner.Value.Agreeing - partner.Value.Differing);
                if (balance >= 0)
                    continue;
                _isComplemented[port] = !_isComplemented[port];
                isChanged = true;
            }
        }
    }
}
