namespace Learnability;

/// <summary>Maps a circuit over a range of its columns. Generated code implements this with a ref struct of columns.</summary>
public interface IColumnKernel
{
    /// <summary>Reads, evaluates and writes a range of samples. Ranges may run at the same time on several threads.</summary>
    /// <param name="start">The first sample, a multiple of 64.</param>
    /// <param name="count">The number of samples.</param>
    void Evaluate(int start, int count);
}
