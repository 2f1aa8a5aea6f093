namespace Learnability;

/// <summary>Limits on what a header may claim without a byte of the file to show for it.</summary>
internal static class FormatLimits
{
    /// <summary>
    /// The largest number of inputs where the format spends no byte on them (binary AIGER, Bristol): 2^20, a thousand times the largest public benchmark, a few
    /// megabytes.
    /// </summary>
    public const int Inputs = 1 << 20;

    /// <summary>The largest number of a signal, so that twice the number plus one is an integer of 32 bits.</summary>
    public const int Signal = (1 << 30) - 1;
}
