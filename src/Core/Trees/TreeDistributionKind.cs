namespace Learnability;

/// <summary>The kinds of distributions of labelled inputs of a tree of gates.</summary>
public enum TreeDistributionKind
{
    /// <summary>Independent inputs, each +1 with probability ½.</summary>
    Uniform,

    /// <summary>Independent inputs with probabilities of their own.</summary>
    Product,

    /// <summary>The generative distribution of Section 5.2, from the label down to the inputs.</summary>
    Generative,
}
