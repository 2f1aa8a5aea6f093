using System;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>Vectors where they are in columns of words: the vectors of neighbouring columns are a column's length apart, at any address.</summary>
/// <remarks>
/// Indices are not checked: a check of each would take a third of a short kernel's time and several times that of the run-time compiler. They are constants of
/// the kernel, and <see cref="VectorKernel"/>, which alone makes columns, has compared the lengths of the spans with the circuit's.
/// </remarks>
/// <typeparam name="TVector">The vector type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly ref struct VectorColumns<TVector> : IVectorColumns<TVector, VectorColumns<TVector>>
    where TVector : struct
{
    private readonly ref byte _first;
    private readonly nint _step;

    /// <param name="first">The first word of the first column's vector.</param>
    /// <param name="words">The number of words of a column.</param>
    internal VectorColumns(ref ulong first, int words)
    {
        _first = ref Unsafe.As<ulong, byte>(ref first);
        _step = words * (nint)sizeof(ulong);
    }

    private VectorColumns(ref byte first, nint step)
    {
        _first = ref first;
        _step = step;
    }

    /// <inheritdoc/>
    public TVector this[int column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.ReadUnaligned<TVector>(ref Unsafe.AddByteOffset(ref _first, column * _step));

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        set => Unsafe.WriteUnaligned(ref Unsafe.AddByteOffset(ref _first, column * _step), value);
    }

    /// <inheritdoc/>
    public VectorColumns<TVector> Skip(int vectors) => new(ref Unsafe.AddByteOffset(ref _first, vectors * (nint)Unsafe.SizeOf<TVector>()), _step);
}
