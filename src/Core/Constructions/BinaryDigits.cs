namespace Learnability;

/// <summary>
/// Reads a vertex whose output is a whole number of units as binary digits, most significant first: each digit compares what is left after the digits before
/// it, at a flat part of its activation, so that no gradient passes.
/// </summary>
/// <remarks>
/// Abbe, Kamath, Malach, Sandon and Srebro, Definition 2 and Lemma 11: digit i has the pre-activation 12·(m − Σ_{j>i} 2ʲ·dⱼ − 2ⁱ + ½), which is at least 6 or at
/// most −6.
/// </remarks>
internal static class BinaryDigits
{
    /// <summary>Adds the digits' vertices.</summary>
    /// <param name="builder">The network.</param>
    /// <param name="activation">An activation that is flat at ±2 beyond ±6.</param>
    /// <param name="source">The vertex.</param>
    /// <param name="origin">Its output for m = 0.</param>
    /// <param name="unit">How much its output grows with m.</param>
    /// <param name="count">The number of digits.</param>
    /// <returns>The digits, least significant first.</returns>
    public static GateSignal[] Add(NeuralNetBuilder builder, Activation activation, int source, double origin, double unit, int count)
    {
        var digits = new GateSignal[count];
        double bias = 6 - (6 * System.Math.Pow(2, count)) - (12 * (origin / unit));
        for (int i = count - 1; i >= 0; i--)
        {
            int vertex = builder.AddVertex(activation);
            builder.AddEdge(source, vertex, 12 / unit);
            builder.AddEdge(NeuralNetBuilder.Constant, vertex, bias);
            for (int j = i + 1; j < count; j++)
                builder.AddEdge(digits[j].Vertex, vertex, -3 * System.Math.Pow(2, j));
            digits[i] = new GateSignal(vertex, 1);
        }

        return digits;
    }
}
