using System;
using System.ComponentModel;

namespace Learnability;

/// <summary>Where the inputs or the outputs of a circuit are: a vector of lanes for each. Kernels are compiled for each kind, so that no copy is needed.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TSelf">The type that implements this.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVectorColumns<TVector, TSelf>
    where TVector : struct
    where TSelf : struct, IVectorColumns<TVector, TSelf>, allows ref struct
{
    /// <summary>The vector of an input or output.</summary>
    /// <param name="column">Its number, below the circuit's number of inputs or outputs.</param>
    TVector this[int column] { get; set; }

    /// <summary>The same columns some vectors of lanes further on.</summary>
    /// <param name="vectors">The number of vectors, below the number that the kernel was called for.</param>
    TSelf Skip(int vectors);
}
