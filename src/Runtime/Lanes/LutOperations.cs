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

internal readonly struct AndOperation : ILutOperation
{
    public static bool IsTernary => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.And(a, b);
}

internal readonly struct AndNotOperation : ILutOperation
{
    public static bool IsTernary => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.AndNot(b, a);
}

internal readonly struct OrOperation : ILutOperation
{
    public static bool IsTernary => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Or(a, b);
}

internal readonly struct XorOperation : ILutOperation
{
    public static bool IsTernary => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Xor(a, b);
}

internal readonly struct Lut02Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut02(a, b, c);
}

internal readonly struct Lut06Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut06(a, b, c);
}

internal readonly struct Lut08Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut08(a, b, c);
}

internal readonly struct Lut0EOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut0E(a, b, c);
}

internal readonly struct Lut16Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut16(a, b, c);
}

internal readonly struct Lut18Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut18(a, b, c);
}

internal readonly struct Lut1AOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut1A(a, b, c);
}

internal readonly struct Lut1EOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut1E(a, b, c);
}

internal readonly struct Lut28Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut28(a, b, c);
}

internal readonly struct Lut2AOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut2A(a, b, c);
}

internal readonly struct Lut2COperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut2C(a, b, c);
}

internal readonly struct Lut2EOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut2E(a, b, c);
}

internal readonly struct Lut3EOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut3E(a, b, c);
}

internal readonly struct Lut68Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut68(a, b, c);
}

internal readonly struct Lut6AOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut6A(a, b, c);
}

internal readonly struct Lut6EOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut6E(a, b, c);
}

internal readonly struct Lut7EOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut7E(a, b, c);
}

internal readonly struct Lut80Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut80(a, b, c);
}

internal readonly struct Lut82Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut82(a, b, c);
}

internal readonly struct Lut86Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut86(a, b, c);
}

internal readonly struct Lut8AOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut8A(a, b, c);
}

internal readonly struct Lut8EOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut8E(a, b, c);
}

internal readonly struct Lut96Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut96(a, b, c);
}

internal readonly struct Lut98Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut98(a, b, c);
}

internal readonly struct Lut9AOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut9A(a, b, c);
}

internal readonly struct Lut9EOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.Lut9E(a, b, c);
}

internal readonly struct LutA8Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.LutA8(a, b, c);
}

internal readonly struct LutACOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.LutAC(a, b, c);
}

internal readonly struct LutAEOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.LutAE(a, b, c);
}

internal readonly struct LutBCOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.LutBC(a, b, c);
}

internal readonly struct LutBEOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.LutBE(a, b, c);
}

internal readonly struct LutE8Operation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.LutE8(a, b, c);
}

internal readonly struct LutEAOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.LutEA(a, b, c);
}

internal readonly struct LutFEOperation : ILutOperation
{
    public static bool IsTernary => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TVector Apply<TVector, TOperations>(TVector a, TVector b, TVector c)
        where TVector : struct
        where TOperations : struct, ILaneOperations<TVector> => TOperations.LutFE(a, b, c);
}
