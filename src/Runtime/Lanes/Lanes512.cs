using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability;

/// <summary>512 lanes a vector.</summary>
internal readonly struct Lanes512 : ILaneOperations<Vector512<ulong>>
{
    public static bool HasTernary => Avx512F.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> And(Vector512<ulong> left, Vector512<ulong> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> AndNot(Vector512<ulong> left, Vector512<ulong> right) => left & ~right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Or(Vector512<ulong> left, Vector512<ulong> right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Xor(Vector512<ulong> left, Vector512<ulong> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Not(Vector512<ulong> value) => ~value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut02(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x02) : (c & ~b) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut06(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x06) : (b ^ c) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut08(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x08) : (b & c) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut0E(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x0E) : (b | c) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut16(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x16) : a ^ (b ^ (c & ~(a & b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut18(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x18) : (a ^ b) & (a ^ c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut1A(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x1A) : a ^ (c | (a & b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut1E(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x1E) : a ^ (b | c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut28(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x28) : c & (a ^ b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut2A(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x2A) : c & ~(a & b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut2C(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x2C) : a ^ (b | (a & ~c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut2E(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x2E) : a ^ (b | (a ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut3E(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x3E) : a ^ (b | (c & ~a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut68(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x68) : a ^ (b ^ ((a | b) & ~c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut6A(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x6A) : c ^ (a & b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut6E(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x6E) : b ^ (c & ~(b & ~a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut7E(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x7E) : (a ^ b) | (a ^ c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut80(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x80) : a & (b & c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut82(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x82) : c & ~(a ^ b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut86(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x86) : a ^ (b ^ (c | (a & ~b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut8A(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x8A) : c & ~(a & ~b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut8E(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x8E) : a ^ ((a ^ b) | (a ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut96(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x96) : a ^ (b ^ c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut98(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x98) : b ^ ((a | b) & ~c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut9A(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x9A) : c ^ (a & ~b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> Lut9E(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0x9E) : a ^ (b ^ (c & ~(b & ~a)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> LutA8(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0xA8) : c & (a | b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> LutAC(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0xAC) : b ^ (a & (b ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> LutAE(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0xAE) : c | (b & ~a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> LutBC(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0xBC) : a ^ (b & ~(a & c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> LutBE(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0xBE) : c | (a ^ b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> LutE8(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0xE8) : a ^ ((a ^ b) & (a ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> LutEA(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0xEA) : c | (a & b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<ulong> LutFE(Vector512<ulong> a, Vector512<ulong> b, Vector512<ulong> c) => Avx512F.IsSupported ? Avx512F.TernaryLogic(a, b, c, 0xFE) : a | (b | c);
}
