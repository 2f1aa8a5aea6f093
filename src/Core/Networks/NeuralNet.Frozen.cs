using System;

namespace Learnability;

public sealed partial class NeuralNet
{
    private bool[] _isFrozen = [];

    /// <summary>Whether any weight is frozen.</summary>
    public bool HasFrozenWeights => _isFrozen.Length != 0;

    /// <summary>Whether training leaves a weight as it is: its gradient counts as 0, before it is clipped and rounded.</summary>
    /// <param name="weight">The index of the weight.</param>
    public bool IsFrozen(int weight)
    {
        if ((uint)weight >= (uint)WeightCount)
            throw new ArgumentOutOfRangeException(nameof(weight), weight, $"There are {WeightCount} weights.");
        return HasFrozenWeights && _isFrozen[weight];
    }

    /// <summary>Freezes all weights but some.</summary>
    /// <param name="trained">The indices of the weights that are trained.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such weight; nothing has changed.</exception>
    public void FreezeAllBut(ReadOnlySpan<int> trained)
    {
        var isFrozen = new bool[WeightCount];
        isFrozen.AsSpan().Fill(true);
        foreach (int weight in trained)
        {
            if ((uint)weight >= (uint)WeightCount)
                throw new ArgumentOutOfRangeException(nameof(trained), weight, $"There are {WeightCount} weights.");
            isFrozen[weight] = false;
        }

        _isFrozen = Array.IndexOf(isFrozen, true) < 0 ? [] : isFrozen;
    }

    private void ClearFrozen(double[] weightGradients)
    {
        for (int i = 0; i < _isFrozen.Length; i++)
        {
            if (_isFrozen[i])
                weightGradients[i] = 0;
        }
    }
}
