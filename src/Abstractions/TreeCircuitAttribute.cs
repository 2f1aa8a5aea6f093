using System;

namespace Learnability;

/// <summary>
/// Tabulates a method <c>static bool Gate(int level, int index, bool left, bool right)</c> at build time: it says what the gates of a full binary tree compute,
/// level 0 being the root. Beside the method appears a class named after it with the suffix <c>Tree</c>: the tree, and a network of neural gates of the same
/// shape that layerwise gradient descent trains into it.
/// </summary>
/// <remarks>Malach and Shalev-Shwartz, "Learning Boolean Circuits with Neural Networks".</remarks>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class TreeCircuitAttribute : Attribute
{
    /// <summary>The depth d, from 1 to 12; the tree has 2^d inputs and 2^d − 1 gates.</summary>
    public int Depth { get; set; }

    /// <summary>The number k of neurons in a neural gate, from 1 to 1024. Default 4, the least with which every gate can be learned.</summary>
    public int Width { get; set; } = 4;

    /// <summary>The name of the generated class; by default the method's name followed by <c>Tree</c>.</summary>
    public string? Name { get; set; }

    /// <summary>The largest number of operations that evaluating all gates may take at build time, at least 1. Default 1,000,000.</summary>
    public int MaxSteps { get; set; } = 1_000_000;
}
