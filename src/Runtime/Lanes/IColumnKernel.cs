using System;

namespace Learnability;

/// <summary>Maps a circuit over its columns. Generated code implements this with a ref struct of columns. Ranges may be worked on by several threads at once.</summary>
public interface IColumnKernel
{
    /// <summary>The number of samples after which blocks are written to whole lines of the cache; 0 if there is no such number. Long columns begin with them.</summary>
    int Lead { get; }

    /// <summary>Whether all parts of a range of samples are in the ranges of their declared widths.</summary>
    /// <param name="start">The first sample, a multiple of 64.</param>
    /// <param name="count">The number of samples.</param>
    bool Fits(int start, int count);

    /// <summary>Transposes a block of samples to the inputs of the circuit.</summary>
    /// <param name="start">The first sample.</param>
    /// <param name="count">The number of samples, from 1 to 512.</param>
    /// <param name="inputs">Receives the bits.</param>
    void Load(int start, int count, LaneBlock inputs);

    /// <summary>Evaluates the circuit.</summary>
    /// <param name="inputs">Bit i of the inputs is <c>inputs[i * wordsPerBit .. (i + 1) * wordsPerBit]</c>.</param>
    /// <param name="outputs">Receives the outputs in the same layout.</param>
    /// <param name="wordsPerBit">The number of words for each bit, a multiple of 8.</param>
    void Evaluate(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit);

    /// <summary>Transposes the outputs of the circuit to a block of samples.</summary>
    /// <param name="start">The first sample.</param>
    /// <param name="count">The number of samples, from 1 to 512.</param>
    /// <param name="outputs">The bits.</param>
    void Store(int start, int count, LaneBlock outputs);
}
