using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>What parts of a circuit that are the same have in common.</summary>
internal sealed class PartShape
{
    private readonly PartReading _model;

    private PartShape(IReadOnlyList<PartReading> parts, IReadOnlyList<int> results)
    {
        _model = parts[0];
        Parts = parts;
        Results = results;
    }

    /// <summary>The parts.</summary>
    public IReadOnlyList<PartReading> Parts { get; }

    /// <summary>The gates, by their numbers within a part, whose values some part's surroundings read.</summary>
    public IReadOnlyList<int> Results { get; }

    public int InputCount => _model.Inputs.Count;

    public int GateCount => _model.Gates.Length;

    /// <summary>Makes the shape of equal parts.</summary>
    /// <param name="parts">The parts.</param>
    /// <param name="lastReads">For each gate of the circuit, the last gate that reads it.</param>
    public static PartShape Create(IReadOnlyList<PartReading> parts, int[] lastReads)
    {
        var results = new List<int>();
        for (int gate = 0; gate < parts[0].Gates.Length; gate++)
        {
            foreach (PartReading part in parts)
            {
                if (lastReads[part.Span.Start + gate] >= part.Span.End)
                {
                    results.Add(gate);
                    break;
                }
            }
        }

        return new PartShape(parts, results);
    }

    /// <summary>The shape with some of its parts.</summary>
    public PartShape Take(IReadOnlyList<PartReading> parts) => new(parts, Results);

    /// <summary>The shape as a circuit of its own.</summary>
    /// <param name="isInputComplemented">For each input, whether the circuit is given the complement of what the parts' readings have.</param>
    /// <param name="isResultComplemented">For each result, whether the circuit gives its complement.</param>
    public Circuit ToCircuit(bool[] isInputComplemented, bool[] isResultComplemented)
    {
        var builder = new CircuitBuilder();
        Literal[] inputs = builder.AddInputPort("inputs", InputCount);
        var gates = new Literal[GateCount];
        for (int gate = 0; gate < gates.Length; gate++)
        {
            PartGate read = _model.Gates[gate];
            gates[gate] = read.IsXor ? builder.Xor(Find(read.Left), Find(read.Right)) : builder.And(Find(read.Left), Find(read.Right));
        }

        var outputs = new Literal[Results.Count];
        for (int result = 0; result < outputs.Length; result++)
            outputs[result] = gates[Results[result]] ^ isResultComplemented[result];
        builder.AddOutputPort("results", outputs);
        return builder.Build();

        Literal Find(PartOperand operand) => (operand.Signal < 0 ? inputs[~operand.Signal] ^ isInputComplemented[~operand.Signal] : gates[operand.Signal]) ^ operand.IsComplemented;
    }
}
