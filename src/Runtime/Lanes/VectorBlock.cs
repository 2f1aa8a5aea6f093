using System;
using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Learnability;

/// <summary>Vectors side by side, one of each column: columns that are as long as a vector.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct VectorBlock<TVector> : IVectorColumns<TVector, VectorBlock<TVector>>
    where TVector : struct
{
    private readonly Span<TVector> _vectors;

    /// <param name="words">The words, those of a vector for each column.</param>
    internal VectorBlock(Span<ulong> words)
    {
        _vectors = MemoryMarshal.Cast<ulong, TVector>(words);
    }

    /// <param name="words">The words, which are only read.</param>
    internal VectorBlock(ReadOnlySpan<ulong> words)
        : this(MemoryMarshal.CreateSpan(ref MemoryMarshal.GetReference(words), words.Length))
    {
    }

    /// <inheritdoc/>
    public TVector this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _vectors[column];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => _vectors[column] = value;
    }

    /// <inheritdoc/>
    public VectorBlock<TVector> Skip(int vectors)
    {
        Debug.Assert(vectors == 0, "A block has one vector of each column.");
        return this;
    }
}
