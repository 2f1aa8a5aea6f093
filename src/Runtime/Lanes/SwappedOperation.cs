using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>A function with its last two operands exchanged.</summary>
/// <typeparam name="TLut">The function.</typeparam>
internal readonly struct SwappedOperation<TLut> : ILutOperation
    where TLut : struct, ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TLut.Apply<TVector, TOperations>(a, c, b);
}
