using System;

namespace Learnability;

/// <summary>A generated neural network.</summary>
/// <typeparam name="TSelf">The network's own type.</typeparam>
public interface INetwork<TSelf>
    where TSelf : class, INetwork<TSelf>
{
    /// <summary>The facts of the network.</summary>
    static abstract NetworkInfo Info { get; }

    /// <summary>Creates the network with its initial weights.</summary>
    /// <param name="seed">The seed of its random bits.</param>
    static abstract TSelf Create(int seed);

    /// <summary>Answers an input; changes no weight.</summary>
    /// <param name="input">The input bits, 64 a word, least significant first; bits past the last input are clear.</param>
    /// <exception cref="ArgumentException">The number of words is wrong, or a bit past the last input is set.</exception>
    bool Predict(ReadOnlySpan<ulong> input);

    /// <summary>The same network as an explicit weighted graph, with its current weights.</summary>
    NeuralNet ToNeuralNet();
}
