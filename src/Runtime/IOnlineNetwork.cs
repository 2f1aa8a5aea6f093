using System;

namespace Learnability;

/// <summary>A generated neural network that is trained by stochastic gradient descent on one sample a step.</summary>
/// <typeparam name="TSelf">The network's own type.</typeparam>
public interface IOnlineNetwork<TSelf> : INetwork<TSelf>
    where TSelf : class, IOnlineNetwork<TSelf>
{
    /// <summary>Takes one step of stochastic gradient descent.</summary>
    /// <param name="input">The input bits, 64 a word, least significant first; bits past the last input are clear.</param>
    /// <param name="label">The label.</param>
    /// <returns>Whether the sample was stored.</returns>
    /// <exception cref="ArgumentException">The number of words is wrong, or a bit past the last input is set; no weight has changed.</exception>
    bool Step(ReadOnlySpan<ulong> input, bool label);
}
