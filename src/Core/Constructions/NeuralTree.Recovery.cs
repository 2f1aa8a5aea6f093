using System;
using System.Collections.Generic;

namespace Learnability;

public sealed partial class NeuralTree
{
    /// <summary>So many pairs of values of a node are followed; saturated gates have at most four.</summary>
    private const int MaxPairs = 1 << 14;

    /// <summary>The tree that the network has become, or null if a gate is not ±1 at all four patterns.</summary>
    public BooleanTree? ToBooleanTree()
    {
        var gates = new TreeGate[GateCount];
        for (int level = 0; level < Depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                if (GetGate(level, index) is not { } gate)
                    return null;
                gates[(1 << level) - 1 + index] = gate;
            }
        }

        return new BooleanTree(gates);
    }

    /// <summary>
    /// Whether the sign of the network's output is the answer of a tree on all 2^n inputs, zero counting as −1. Exact, by the pairs that a gate's value in the
    /// tree and its real value in the network can take together: subtrees share no input.
    /// </summary>
    /// <param name="target">The tree.</param>
    /// <exception cref="ArgumentException">It has another depth.</exception>
    /// <exception cref="InvalidOperationException">
    /// So many gates are not saturated that the values are too many to follow, and yet none of a thousand random inputs tells the two apart.
    /// </exception>
    public bool Computes(BooleanTree target)
    {
        ArgumentNullException.ThrowIfNull(target);
        if (target.Depth != Depth)
            throw new ArgumentException($"The depths are {target.Depth} and {Depth}, but must be the same.", nameof(target));
        if (ToBooleanTree() is { } learned)
            return learned.IsEquivalentTo(target);
        return !DiffersOnRandomInputs(target) && AgreesOnAllInputs(target);
    }

    private bool DiffersOnRandomInputs(BooleanTree target)
    {
        const int Inputs = 1000;
        var random = new RandomBits(0, RandomPurpose.Examples);
        var input = new ulong[(InputCount + 63) / 64];
        for (int i = 0; i < Inputs; i++)
        {
            for (int word = 0; word < input.Length; word++)
                input[word] = random.NextBits(Math.Min(64, InputCount));
            if (Evaluate(input) > 0 != target.Evaluate(input))
                return true;
        }

        return false;
    }

    private bool AgreesOnAllInputs(BooleanTree target)
    {
        var pairs = new HashSet<(bool Target, double Network)>[InputCount];
        for (int i = 0; i < pairs.Length; i++)
            pairs[i] = [(false, -1), (true, 1)];
        for (int level = Depth - 1; level >= 0; level--)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                TreeGate gate = target[level, index];
                var next = new HashSet<(bool Target, double Network)>();
                foreach ((bool leftTarget, double left) in pairs[2 * index])
                {
                    foreach ((bool rightTarget, double right) in pairs[(2 * index) + 1])
                        next.Add((gate.Evaluate(leftTarget, rightTarget), GetOutput(level, index, left, right)));
                    if (next.Count > MaxPairs)
                    {
                        throw new InvalidOperationException(
                            $"Gate ({level}, {index}) takes more than {MaxPairs} values, because gates below it are not saturated: whether the network computes the tree is not decided. Train with more examples or more steps.");
                    }
                }

                pairs[index] = next;
            }
        }

        foreach ((bool value, double output) in pairs[0])
        {
            if (value != output > 0)
                return false;
        }

        return true;
    }
}
