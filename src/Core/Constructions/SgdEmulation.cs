using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The exact, noise-free SGD emulation of a learning algorithm: one memory component per bit, whose weights change their signs exactly when the network is
/// wrong and the algorithm asks for it.
/// </summary>
/// <remarks>
/// Abbe &amp; Sandon, Section 6.1: Definition 17, Lemmas 8 to 10, Theorem 17 and Remark 2, with the activation and weights of docs/theory.md, "The
/// noise-free network". What this file builds is the circuit of one step; <see cref="SgdEmulationNetwork"/> puts memory around it.
/// </remarks>
public static class SgdEmulation
{
    /// <summary>Builds the network that emulates a learner.</summary>
    /// <param name="learner">The learning algorithm as circuits.</param>
    /// <param name="mode">What the network outputs while it learns.</param>
    /// <exception cref="ArgumentException">
    /// A circuit of the learner does not have the inputs and outputs that <see cref="LearnerCircuits"/> states, or the learner takes a coin and the mode
    /// has no random bits.
    /// </exception>
    public static SgdEmulationNetwork Build(LearnerCircuits learner, SgdMode mode)
    {
        ArgumentNullException.ThrowIfNull(learner);
        return new SgdEmulationNetwork(BuildStep(learner, mode));
    }

    /// <summary>
    /// Builds the circuit of one step: what the network outputs, ŷ = hₙ(x, b), and the memory bits that change if that is wrong, b ⊕ gₙ(x, b). The label
    /// is no input: the memory changes only in wrong steps, in which it is ¬ŷ (proof of Theorem 17).
    /// </summary>
    /// <param name="learner">The learning algorithm as circuits.</param>
    /// <param name="mode">What the network outputs while it learns.</param>
    /// <returns>
    /// A circuit with the input ports memory (m), input (n) and, where they are needed, mode (1: learning when true), guess (1) and coin (1), and the
    /// output ports prediction (1), flips (m) and learning (1: whether the learner gets the sample if the output is wrong).
    /// </returns>
    /// <exception cref="ArgumentException">See <see cref="Build"/>.</exception>
    public static Circuit BuildStep(LearnerCircuits learner, SgdMode mode)
    {
        ArgumentNullException.ThrowIfNull(learner);
        learner.Validate();
        if (mode is not (SgdMode.Guessing or SgdMode.MistakeDriven or SgdMode.PositiveOnly))
            throw new ArgumentOutOfRangeException(nameof(mode), mode, "The mode is not one of SgdMode's.");
        if (learner.UsesCoin && mode != SgdMode.Guessing)
        {
            throw new ArgumentException(
                $"The learner '{learner.Name}' takes a coin, but mode {mode} has no random bits; use SgdMode.Guessing.", nameof(mode));
        }

        var builder = new CircuitBuilder();
        Literal[] memory = builder.AddInputPort(SgdEmulationNetwork.MemoryPort, learner.MemoryBits);
        Literal[] input = builder.AddInputPort(SgdEmulationNetwork.InputPort, learner.InputBits);
        bool needsMode = mode != SgdMode.MistakeDriven && (learner.Knows is null || learner.AnswersOnRequest);
        Literal learning = needsMode ? builder.AddInputPort(SgdEmulationNetwork.ModePort, 1)[0] : Literal.True;
        Literal guess = mode == SgdMode.Guessing ? builder.AddInputPort(SgdEmulationNetwork.GuessPort, 1)[0] : Literal.False;
        Literal? coin = learner.UsesCoin ? builder.AddInputPort(SgdEmulationNetwork.CoinPort, 1)[0] : null;

        Literal[] seen = [.. memory, .. input];
        Literal predicted = builder.Instantiate(learner.Predict, seen)[0];

        // Lemma 10 answers always. Otherwise the learner says when (Theorem 17: "b corresponds to a memory state resulting from training on enough
        // samples"), or the mode input does.
        Literal answers = mode == SgdMode.MistakeDriven ? Literal.False
            : learner.Knows is null ? !learning
            : builder.Or(!learning, builder.Instantiate(learner.Knows, seen)[0]);

        Literal output = mode switch
        {
            SgdMode.MistakeDriven => predicted,

            // Theorem 17: the opposite of the guess, so that the network is wrong, and learns, exactly where the guess is right.
            SgdMode.Guessing => builder.Or(builder.And(answers, predicted), builder.And(!answers, !guess)),

            // Remark 2: false, so that it is wrong, and learns, exactly where the label is true.
            _ => builder.And(answers, predicted),
        };

        // The label of a wrong step, ¬ŷ. Memory is kept where the network answers; where it does not, ¬ŷ is the guess, or true: smaller than ¬ŷ itself.
        Literal label = mode switch
        {
            SgdMode.MistakeDriven => !output,
            SgdMode.Guessing => guess,
            _ => Literal.True,
        };
        Literal[] next = builder.Instantiate(learner.Learn, coin is { } random ? [.. seen, label, random] : [.. seen, label]);

        // gₙ = answers ? b : next, as the set of bits that change.
        var flips = new Literal[memory.Length];
        for (int i = 0; i < flips.Length; i++)
            flips[i] = builder.And(!answers, builder.Xor(memory[i], next[i]));

        builder.AddOutputPort(SgdEmulationNetwork.PredictionPort, [output]);
        builder.AddOutputPort(SgdEmulationNetwork.FlipsPort, flips);
        builder.AddOutputPort(SgdEmulationNetwork.LearningPort, [!answers]);
        return builder.Build();
    }
}
