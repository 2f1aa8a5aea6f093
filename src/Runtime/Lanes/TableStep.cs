namespace Learnability;

/// <summary>What is computed from one read of up to three signals.</summary>
/// <param name="Kind">The <see cref="TableKind"/>.</param>
/// <param name="First">The signal of its first function.</param>
/// <param name="Second">The signal of its second function, or −1.</param>
/// <param name="A">The first operand.</param>
/// <param name="B">The second operand.</param>
/// <param name="C">The third operand, or −1.</param>
internal readonly record struct TableStep(int Kind, int First, int Second, int A, int B, int C);
