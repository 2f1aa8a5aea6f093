using System;

namespace Learnability.Tests;

/// <summary>What a network of <see cref="SgdEmulation"/> emulates, computed from the learner's own circuits: the proofs of Lemma 10 and Theorem 17, literally.</summary>
internal sealed class EmulatedAlgorithm(LearnerCircuits learner, SgdMode mode)
{
    public bool[] Memory { get; private set; } = new bool[learner.MemoryBits];

    /// <summary>hₙ.</summary>
    public bool Output(bool[] x, bool isLearning, bool guess)
    {
        if (mode == SgdMode.MistakeDriven || Answers(x, isLearning))
            return Evaluate(learner.Predict, [.. Memory, .. x])[0];
        return mode == SgdMode.Guessing && !guess;
    }

    /// <summary>One step: returns hₙ, and sets the memory to gₙ if that is not the label.</summary>
    public bool Step(bool[] x, bool label, bool isLearning, bool guess, bool coin)
    {
        bool output = Output(x, isLearning, guess);
        if (output != label && (mode == SgdMode.MistakeDriven || !Answers(x, isLearning)))
            Memory = Evaluate(learner.Learn, learner.UsesCoin ? [.. Memory, .. x, label, coin] : [.. Memory, .. x, label]);
        return output;
    }

    private bool Answers(bool[] x, bool isLearning) => learner.Knows is null ? !isLearning : Evaluate(learner.Knows, [.. Memory, .. x])[0];

    private static bool[] Evaluate(Circuit circuit, bool[] inputs)
    {
        var outputs = new bool[circuit.OutputCount];
        circuit.Evaluate(inputs, outputs);
        return outputs;
    }
}
