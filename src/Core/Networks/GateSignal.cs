using System;

namespace Learnability;

/// <summary>
/// A truth value carried by a vertex whose output is one of two opposite numbers: <see cref="Scale"/> times the output is 2 for true and −2 for false. A
/// complement costs no vertex: it negates the scale, and with it the weight of every edge that leaves for a gate.
/// </summary>
/// <param name="Vertex">The vertex.</param>
/// <param name="Scale">What its output is multiplied by: ±1 for a gate vertex, ±2 for an input of ±1 or the constant.</param>
public readonly record struct GateSignal(int Vertex, double Scale)
{
    /// <summary>The constant true: the constant vertex.</summary>
    public static GateSignal True { get; } = new(NeuralNetBuilder.Constant, 2);

    /// <summary>The constant false: the constant vertex, negated.</summary>
    public static GateSignal False { get; } = new(NeuralNetBuilder.Constant, -2);

    /// <summary>Whether this is one of the two constants.</summary>
    public bool IsConstant => Vertex == NeuralNetBuilder.Constant;

    /// <summary>The complement.</summary>
    public static GateSignal operator !(GateSignal signal) => new(signal.Vertex, -signal.Scale);

    /// <summary>The signal of an input whose value is 1 for true and −1 for false.</summary>
    /// <param name="vertex">The input's vertex.</param>
    public static GateSignal FromInput(int vertex) => new(vertex, 2);

    /// <summary>The constant of a truth value.</summary>
    /// <param name="value">The truth value.</param>
    public static GateSignal FromConstant(bool value) => value ? True : False;

    /// <summary>The complement, for languages without operators.</summary>
    public GateSignal LogicalNot() => !this;
}
