namespace Learnability;

/// <summary>The activation of the neural networks for gradient descent on batches.</summary>
public enum NetworkActivation
{
    /// <summary>The two-stage ramp of the paper's Figure 1, whose flat middle lets every edge be trained.</summary>
    TwoStageRamp,

    /// <summary>ReLU, with all weights frozen but those that hold answers (Section 3): it has no such middle.</summary>
    Relu,
}
