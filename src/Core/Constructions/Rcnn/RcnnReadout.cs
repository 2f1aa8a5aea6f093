namespace Learnability;

/// <summary>How the output of the network is read from the last layer.</summary>
public enum RcnnReadout
{
    /// <summary>The sum over all cells of the block: the machine halts on its answer in the top left cell, and all others are blank.</summary>
    Block,

    /// <summary>Of the computing cells only the top left one counts: for machines that leave the block as it is, or that settle on an answer without halting.</summary>
    Corner,
}
