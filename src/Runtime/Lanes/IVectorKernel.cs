using System;
using System.ComponentModel;

namespace Learnability;

/// <summary>Evaluates a circuit on vectors of lanes, whatever their width. Generated code implements this.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IVectorKernel
{
    /// <summary>The number of vectors of scratch memory for each vector of lanes.</summary>
    static abstract int ScratchVectors { get; }

    /// <summary>The number of vectors of lanes that are best evaluated together: more than 1 where the code is larger than the caches.</summary>
    static abstract int VectorsPerVisit { get; }

    /// <summary>Evaluates the circuit.</summary>
    /// <typeparam name="TVector">The vector type.</typeparam>
    /// <typeparam name="TOperations">Its operations.</typeparam>
    /// <typeparam name="TColumns">Where inputs and outputs are: side by side, or in columns.</typeparam>
    /// <param name="inputs">A vector for each input, for each vector of lanes.</param>
    /// <param name="outputs">Receives a vector for each output, for each vector of lanes; shares no memory with the inputs.</param>
    /// <param name="scratch">As many times <see cref="ScratchVectors"/> vectors, of any content.</param>
    /// <param name="vectors">The number of vectors of lanes, from 1 to <see cref="VectorsPerVisit"/>.</param>
    static abstract void Evaluate<TVector, TOperations, TColumns>(TColumns inputs, TColumns outputs, Span<TVector> scratch, int vectors)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector>
        where TColumns : struct, IVectorColumns<TVector, TColumns>, allows ref struct;
}
