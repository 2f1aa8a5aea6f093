using System;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability;

/// <summary>The widths of vectors in bits, one sample a bit.</summary>
internal static class LaneWidth
{
    /// <summary>The widest that the processor computes with at full speed.</summary>
    public static int Widest { get; } = Avx512F.IsSupported && Vector512.IsHardwareAccelerated ? 512
        : Vector256.IsHardwareAccelerated ? 256
        : Vector128.IsHardwareAccelerated ? 128
        : 64;

    /// <summary>All widths that generated code has.</summary>
    public static int[] All => [64, 128, 256, 512];

    /// <summary>Whether any function of three vectors of a width is one instruction.</summary>
    public static bool HasTernary(int width) => width switch
    {
        512 => Lanes512.HasTernary,
        256 => Lanes256.HasTernary,
        128 => Lanes128.HasTernary,
        _ => Lanes64.HasTernary,
    };

    /// <summary>The narrowest width that holds some words and has the instructions of the widest.</summary>
    public static int For(int words)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(words);
        foreach (int width in All)
        {
            if (width >= Math.Min(words * 64L, Widest) && HasTernary(width) == HasTernary(Widest))
                return width;
        }

        return Widest;
    }
}
