namespace Learnability;

/// <summary>
/// The twelve edges of a memory component: ten whose weights training changes and two that never do, unless weights are set by hand. The ten lead from v0 over v1 and v2 to the output, once through v3, v4, v5 (open where a bit
/// flips and the output is true) and once through v3', v4', v5' (open where a bit flips and the output is false).
/// </summary>
/// <remarks>
/// Abbe &amp; Sandon, Definition 17 and Lemma 9; their v6 is the output. A bit is 1 where v1 is negative.
/// </remarks>
public enum SgdMemoryEdge
{
    /// <summary>v0 → v1; initially 1/2, and −1/2 where the bit is 1.</summary>
    V0V1,

    /// <summary>v1 → v2; its sign is that of <see cref="V0V1"/>.</summary>
    V1V2,

    /// <summary>v2 → v3, the first edge of the path that is open where the output is true; initially 1/2.</summary>
    V2V3,

    /// <summary>v3 → v4.</summary>
    V3V4,

    /// <summary>v4 → v5.</summary>
    V4V5,

    /// <summary>v5 → output.</summary>
    V5Output,

    /// <summary>v2 → v3', the first edge of the path that is open where the output is false; initially 1/2.</summary>
    V2V3Prime,

    /// <summary>v3' → v4'.</summary>
    V3PrimeV4Prime,

    /// <summary>v4' → v5'.</summary>
    V4PrimeV5Prime,

    /// <summary>v5' → output; initially −1/2.</summary>
    V5PrimeOutput,

    /// <summary>vc → v4, which cancels the signal there where vc outputs 2; −1/16.</summary>
    VcV4,

    /// <summary>v'c → v4'; −1/16.</summary>
    VcPrimeV4Prime,
}
