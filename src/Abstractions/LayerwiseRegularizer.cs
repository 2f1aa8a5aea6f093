namespace Learnability;

/// <summary>The regularizer of layerwise training, which breaks the symmetry of gates that say nothing of the label.</summary>
public enum LayerwiseRegularizer
{
    /// <summary>R = λ·|1 − ŷ|, by default with λ = Δ/4, or 0 where every gate has influence: gates without become +1.</summary>
    TowardTrue,

    /// <summary>R = λ·|1 + ŷ|, by default with λ = E[y] + Δ/4: gates without influence become −1.</summary>
    TowardFalse,

    /// <summary>
    /// The paper's text to the letter: R = λ·|1 − ŷ| with λ = E[y] + Δ/4. Its proof has a sign wrong, and it fails under the paper's own assumption; see
    /// docs/theory.md for the counterexample.
    /// </summary>
    Literal,
}
