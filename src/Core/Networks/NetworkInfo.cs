namespace Learnability;

/// <summary>The facts of a generated network.</summary>
/// <param name="Vertices">The number of vertices, the constant and the inputs included.</param>
/// <param name="Edges">The number of edges.</param>
/// <param name="MemoryBits">The number of bits that the network stores in its weights.</param>
/// <param name="LearningRate">The learning rate γ.</param>
/// <param name="PrecisionBits">
/// The number of significand bits with which every weight, sum and update of a noise-free network's run is exact; for a noise-tolerant network, which has no need
/// of that, a number with which it works.
/// </param>
/// <param name="Steps">The number T of training steps, where it is bounded; otherwise null.</param>
/// <param name="ExpectedSamples">The expected number of samples until learning is over, where it is known; otherwise null.</param>
public record NetworkInfo(
    int Vertices,
    int Edges,
    int MemoryBits,
    double LearningRate,
    int PrecisionBits,
    long? Steps,
    double? ExpectedSamples);
