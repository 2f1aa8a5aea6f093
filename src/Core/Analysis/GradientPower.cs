namespace Learnability;

/// <summary>What gradient descent of a batch size and a precision can learn.</summary>
public enum GradientPower
{
    /// <summary>As powerful as PAC: whatever can be learned from samples at all.</summary>
    Pac,

    /// <summary>No more powerful than statistical queries.</summary>
    StatisticalQueries,

    /// <summary>Neither theorem applies: an open gap.</summary>
    Gap,
}
