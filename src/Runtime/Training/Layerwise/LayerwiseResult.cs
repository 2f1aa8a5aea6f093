using System.Collections.Generic;

namespace Learnability;

/// <summary>What the training of a tree of neural gates came to.</summary>
/// <param name="Layers">The trained layers, in the order of training: the one at the inputs first.</param>
/// <param name="Lambda">The weight λ of the regularizer.</param>
/// <param name="LabelsSwapped">Whether most labels are false, so that the labels were swapped for training, and the root negated at its end.</param>
/// <param name="TrainingAccuracy">The share of the examples that the network answers right.</param>
/// <param name="IsSaturated">Whether every gate is ±1 at every pattern that occurs in the examples; otherwise training stopped at the last of <paramref name="Layers"/>.</param>
public sealed record LayerwiseResult(
    IReadOnlyList<LayerResult> Layers,
    double Lambda,
    bool LabelsSwapped,
    double TrainingAccuracy,
    bool IsSaturated)
{
    /// <summary>The number of gradient steps of the slowest gate of the slowest layer.</summary>
    public long Steps
    {
        get
        {
            long steps = 0;
            foreach (LayerResult layer in Layers)
                steps = long.Max(steps, layer.Steps);
            return steps;
        }
    }
}
