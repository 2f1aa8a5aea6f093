namespace Learnability;

/// <summary>What a pattern of a gate's two inputs says about the label.</summary>
/// <param name="Probability">q = P[the inputs have the pattern].</param>
/// <param name="LabelMoment">E[y·1[the inputs have the pattern]].</param>
public readonly record struct PatternStatistics(double Probability, double LabelMoment)
{
    /// <summary>D = E[(y + λ)·1[pattern]]: what pulls the neural gate up at the pattern, or down.</summary>
    /// <param name="lambda">The weight λ of the regularizer λ|1 − ŷ|.</param>
    public double GetPull(double lambda) => LabelMoment + (lambda * Probability);

    /// <summary>V: the variance of (y + λ)·1[pattern], of which the pull is the mean.</summary>
    /// <param name="lambda">The weight λ of the regularizer λ|1 − ŷ|.</param>
    public double GetVariance(double lambda)
    {
        double pull = GetPull(lambda);
        return (Probability * (1 + (lambda * lambda))) + (2 * lambda * LabelMoment) - (pull * pull);
    }
}
