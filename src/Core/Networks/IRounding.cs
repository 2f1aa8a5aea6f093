namespace Learnability;

/// <summary>
/// Rounds the result of one operation to the numbers a network computes with. A type parameter, so that the interpreter is compiled once for each.
/// </summary>
internal interface IRounding
{
    /// <summary>The nearest number.</summary>
    double Round(double value);
}

/// <summary>Binary64: every operation is rounded already.</summary>
internal readonly struct DoubleRounding : IRounding
{
    /// <inheritdoc/>
    public double Round(double value) => value;
}

/// <summary>
/// Binary32. A product, sum, difference or quotient of two binary32 numbers, computed in binary64 and rounded, is exactly the binary32 operation, because
/// 53 ≥ 2·24 + 2.
/// </summary>
internal readonly struct SingleRounding : IRounding
{
    /// <inheritdoc/>
    public double Round(double value) => (float)value;
}
