using Learnability;

namespace Circuits;

/// <summary>The S-box of AES as arithmetic: the inverse in GF(2⁸) by a tower of quadratic extensions, then the affine map of FIPS 197, section 5.1.1.</summary>
/// <remarks>
/// A byte is h·Y¹⁶ + l·Y with h and l in GF(2⁴), where Y + Y¹⁶ = 1 and Y = 0x42. With the norm d = h·l + (h + l)²·Y¹⁷ the inverse is (l/d)·Y¹⁶ + (h/d)·Y. An
/// element of GF(2⁴) is four bits over the normal basis 0x50, 0xb1, 0xed, 0x0d of GF(2⁴) over GF(2), h scaled by 0x5c and l by its inverse. Three products by
/// Karatsuba of nine ANDs each and an inverse of five make 32 ANDs. The linear maps at the two ends were searched for few XORs.
/// </remarks>
internal static partial class AesSubstitution
{
    /// <summary>S(x).</summary>
    [Circuit]
    public static byte Substitute(byte x)
    {
        int x0 = x & 1, x1 = x >> 1 & 1, x2 = x >> 2 & 1, x3 = x >> 3 & 1, x4 = x >> 4 & 1, x5 = x >> 5 & 1, x6 = x >> 6 & 1, x7 = x >> 7;

        // The halves h and l, the sums of their bits that Karatsuba multiplies (h01 = h0 + h1, …; h23 meets x7, which is l23), and n = (h + l)²·Y¹⁷.
        int h2 = x0 ^ x2;
        int h1 = x3 ^ h2;
        int n0 = x5 ^ x7;
        int l2 = x6 ^ h1;
        int l3 = x7 ^ l2;
        int h13 = x1 ^ l3;
        int h23 = x3 ^ h13;
        int h3 = h2 ^ h23;
        int n3 = x4 ^ h3;
        int l0 = x3 ^ n3;
        int l02 = l2 ^ l0;
        int t0 = x2 ^ x5;
        int h0123 = x3 ^ t0;
        int h01 = h13 ^ t0;
        int l13 = x0 ^ h01;
        int h02 = x3 ^ h01;
        int h0 = h2 ^ h02;
        int l1 = l3 ^ l13;
        int l01 = l0 ^ l1;
        int l0123 = x7 ^ l01;
        int t1 = x0 ^ x1;
        int n2 = h1 ^ t1;
        int n1 = l0123 ^ t1;

        // The norm d = h·l + n.
        int m0 = h0 & l0;
        int m1 = h1 & l1;
        int m01 = h01 & l01;
        int m2 = h2 & l2;
        int m3 = h3 & l3;
        int m23 = h23 & x7;
        int m02 = h02 & l02;
        int m13 = h13 & l13;
        int m0123 = h0123 & l0123;
        int r0 = m23 ^ m13;
        int r1 = m01 ^ m13;
        int r2 = m3 ^ r0;
        int r3 = m02 ^ n3;
        int d3 = r2 ^ r3;
        int r4 = m2 ^ r0;
        int r5 = m0123 ^ n2;
        int d2 = r4 ^ r5;
        int r6 = m1 ^ m02;
        int r7 = r1 ^ n1;
        int d1 = r6 ^ r7;
        int r8 = m0 ^ m0123;
        int r9 = r1 ^ n0;
        int d0 = r8 ^ r9;

        // i = 1/d.
        int a1 = d0 ^ d1;
        int a2 = d0 & d2;
        int a3 = d3 ^ a2;
        int a4 = a1 & a3;
        int i3 = d1 ^ a4;
        int a5 = d2 ^ d3;
        int a6 = d1 ^ a2;
        int a7 = a6 & a5;
        int i1 = d3 ^ a7;
        int a8 = d2 ^ i1;
        int a9 = a3 ^ i1;
        int a10 = d3 & a9;
        int i0 = a10 ^ a8;
        int a11 = a3 ^ a10;
        int a12 = i3 & a11;
        int i2 = a12 ^ a1;
        int i01 = i0 ^ i1;
        int i23 = i2 ^ i3;
        int i02 = i0 ^ i2;
        int i13 = i1 ^ i3;
        int i0123 = i01 ^ i23;

        // p = i·h and q = i·l, not yet summed to bits.
        int p0 = i0 & h0;
        int p1 = i1 & h1;
        int p01 = i01 & h01;
        int p2 = i2 & h2;
        int p3 = i3 & h3;
        int p23 = i23 & h23;
        int p02 = i02 & h02;
        int p13 = i13 & h13;
        int p0123 = i0123 & h0123;
        int q0 = i0 & l0;
        int q1 = i1 & l1;
        int q01 = i01 & l01;
        int q2 = i2 & l2;
        int q3 = i3 & l3;
        int q23 = i23 & x7;
        int q02 = i02 & l02;
        int q13 = i13 & l13;
        int q0123 = i0123 & l0123;

        // Their sums, mapped to the standard basis and by the affine map, whose constant is 0x63.
        int s0 = q3 ^ q02;
        int s1 = q23 ^ s0;
        int s2 = s1 ^ q13;
        int s3 = q0 ^ q0123;
        int s4 = p0123 ^ s2;
        int s5 = q01 ^ s1;
        int s6 = s3 ^ s5;
        int s7 = p02 ^ s4;
        int s8 = s6 ^ s7;
        int s9 = p3 ^ s8;
        int s10 = p2 ^ s9;
        int s11 = q1 ^ q02;
        int s12 = s3 ^ s10;
        int s13 = s11 ^ s12;
        int s14 = q2 ^ q23;
        int s15 = q13 ^ q0123;
        int s16 = s14 ^ s15;
        int s17 = p0 ^ s16;
        int s18 = p01 ^ s13;
        int s19 = s17 ^ s18;
        int s20 = p13 ^ s4;
        int y7 = s19 ^ s20;
        int s21 = p1 ^ s8;
        int y6 = s17 ^ s21;
        int s22 = p23 ^ s9;
        int y3 = s19 ^ s22;
        int y0 = s2 ^ s13;
        return (byte)(0x63 ^ (y0 | s16 << 1 | s6 << 2 | y3 << 3 | s10 << 4 | s13 << 5 | y6 << 6 | y7 << 7));
    }
}
