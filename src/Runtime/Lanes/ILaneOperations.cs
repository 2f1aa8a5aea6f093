using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;

namespace Learnability;

/// <summary>The bitwise operations of a vector type. Generated code is written in them, so that one text serves every width.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface ILaneOperations<TVector>
    where TVector : struct
{
    /// <summary>Whether any function of three vectors is one instruction: a constant to the run-time compiler.</summary>
    static abstract bool HasTernary { get; }

    /// <summary>left ∧ right.</summary>
    /// <param name="left">The first operand.</param>
    /// <param name="right">The second operand.</param>
    static abstract TVector And(TVector left, TVector right);

    /// <summary>left ∧ ¬right.</summary>
    /// <param name="left">The first operand.</param>
    /// <param name="right">The second operand, which is complemented.</param>
    static abstract TVector AndNot(TVector left, TVector right);

    /// <summary>left ∨ right.</summary>
    /// <param name="left">The first operand.</param>
    /// <param name="right">The second operand.</param>
    static abstract TVector Or(TVector left, TVector right);

    /// <summary>left ⊕ right.</summary>
    /// <param name="left">The first operand.</param>
    /// <param name="right">The second operand.</param>
    static abstract TVector Xor(TVector left, TVector right);

    /// <summary>¬value.</summary>
    /// <param name="value">The operand.</param>
    static abstract TVector Not(TVector value);

    /// <summary>Any function of three vectors, by its table; only where <see cref="HasTernary"/>.</summary>
    /// <param name="a">The first operand.</param>
    /// <param name="b">The second operand.</param>
    /// <param name="c">The third operand.</param>
    /// <param name="table">Bit 4a + 2b + c is the value.</param>
    static abstract TVector Ternary(TVector a, TVector b, TVector c, [ConstantExpected] byte table);
}
