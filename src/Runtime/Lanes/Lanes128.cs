using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Learnability;

/// <summary>128 lanes a vector.</summary>
internal readonly struct Lanes128 : ILaneOperations<Vector128<ulong>>
{
    public static bool HasTernary => Avx512F.VL.IsSupported;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> And(Vector128<ulong> left, Vector128<ulong> right) => left & right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> AndNot(Vector128<ulong> left, Vector128<ulong> right) => left & ~right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Or(Vector128<ulong> left, Vector128<ulong> right) => left | right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Xor(Vector128<ulong> left, Vector128<ulong> right) => left ^ right;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Not(Vector128<ulong> value) => ~value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut02(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x02) : (c & ~b) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut06(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x06) : (b ^ c) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut08(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x08) : (b & c) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut0E(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x0E) : (b | c) & ~a;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut16(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x16) : a ^ (b ^ (c & ~(a & b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut18(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x18) : (a ^ b) & (a ^ c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut1A(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x1A) : a ^ (c | (a & b));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut1E(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x1E) : a ^ (b | c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut28(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x28) : c & (a ^ b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut2A(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x2A) : c & ~(a & b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut2C(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x2C) : a ^ (b | (a & ~c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut2E(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x2E) : a ^ (b | (a ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut3E(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x3E) : a ^ (b | (c & ~a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut68(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x68) : a ^ (b ^ ((a | b) & ~c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut6A(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x6A) : c ^ (a & b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut6E(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x6E) : b ^ (c & ~(b & ~a));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut7E(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x7E) : (a ^ b) | (a ^ c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut80(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x80) : a & (b & c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut82(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x82) : c & ~(a ^ b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut86(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x86) : a ^ (b ^ (c | (a & ~b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut8A(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x8A) : c & ~(a & ~b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut8E(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x8E) : a ^ ((a ^ b) | (a ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut96(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x96) : a ^ (b ^ c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut98(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x98) : b ^ ((a | b) & ~c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut9A(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x9A) : c ^ (a & ~b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> Lut9E(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0x9E) : a ^ (b ^ (c & ~(b & ~a)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> LutA8(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0xA8) : c & (a | b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> LutAC(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0xAC) : b ^ (a & (b ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> LutAE(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0xAE) : c | (b & ~a);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> LutBC(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0xBC) : a ^ (b & ~(a & c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> LutBE(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0xBE) : c | (a ^ b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> LutE8(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0xE8) : a ^ ((a ^ b) & (a ^ c));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> LutEA(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0xEA) : c | (a & b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<ulong> LutFE(Vector128<ulong> a, Vector128<ulong> b, Vector128<ulong> c) => Avx512F.VL.IsSupported ? Avx512F.VL.TernaryLogic(a, b, c, 0xFE) : a | (b | c);
}
