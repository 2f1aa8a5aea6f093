using Learnability;

namespace Circuits;

/// <summary>Division, with a column that says where the divisor is not zero: elsewhere C# throws.</summary>
internal static partial class Division
{
    [Circuit(Validity = true)]
    public static uint Divide32(uint dividend, uint divisor) => dividend / divisor;

    [Circuit(Validity = true)]
    public static ulong Divide64(ulong dividend, ulong divisor) => dividend / divisor;

    /// <summary>C# also throws where −2⁶³ is divided by −1.</summary>
    [Circuit(Validity = true)]
    public static long DivideSigned64(long dividend, long divisor) => dividend / divisor;
}
