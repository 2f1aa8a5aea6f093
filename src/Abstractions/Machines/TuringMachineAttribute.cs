using System;

namespace Learnability;

/// <summary>
/// Turns the transition function of a Turing machine into a recurrent convolutional neural network that SGD trains into the classifier that the machine computes
/// from the samples.
/// </summary>
/// <remarks>
/// <para>
/// The method is static, and takes the state, the symbol under the head and how the head arrived: <c>static Transition&lt;TState&gt; M(TState, Symbol, Arrival)</c>.
/// The state is an enum, or an integer with <see cref="BitsAttribute"/>; the machine starts in the state 0, and its first step does nothing but change the state. It
/// is evaluated for every entry at compile time. Sizes are the constructor's: one machine learns problems of every size.
/// </para>
/// <para>Goel, Kakade, Kalai &amp; Zhang, "Recurrent Convolutional Neural Networks Learn Succinct Learning Algorithms", Theorem 1.</para>
/// </remarks>
[AttributeUsage(AttributeTargets.Method)]
public sealed class TuringMachineAttribute : Attribute
{
    /// <summary>The name of the generated class; without it, the method's name and <c>Rcnn</c>.</summary>
    public string? Name { get; set; }

    /// <summary>
    /// The state that halts: its name in the enum, or its number. Without it, the state named <c>Halt</c> if there is one, and otherwise whatever state stays as it is on every symbol.
    /// </summary>
    public string? Halt { get; set; }

    /// <summary>
    /// Whether the network blanks the block when the machine halts, all but the top left cell, unless the constructor is given other options: the machine need not erase.
    /// </summary>
    public bool AutoClean { get; set; }

    /// <summary>
    /// Whether the answer is read from the top left cell alone, unless the constructor is given other options: the machine need neither erase nor halt.
    /// </summary>
    public bool CornerReadout { get; set; }

    /// <summary>The number d of inputs of the network that <c>Create</c> makes, 1 to 64.</summary>
    public int Inputs { get; set; } = 4;

    /// <summary>The number m of samples of the network that <c>Create</c> makes, 1 to 256.</summary>
    public int Samples { get; set; } = 8;

    /// <summary>The depth L of the network that <c>Create</c> makes; at least m + d + 1, and 1 more than the machine's steps; at most 10,000,000 cells of all layers.</summary>
    public int Depth { get; set; } = 4096;

    /// <summary>The largest number of gates of the transition function's circuit; 1,000,000 without it.</summary>
    public int MaxGates { get; set; } = 1_000_000;

    /// <summary>The largest number of operations that the compilation takes; 1,000,000 without it.</summary>
    public int MaxSteps { get; set; } = 1_000_000;
}
