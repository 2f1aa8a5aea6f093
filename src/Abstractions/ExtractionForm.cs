namespace Learnability;

/// <summary>In which rounds all m samples of n bits are read off answers to queries on one batch of them (Lemma 6).</summary>
public enum ExtractionForm
{
    /// <summary>One query a round, a bit of a sample each, in up to 2·m·(n + 1) rounds; each sample is learned as soon as it is read.</summary>
    DepthFirst,

    /// <summary>As many queries a round as there are samples, a bit of all of them each, in 2·(n + 1) rounds; all samples are learned after the last.</summary>
    LevelParallel,
}
