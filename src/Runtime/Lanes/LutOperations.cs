using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>A function of two or three vectors as a type, so that the run-time compiler makes a loop of each.</summary>
internal interface ILutOperation
{
    /// <summary>Whether there are three operands.</summary>
    static abstract bool IsTernary { get; }

    /// <summary>The function's value.</summary>
    static abstract TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector>;
}

/// <summary>A function of three signals.</summary>
internal interface ITernaryTable
{
    /// <summary>Bit 4a + 2b + c is the value.</summary>
    static abstract byte Table { get; }
}

/// <summary>A function of three vectors, one instruction.</summary>
internal readonly struct TernaryOperation<TTable> : ILutOperation
    where TTable : struct, ITernaryTable
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> =>
#pragma warning disable CA1857 // The run-time compiler sees the constant.
        TOperations.Ternary(a, b, c, TTable.Table);
#pragma warning restore CA1857
}

/// <summary>a ∧ b.</summary>
internal readonly struct AndOperation : ILutOperation
{
    public static bool IsTernary => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.And(a, b);
}

/// <summary>¬a ∧ b.</summary>
internal readonly struct AndNotOperation : ILutOperation
{
    public static bool IsTernary => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.AndNot(b, a);
}

/// <summary>a ∨ b.</summary>
internal readonly struct OrOperation : ILutOperation
{
    public static bool IsTernary => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Or(a, b);
}

/// <summary>a ⊕ b.</summary>
internal readonly struct XorOperation : ILutOperation
{
    public static bool IsTernary => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Xor(a, b);
}
