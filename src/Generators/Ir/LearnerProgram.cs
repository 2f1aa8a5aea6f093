namespace Learnability.Generators.Ir;

/// <summary>A [LearningAlgorithm] to compile. Absent methods are −1.</summary>
/// <param name="Name">The struct's name.</param>
/// <param name="Memory">The struct, whose fields are the memory.</param>
/// <param name="Program">All methods.</param>
/// <param name="Learn">The index of Learn(x, y) or Learn(x, y, coin).</param>
/// <param name="Predict">The index of Predict(x).</param>
/// <param name="Knows">The index of Knows(x), or −1.</param>
/// <param name="Done">The index of Done's getter, or −1.</param>
/// <param name="InputBits">The number n of input bits.</param>
/// <param name="UsesCoin">Whether Learn takes a coin.</param>
/// <param name="Limits">The bounds.</param>
internal sealed record LearnerProgram(
    string Name,
    IrStructType Memory,
    IrProgram Program,
    int Learn,
    int Predict,
    int Knows,
    int Done,
    int InputBits,
    bool UsesCoin,
    LoweringLimits Limits);
