using System;

namespace Learnability;

/// <summary>
/// The noise-tolerant SGD emulation of a learning algorithm: the network stores T samples, each value once, in weights that change so much that noise on
/// every edge does not matter, and answers from what the algorithm would have learned from them.
/// </summary>
/// <remarks>
/// Abbe &amp; Sandon, Section 6.2: Lemmas 11 to 13 and Theorem 2, with the component, weights and activation of docs/theory.md, "The noise-tolerant network". What
/// this file builds is the circuit of the answer; <see cref="NoiseTolerantNetwork"/> puts memory and a clock around it.
/// </remarks>
public static class NoiseTolerantEmulation
{
    /// <summary>Builds the network that emulates a learner.</summary>
    /// <param name="learner">The learning algorithm as circuits.</param>
    /// <param name="samples">T, the number of samples it is trained on, at least 1.</param>
    /// <param name="maxVertices">The largest number of vertices, at least 1.</param>
    /// <exception cref="ArgumentException">
    /// A circuit of the learner does not have the inputs and outputs that <see cref="LearnerCircuits"/> states, it has no input, or the network would have
    /// more vertices.
    /// </exception>
    public static NoiseTolerantNetwork Build(LearnerCircuits learner, int samples, int maxVertices) =>
        TryBuild(learner, samples, maxVertices, out long vertices)
        ?? throw new ArgumentException(
            FormattableString.Invariant(
                $"The noise-tolerant network of '{learner.Name}' for {samples} samples has at least {vertices} vertices, more than the {maxVertices} allowed; use fewer samples or allow more."),
            nameof(maxVertices));

    /// <summary>Builds the network that emulates a learner, unless it has too many vertices.</summary>
    /// <param name="learner">The learning algorithm as circuits.</param>
    /// <param name="samples">T, the number of samples it is trained on, at least 1.</param>
    /// <param name="maxVertices">The largest number of vertices, at least 1.</param>
    /// <param name="vertices">The number of vertices; where null is returned, a number above <paramref name="maxVertices"/> that it is at least.</param>
    /// <returns>The network, or null if it has more than <paramref name="maxVertices"/> vertices.</returns>
    /// <exception cref="ArgumentException">The learner's circuits or the numbers are not as stated.</exception>
    public static NoiseTolerantNetwork? TryBuild(LearnerCircuits learner, int samples, int maxVertices, out long vertices)
    {
        ArgumentNullException.ThrowIfNull(learner);
        learner.Validate();
        if (samples < 1)
            throw new ArgumentOutOfRangeException(nameof(samples), samples, "The number of samples must be at least 1.");
        if (maxVertices < 1)
            throw new ArgumentOutOfRangeException(nameof(maxVertices), maxVertices, "The number of vertices must be at least 1.");

        // A random bit is one more input of each stored sample.
        int inputs = learner.InputBits + (learner.UsesCoin ? 1 : 0);
        if (inputs == 0)
            throw new ArgumentException($"The learner '{learner.Name}' has no input, so that no component could store a label.", nameof(learner));

        // The memory alone may be too large, and so may be T copies of Learn: either is noticed before it is built.
        vertices = NoiseTolerantNetwork.CountMemoryVertices(inputs, samples);
        if (vertices > maxVertices)
            return null;
        if (BuildAnswer(learner, samples, inputs, maxVertices) is not { } answer)
        {
            vertices = maxVertices + 1L;
            return null;
        }

        var network = new NoiseTolerantNetwork(answer);
        vertices = network.Info.Vertices;
        return vertices > maxVertices ? null : network;
    }

    /// <summary>
    /// Builds the circuit of the answer: Predict(x) after T times Learn from the memory 0 on the stored samples.
    /// </summary>
    /// <returns>
    /// A circuit with the input ports input (n, with the random bit last), samples (T·n) and labels (T), and the output port prediction (1); or null if, already
    /// after half the work, it has many times more gates than allowed.
    /// </returns>
    private static Circuit? BuildAnswer(LearnerCircuits learner, int samples, int inputs, int maxVertices)
    {
        var builder = new CircuitBuilder();
        Literal[] input = builder.AddInputPort(NoiseTolerantNetwork.InputPort, inputs);
        Literal[] stored = builder.AddInputPort(NoiseTolerantNetwork.SamplesPort, checked(samples * inputs));
        Literal[] labels = builder.AddInputPort(NoiseTolerantNetwork.LabelsPort, samples);

        var memory = new Literal[learner.MemoryBits];
        for (int t = 0; t < samples; t++)
        {
            ReadOnlySpan<Literal> x = stored.AsSpan(t * inputs, learner.InputBits);
            ReadOnlySpan<Literal> coin = stored.AsSpan((t * inputs) + learner.InputBits, inputs - learner.InputBits);
            memory = builder.Instantiate(learner.Learn, [.. memory, .. x, labels[t], .. coin]);

            // Some of these gates will turn out to be unused, but not all but one in sixteen.
            if (builder.GateCount / 16 > maxVertices)
                return null;
        }

        Literal[] answer = builder.Instantiate(learner.Predict, [.. memory, .. input.AsSpan(0, learner.InputBits)]);
        builder.AddOutputPort(NoiseTolerantNetwork.PredictionPort, answer);
        return builder.Build();
    }
}
