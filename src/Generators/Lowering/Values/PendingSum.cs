using System.Collections.Generic;
using System.Numerics;
using Learnability.Generators.Lowering.Arithmetic;

namespace Learnability.Generators.Lowering.Values;

/// <summary>
/// A sum or difference whose bits nobody has asked for yet. Once they are needed, all terms are added at once: a counter of n bits then takes n − 1 ANDs,
/// however the program counted. A sum that is used more than once is a term by itself.
/// </summary>
/// <param name="left">The first term.</param>
/// <param name="right">The second term; null if the first is only truncated to a narrower type.</param>
/// <param name="isSubtracted">Whether the second term is subtracted.</param>
internal sealed class PendingSum(ScalarValue left, ScalarValue? right, bool isSubtracted)
{
    public ScalarValue Left { get; } = left;

    public ScalarValue? Right { get; } = right;

    public bool IsSubtracted { get; } = isSubtracted;

    /// <summary>The low bits of the sum.</summary>
    public static Literal[] Add(CircuitBuilder builder, PendingSum sum, int width)
    {
        var terms = new List<Literal[]>();
        BigInteger constant = BigInteger.Zero;
        var pending = new Stack<(ScalarValue Value, bool IsNegative)>();
        Push(sum, false);
        while (pending.Count > 0)
        {
            (ScalarValue value, bool isNegative) = pending.Pop();
            if (value.IsConstant)
            {
                constant += isNegative ? -value.Constant : value.Constant;
            }
            else if (value.GetSingleUseSum() is { } inner)
            {
                Push(inner, isNegative);
            }
            else
            {
                // −x = ~x + 1
                terms.Add(isNegative ? Adder.Complement(value.Bits) : value.Bits);
                constant += isNegative ? BigInteger.One : BigInteger.Zero;
            }
        }

        return MultiAdder.Add(builder, terms, constant, width);

        void Push(PendingSum parent, bool isNegative)
        {
            if (parent.Right is not null)
                pending.Push((parent.Right, isNegative != parent.IsSubtracted));
            pending.Push((parent.Left, isNegative));
        }
    }
}
