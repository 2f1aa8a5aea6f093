using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>The distribution that a [TreeCircuit] method declares.</summary>
/// <param name="Kind">Its kind.</param>
/// <param name="Probabilities">P[x_i = +1] for each input, or one number for all; empty unless it is a product.</param>
internal sealed record TreeDistributionModel(TreeDistributionKind Kind, EquatableArray<double> Probabilities)
{
    /// <summary>The distribution itself.</summary>
    public TreeDistribution Create() => Kind switch
    {
        TreeDistributionKind.Uniform => TreeDistribution.Uniform,
        TreeDistributionKind.Generative => TreeDistribution.Generative,
        _ => TreeDistribution.Product([.. Probabilities]),
    };
}

/// <summary>What [LayerwiseTraining] says.</summary>
/// <param name="Samples">The number of examples; 0 if it is not known.</param>
/// <param name="LearningRate">The learning rate of a gate.</param>
/// <param name="Lambda">The weight λ of the regularizer; null for what the distribution suggests.</param>
/// <param name="Initialization">The initial weights.</param>
/// <param name="FailureProbability">δ.</param>
internal sealed record TreeTrainingModel(int Samples, double LearningRate, double? Lambda, LayerwiseInitialization Initialization, double FailureProbability);
