namespace Learnability;

/// <summary>The offset ε and the clock's scale K of the model of Lemma 3a: how far an answer may be from the mean over its batch.</summary>
public enum QueryModelVariant
{
    /// <summary>ε = 2ρ and K = 1, as in the paper: within 2.75ρ.</summary>
    Literal,

    /// <summary>ε = ρ and K = 1: within 1.75ρ.</summary>
    Tight,

    /// <summary>ε = ρ/2²⁰ and K = 1/ε, which relies on the clipping of gradients: within 0.75ρ + ε.</summary>
    Sharp,
}
