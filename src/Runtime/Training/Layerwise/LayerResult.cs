namespace Learnability;

/// <summary>What the training of one layer came to.</summary>
/// <param name="Level">The layer's level; 0 is the root.</param>
/// <param name="Gates">The number of its gates.</param>
/// <param name="UnsaturatedGates">
/// The number of gates that are not ±1 at a pattern of the examples: their gradient did not bring them there within the steps, or vanished on the way. Training
/// stops at a layer that has one.
/// </param>
/// <param name="Steps">The number of gradient steps of its slowest gate.</param>
/// <param name="MeanAccuracy">
/// The mean, over its saturated gates, of the accuracy of a gate's output as a prediction of the label: 1 at a root that has learned every example.
/// </param>
/// <param name="BestAccuracy">The largest such accuracy.</param>
public sealed record LayerResult(int Level, int Gates, int UnsaturatedGates, long Steps, double MeanAccuracy, double BestAccuracy);
