using System;
using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>
/// Consecutive gates of a circuit, read so that parts which do the same read the same: signals have numbers in the order in which they are first mentioned, and
/// inputs are complemented so that as many operands of conjunctions as can be, the first ones first, are not.
/// </summary>
/// <remarks>
/// Complements of inputs are unknowns of linear equations over two elements: exclusive disjunctions pass them on, and each operand of a conjunction asks for the
/// sum of some of them. Equations are taken in order as long as they do not contradict each other, so that the result does not depend on which parts are compared.
/// </remarks>
internal sealed class PartReading
{
    private readonly TracedCircuit _source;
    private readonly int _firstNode;
    private readonly List<int> _inputs = [];
    private readonly Dictionary<int, int> _inputNumbers = [];

    private PartReading(TracedCircuit source, GateSpan span)
    {
        _source = source;
        Span = span;
        _firstNode = 1 + source.Circuit.InputCount + span.Start;
        Gates = new PartGate[span.Count];
        IsValueComplemented = new bool[span.Count];
    }

    public GateSpan Span { get; }

    /// <summary>The nodes outside that the part reads, in the order in which it first mentions them.</summary>
    public IReadOnlyList<int> Inputs => _inputs;

    /// <summary>For each input, whether the part is given its complement.</summary>
    public bool[] IsInputComplemented { get; private set; } = [];

    /// <summary>For each gate, whether what the part computes is the complement of the gate's value.</summary>
    public bool[] IsValueComplemented { get; }

    /// <summary>What the part computes. Parts whose gates are equal are the same.</summary>
    public PartGate[] Gates { get; }

    /// <summary>Reads a part; null if it reads more nodes than allowed.</summary>
    public static PartReading? Read(TracedCircuit source, GateSpan span, int maxInputs)
    {
        var reading = new PartReading(source, span);
        for (int gate = 0; gate < span.Count; gate++)
        {
            (Literal left, Literal right) = source.GetOperands(span.Start + gate);
            bool isXor = source.Circuit.Gates[span.Start + gate].Kind == GateKind.Xor;
            reading.Gates[gate] = new PartGate(isXor, reading.Number(left), reading.Number(right));
            if (reading._inputs.Count > maxInputs)
                return null;
        }

        reading.ChooseComplements();
        return reading;
    }

    /// <summary>A part's operand: gates count from 0, inputs down from −1.</summary>
    private PartOperand Number(Literal literal)
    {
        if (literal.Node >= _firstNode)
            return new PartOperand(literal.Node - _firstNode, literal.IsComplemented);
        if (!_inputNumbers.TryGetValue(literal.Node, out int number))
        {
            _inputNumbers.Add(literal.Node, number = _inputs.Count);
            _inputs.Add(literal.Node);
        }

        return new PartOperand(~number, literal.IsComplemented);
    }

    private void ChooseComplements()
    {
        int words = (_inputs.Count + 63) / 64;
        var sums = new ulong[Gates.Length * words];
        var equations = new BinaryEquations(_inputs.Count);
        var sum = new ulong[words];
        for (int gate = 0; gate < Gates.Length; gate++)
        {
            PartGate read = Gates[gate];
            if (read.IsXor)
            {
                // An exclusive disjunction's operands have no complements; its value has those of both.
                Array.Clear(sum, 0, words);
                AddSum(read.Left.Signal);
                AddSum(read.Right.Signal);
                Array.Copy(sum, 0, sums, gate * words, words);
            }
            else
            {
                Gates[gate] = new PartGate(false, Settle(read.Left), Settle(read.Right));
            }
        }

        IsInputComplemented = equations.Solve();
        for (int gate = 0; gate < Gates.Length; gate++)
        {
            bool isComplemented = false;
            for (int input = 0; input < _inputs.Count; input++)
                isComplemented ^= IsInputComplemented[input] && (sums[(gate * words) + (input / 64)] >> (input % 64) & 1) != 0;
            IsValueComplemented[gate] = isComplemented;
        }

        void AddSum(int signal)
        {
            if (signal < 0)
            {
                sum[~signal / 64] ^= 1UL << (~signal % 64);
                return;
            }

            for (int word = 0; word < words; word++)
                sum[word] ^= sums[(signal * words) + word];
        }

        PartOperand Settle(PartOperand operand)
        {
            Array.Clear(sum, 0, words);
            AddSum(operand.Signal);
            return operand with { IsComplemented = operand.IsComplemented ^ equations.Add(sum, operand.IsComplemented) };
        }
    }
}

/// <summary>A gate of a part.</summary>
internal readonly record struct PartGate(bool IsXor, PartOperand Left, PartOperand Right);

/// <summary>An operand of a part's gate.</summary>
/// <param name="Signal">The number of a gate of the part, or the complement (~) of the number of an input.</param>
/// <param name="IsComplemented">Whether it is complemented.</param>
internal readonly record struct PartOperand(int Signal, bool IsComplemented);
