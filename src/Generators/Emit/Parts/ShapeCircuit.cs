namespace Learnability.Generators.Emit;

/// <summary>A shape as a circuit of its own, with the complements of its inputs and results that were chosen.</summary>
internal sealed class ShapeCircuit
{
    private readonly bool[] _isInputComplemented;
    private readonly bool[] _isResultComplemented;

    /// <summary>Makes the circuit.</summary>
    /// <param name="shape">The shape.</param>
    /// <param name="polarity">The complements.</param>
    /// <param name="index">The number of the shape there.</param>
    public ShapeCircuit(PartShape shape, PartPolarity polarity, int index)
    {
        Shape = shape;
        _isInputComplemented = new bool[shape.InputCount];
        for (int input = 0; input < shape.InputCount; input++)
            _isInputComplemented[input] = polarity.IsInputComplemented(index, input);
        _isResultComplemented = new bool[shape.Results.Count];
        for (int result = 0; result < shape.Results.Count; result++)
            _isResultComplemented[result] = polarity.IsResultComplemented(index, result) ?? false;
        Circuit = shape.ToCircuit(_isInputComplemented, _isResultComplemented);

        // Where nothing asks for either, what the tables compute without a complement is given.
        var network = LutNetwork.Cover(Circuit);
        for (int result = 0; result < shape.Results.Count; result++)
            _isResultComplemented[result] ^= polarity.IsResultComplemented(index, result) is null && network.IsOutputComplemented(result);
        Circuit = shape.ToCircuit(_isInputComplemented, _isResultComplemented);
    }

    public PartShape Shape { get; }

    public Circuit Circuit { get; }

    /// <summary>What a part is given for an input: a node's value or its complement.</summary>
    public Literal GetInput(PartReading part, int input) => new(part.Inputs[input], part.IsInputComplemented[input] ^ _isInputComplemented[input]);

    /// <summary>What a part gives for a result: a node's value or its complement.</summary>
    /// <param name="part">The part.</param>
    /// <param name="firstNode">The node of its first gate.</param>
    /// <param name="result">The result.</param>
    public Literal GetResult(PartReading part, int firstNode, int result)
    {
        int gate = Shape.Results[result];
        return new Literal(firstNode + gate, part.IsValueComplemented[gate] ^ _isResultComplemented[result]);
    }
}
