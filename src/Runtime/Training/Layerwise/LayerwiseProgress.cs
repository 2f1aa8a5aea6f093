namespace Learnability;

/// <summary>How far the training of a tree of neural gates is. Layers are trained from the inputs to the root.</summary>
/// <param name="Level">The level of the layer in training; 0 is the root, trained last.</param>
/// <param name="Gates">The number of gates in the layer.</param>
/// <param name="GatesTrained">How many of them are trained.</param>
/// <param name="Steps">The number of steps of the slowest of them.</param>
public readonly record struct LayerwiseProgress(int Level, int Gates, int GatesTrained, long Steps);
