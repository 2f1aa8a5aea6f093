namespace Learnability;

/// <summary>What a stream of random bits is used for. Streams of different kinds are independent for the same seed.</summary>
public enum RandomPurpose
{
    /// <summary>Guess bits: what a network outputs while it learns.</summary>
    Guess = 1,

    /// <summary>Coin bits: the random bit of a randomised learning algorithm.</summary>
    Coin = 2,

    /// <summary>Noise on edges.</summary>
    Noise = 3,

    /// <summary>Labelled examples.</summary>
    Examples = 4,

    /// <summary>Initial weights.</summary>
    Initialization = 5,

    /// <summary>The choices of a random rounding oracle.</summary>
    Rounding = 6,
}
