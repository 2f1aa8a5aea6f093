namespace Learnability;

/// <summary>
/// The head of the network: what a cell of the last layer adds to the output. It is −1 up to −1/6, +1 from 1/6 on, 0 where the tape is blank (±1/9), and 2 at 0:
/// f(x) = −1 + 18σ(x + 1/6) − 36σ(x) + 36σ(x − 1/9) − 18σ(x − 1/6).
/// </summary>
/// <remarks>Goel, Kakade, Kalai &amp; Zhang, appendix B.2. Four ReLUs, not six. Its slope at −1/9, where a memorizing cell is, is 18 = 1/(3η).</remarks>
public static class RcnnHead
{
    /// <summary>The slope at −1/9.</summary>
    public const int MemorySlope = 18;

    /// <summary>η = 1/54: with the slope of 18, a row that memorizes becomes y·[x, 1]/3.</summary>
    public const double LearningRate = 1.0 / 54;

    /// <summary>The head as an activation.</summary>
    public static Activation Activation { get; } = new("head", [(-1.0 / 6, -1), (0, 2), (1.0 / 9, 0), (1.0 / 6, 1)]);

    /// <summary>The value at a cell, in units of 3⁻ⁿ.</summary>
    /// <param name="cell">The cell, in units of 1/(2·3ⁿ).</param>
    /// <param name="scale">3ⁿ.</param>
    public static long Evaluate(int cell, int scale)
    {
        // 18·c/(2·3ⁿ) is 9·c in units of 3⁻ⁿ; 1/6 is 3ⁿ⁻¹ and 1/9 is 2·3ⁿ⁻² in units of the cell.
        static long Relu(long x) => x > 0 ? x : 0;
        long sixth = scale / 3;
        long ninth = 2 * scale / 9;
        return -scale + (9 * Relu(cell + sixth)) - (18 * Relu(cell)) + (18 * Relu(cell - ninth)) - (9 * Relu(cell - sixth));
    }

    /// <summary>The slope at a cell.</summary>
    /// <param name="cell">The cell, in units of 1/(2·3ⁿ).</param>
    /// <param name="scale">3ⁿ.</param>
    public static int GetSlope(int cell, int scale)
    {
        if (cell < -(scale / 3) || cell >= scale / 3)
            return 0;
        return cell >= 0 && cell < 2 * scale / 9 ? -MemorySlope : MemorySlope;
    }
}
