namespace Learnability;

/// <summary>The initial weights of the neural gates of a tree.</summary>
public enum LayerwiseInitialization
{
    /// <summary>
    /// Four kinds of neurons in turn, ±s·e1 with v = +1 and ±s·e2 with v = −1, s = 1/(4√2·k): at every pattern of ±1 inputs a neuron of either sign is active.
    /// No random bits; k = 4 neurons suffice.
    /// </summary>
    Structured,

    /// <summary>The paper's: weights uniform in ±1/(4√2·k), second layer random ±1. Needs some 32 neurons.</summary>
    Random,
}
