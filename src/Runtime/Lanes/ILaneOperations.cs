using System.ComponentModel;

namespace Learnability;

/// <summary>The bitwise operations of a vector type. Generated code is written in them, so that one text serves every width.</summary>
/// <remarks>
/// Beside those of two operands there are all functions of three, up to their order, that depend on each and give zero for zeros. The name has the table of the
/// function, of which bit 4a + 2b + c is the value; where the processor has <c>vpternlog</c>, each is one instruction.
/// </remarks>
/// <typeparam name="TVector">The vector type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneOperations<TVector>
    where TVector : struct
{
    /// <summary>Whether a function of three vectors is one instruction: a constant to the run-time compiler.</summary>
    static abstract bool HasTernary { get; }

    /// <summary>left ∧ right.</summary>
    static abstract TVector And(TVector left, TVector right);

    /// <summary>left ∧ ¬right.</summary>
    static abstract TVector AndNot(TVector left, TVector right);

    /// <summary>left ∨ right.</summary>
    static abstract TVector Or(TVector left, TVector right);

    /// <summary>left ⊕ right.</summary>
    static abstract TVector Xor(TVector left, TVector right);

    /// <summary>¬value.</summary>
    static abstract TVector Not(TVector value);

    /// <summary>The function with table 02: (c &amp; ~b) &amp; ~a.</summary>
    static abstract TVector Lut02(TVector a, TVector b, TVector c);

    /// <summary>The function with table 06: (b ^ c) &amp; ~a.</summary>
    static abstract TVector Lut06(TVector a, TVector b, TVector c);

    /// <summary>The function with table 08: (b &amp; c) &amp; ~a.</summary>
    static abstract TVector Lut08(TVector a, TVector b, TVector c);

    /// <summary>The function with table 0E: (b | c) &amp; ~a.</summary>
    static abstract TVector Lut0E(TVector a, TVector b, TVector c);

    /// <summary>The function with table 16: a ^ (b ^ (c &amp; ~(a &amp; b))).</summary>
    static abstract TVector Lut16(TVector a, TVector b, TVector c);

    /// <summary>The function with table 18: (a ^ b) &amp; (a ^ c).</summary>
    static abstract TVector Lut18(TVector a, TVector b, TVector c);

    /// <summary>The function with table 1A: a ^ (c | (a &amp; b)).</summary>
    static abstract TVector Lut1A(TVector a, TVector b, TVector c);

    /// <summary>The function with table 1E: a ^ (b | c).</summary>
    static abstract TVector Lut1E(TVector a, TVector b, TVector c);

    /// <summary>The function with table 28: c &amp; (a ^ b).</summary>
    static abstract TVector Lut28(TVector a, TVector b, TVector c);

    /// <summary>The function with table 2A: c &amp; ~(a &amp; b).</summary>
    static abstract TVector Lut2A(TVector a, TVector b, TVector c);

    /// <summary>The function with table 2C: a ^ (b | (a &amp; ~c)).</summary>
    static abstract TVector Lut2C(TVector a, TVector b, TVector c);

    /// <summary>The function with table 2E: a ^ (b | (a ^ c)).</summary>
    static abstract TVector Lut2E(TVector a, TVector b, TVector c);

    /// <summary>The function with table 3E: a ^ (b | (c &amp; ~a)).</summary>
    static abstract TVector Lut3E(TVector a, TVector b, TVector c);

    /// <summary>The function with table 68: a ^ (b ^ ((a | b) &amp; ~c)).</summary>
    static abstract TVector Lut68(TVector a, TVector b, TVector c);

    /// <summary>The function with table 6A: c ^ (a &amp; b).</summary>
    static abstract TVector Lut6A(TVector a, TVector b, TVector c);

    /// <summary>The function with table 6E: b ^ (c &amp; ~(b &amp; ~a)).</summary>
    static abstract TVector Lut6E(TVector a, TVector b, TVector c);

    /// <summary>The function with table 7E: (a ^ b) | (a ^ c).</summary>
    static abstract TVector Lut7E(TVector a, TVector b, TVector c);

    /// <summary>The function with table 80: a &amp; (b &amp; c).</summary>
    static abstract TVector Lut80(TVector a, TVector b, TVector c);

    /// <summary>The function with table 82: c &amp; ~(a ^ b).</summary>
    static abstract TVector Lut82(TVector a, TVector b, TVector c);

    /// <summary>The function with table 86: a ^ (b ^ (c | (a &amp; ~b))).</summary>
    static abstract TVector Lut86(TVector a, TVector b, TVector c);

    /// <summary>The function with table 8A: c &amp; ~(a &amp; ~b).</summary>
    static abstract TVector Lut8A(TVector a, TVector b, TVector c);

    /// <summary>The function with table 8E: a ^ ((a ^ b) | (a ^ c)).</summary>
    static abstract TVector Lut8E(TVector a, TVector b, TVector c);

    /// <summary>The function with table 96: a ^ (b ^ c).</summary>
    static abstract TVector Lut96(TVector a, TVector b, TVector c);

    /// <summary>The function with table 98: b ^ ((a | b) &amp; ~c).</summary>
    static abstract TVector Lut98(TVector a, TVector b, TVector c);

    /// <summary>The function with table 9A: c ^ (a &amp; ~b).</summary>
    static abstract TVector Lut9A(TVector a, TVector b, TVector c);

    /// <summary>The function with table 9E: a ^ (b ^ (c &amp; ~(b &amp; ~a))).</summary>
    static abstract TVector Lut9E(TVector a, TVector b, TVector c);

    /// <summary>The function with table A8: c &amp; (a | b).</summary>
    static abstract TVector LutA8(TVector a, TVector b, TVector c);

    /// <summary>The function with table AC: b ^ (a &amp; (b ^ c)).</summary>
    static abstract TVector LutAC(TVector a, TVector b, TVector c);

    /// <summary>The function with table AE: c | (b &amp; ~a).</summary>
    static abstract TVector LutAE(TVector a, TVector b, TVector c);

    /// <summary>The function with table BC: a ^ (b &amp; ~(a &amp; c)).</summary>
    static abstract TVector LutBC(TVector a, TVector b, TVector c);

    /// <summary>The function with table BE: c | (a ^ b).</summary>
    static abstract TVector LutBE(TVector a, TVector b, TVector c);

    /// <summary>The function with table E8: a ^ ((a ^ b) &amp; (a ^ c)).</summary>
    static abstract TVector LutE8(TVector a, TVector b, TVector c);

    /// <summary>The function with table EA: c | (a &amp; b).</summary>
    static abstract TVector LutEA(TVector a, TVector b, TVector c);

    /// <summary>The function with table FE: a | (b | c).</summary>
    static abstract TVector LutFE(TVector a, TVector b, TVector c);
}
