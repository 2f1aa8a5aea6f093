namespace Learnability;

/// <summary>The facts of the recurrent convolutional network of a Turing machine.</summary>
/// <param name="States">The number s of states.</param>
/// <param name="Digits">The number D of ternary digits that name a state; a cell has 3 + D after the point.</param>
/// <param name="Parameters">The number of weights of the recurrent layer, as two layers of ReLUs that are shared by all cells and all layers: it does not depend on the sizes.</param>
/// <param name="Inputs">The number d of inputs of the network that Create makes; likewise the facts that follow.</param>
/// <param name="Samples">The number m of samples.</param>
/// <param name="Depth">The number L of layers.</param>
/// <param name="Vertices">The number of vertices of the explicit network.</param>
/// <param name="Edges">The number of its edges.</param>
/// <param name="MemoryBits">The number (m + 1)(d + 1) of weights that are trained, of which each comes to hold a bit.</param>
/// <param name="PrecisionBits">The number of significand bits with which every cell, weight and update is exact.</param>
public sealed record RcnnInfo(
    int States,
    int Digits,
    int Parameters,
    int Inputs,
    int Samples,
    int Depth,
    int Vertices,
    int Edges,
    int MemoryBits,
    int PrecisionBits)
    : NetworkInfo(Vertices, Edges, MemoryBits, RcnnHead.LearningRate, PrecisionBits, Samples + 1L, Samples);
