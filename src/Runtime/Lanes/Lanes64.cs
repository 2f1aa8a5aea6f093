using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>64 lanes: a machine word.</summary>
internal readonly struct Lanes64 : ILaneOperations<ulong>
{
    public static bool HasTernary => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong And(ulong left, ulong right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong AndNot(ulong left, ulong right) => left & ~right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Or(ulong left, ulong right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Xor(ulong left, ulong right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Not(ulong value) => ~value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut02(ulong a, ulong b, ulong c) => (c & ~b) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut06(ulong a, ulong b, ulong c) => (b ^ c) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut08(ulong a, ulong b, ulong c) => (b & c) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut0E(ulong a, ulong b, ulong c) => (b | c) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut16(ulong a, ulong b, ulong c) => a ^ (b ^ (c & ~(a & b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut18(ulong a, ulong b, ulong c) => (a ^ b) & (a ^ c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut1A(ulong a, ulong b, ulong c) => a ^ (c | (a & b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut1E(ulong a, ulong b, ulong c) => a ^ (b | c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut28(ulong a, ulong b, ulong c) => c & (a ^ b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut2A(ulong a, ulong b, ulong c) => c & ~(a & b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut2C(ulong a, ulong b, ulong c) => a ^ (b | (a & ~c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut2E(ulong a, ulong b, ulong c) => a ^ (b | (a ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut3E(ulong a, ulong b, ulong c) => a ^ (b | (c & ~a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut68(ulong a, ulong b, ulong c) => a ^ (b ^ ((a | b) & ~c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut6A(ulong a, ulong b, ulong c) => c ^ (a & b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut6E(ulong a, ulong b, ulong c) => b ^ (c & ~(b & ~a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut7E(ulong a, ulong b, ulong c) => (a ^ b) | (a ^ c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut80(ulong a, ulong b, ulong c) => a & (b & c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut82(ulong a, ulong b, ulong c) => c & ~(a ^ b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut86(ulong a, ulong b, ulong c) => a ^ (b ^ (c | (a & ~b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut8A(ulong a, ulong b, ulong c) => c & ~(a & ~b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut8E(ulong a, ulong b, ulong c) => a ^ ((a ^ b) | (a ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut96(ulong a, ulong b, ulong c) => a ^ (b ^ c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut98(ulong a, ulong b, ulong c) => b ^ ((a | b) & ~c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut9A(ulong a, ulong b, ulong c) => c ^ (a & ~b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Lut9E(ulong a, ulong b, ulong c) => a ^ (b ^ (c & ~(b & ~a)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LutA8(ulong a, ulong b, ulong c) => c & (a | b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LutAC(ulong a, ulong b, ulong c) => b ^ (a & (b ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LutAE(ulong a, ulong b, ulong c) => c | (b & ~a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LutBC(ulong a, ulong b, ulong c) => a ^ (b & ~(a & c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LutBE(ulong a, ulong b, ulong c) => c | (a ^ b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LutE8(ulong a, ulong b, ulong c) => a ^ ((a ^ b) & (a ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LutEA(ulong a, ulong b, ulong c) => c | (a & b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong LutFE(ulong a, ulong b, ulong c) => a | (b | c);
}
