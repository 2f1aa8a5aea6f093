namespace Learnability;

/// <summary>What a recurrent convolutional network of a Turing machine may do beside the paper's.</summary>
public sealed record RcnnOptions
{
    /// <summary>The paper's network, with one work column, that takes the dummy sample by itself.</summary>
    public static RcnnOptions Default { get; } = new();

    /// <summary>
    /// Whether a halted head blanks the block, all but the top left cell, so that the machine need not: from where it halts, cell by cell. This takes as many more
    /// layers as the farthest cell of the block is away, at most m + d, and at least 1.
    /// </summary>
    public bool AutoClean { get; init; }

    /// <summary>How the output is read.</summary>
    public RcnnReadout Readout { get; init; }

    /// <summary>The number l of columns of work tape to the right of the block, at least 1.</summary>
    public int WorkColumns { get; init; } = 1;

    /// <summary>
    /// Whether the network takes Algorithm 1's last step by itself, on the dummy sample (1ᵈ, +1), right after the last sample. Its row of the memory is where the input
    /// is written. Without it, the caller takes that step too.
    /// </summary>
    public bool AppendsDummySample { get; init; } = true;
}
