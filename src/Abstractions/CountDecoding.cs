namespace Learnability;

/// <summary>How the number of samples on which a query holds is read off its answer v, to which b·v is near for a batch of b samples.</summary>
public enum CountDecoding
{
    /// <summary>The nearest whole number, and from the middle the even one.</summary>
    HalfToEven,

    /// <summary>The nearest whole number, and from the middle the larger one.</summary>
    HalfUp,

    /// <summary>The nearest whole number, and from the middle the smaller one: answers of a model are too large rather than too small.</summary>
    HalfDown,

    /// <summary>As <see cref="HalfToEven"/>, after ρ is subtracted from a model's answers, so that their errors are about 0. Those of networks always are.</summary>
    Centred,
}
