namespace Learnability;

/// <summary>Which of the two constructions for gradient descent on batches is generated.</summary>
public enum BatchConstructs
{
    /// <summary>For [StatisticalQueries] both, for [LearningAlgorithm] the model.</summary>
    Default,

    /// <summary>The differentiable model of Lemma 3a: <c>MiniBatchModel</c> or <c>FullBatchModel</c>.</summary>
    Model,

    /// <summary>The neural network of Lemma 3b, every edge of which is trained: <c>MiniBatchNetwork</c> or <c>FullBatchNetwork</c>.</summary>
    Network,

    /// <summary>Both.</summary>
    Both,
}
