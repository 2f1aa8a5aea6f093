namespace Learnability;

/// <summary>A generated model that is trained by gradient descent on a batch a step.</summary>
/// <typeparam name="TSelf">The model's own type.</typeparam>
public interface IBatchNetwork<TSelf> : INetwork<TSelf>
    where TSelf : class, IBatchNetwork<TSelf>
{
    /// <summary>Takes one step of gradient descent on a batch.</summary>
    /// <param name="batch">The labelled examples.</param>
    void Step(LabelledBits batch);
}
