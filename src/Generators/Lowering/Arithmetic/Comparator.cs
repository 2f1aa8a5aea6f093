using System;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>Comparisons of equally wide numbers.</summary>
internal static class Comparator
{
    /// <summary>left = right: one XOR and one AND for each bit.</summary>
    public static Literal Equal(CircuitBuilder builder, ReadOnlySpan<Literal> left, ReadOnlySpan<Literal> right)
    {
        var same = new Literal[left.Length];
        for (int i = 0; i < same.Length; i++)
            same[i] = !builder.Xor(left[i], right[i]);
        return All(builder, same);
    }

    /// <summary>The conjunction of all literals, as a balanced tree.</summary>
    public static Literal All(CircuitBuilder builder, ReadOnlySpan<Literal> literals) => literals.Length switch
    {
        0 => Literal.True,
        1 => literals[0],
        _ => builder.And(All(builder, literals.Slice(0, literals.Length / 2)), All(builder, literals.Slice(literals.Length / 2))),
    };

    /// <summary>The disjunction of all literals, as a balanced tree.</summary>
    public static Literal Any(CircuitBuilder builder, ReadOnlySpan<Literal> literals) => !All(builder, Adder.Complement(literals));

    /// <summary>left &lt; right, unsigned: the borrow of left − right, one AND for each bit.</summary>
    public static Literal LessUnsigned(CircuitBuilder builder, ReadOnlySpan<Literal> left, ReadOnlySpan<Literal> right)
    {
        Literal borrow = Literal.False;
        for (int i = 0; i < left.Length; i++)
            borrow = Adder.Carry(builder, !left[i], right[i], borrow);
        return borrow;
    }

    /// <summary>left &lt; right, two's complement: unsigned, with the sign bits complemented.</summary>
    public static Literal LessSigned(CircuitBuilder builder, ReadOnlySpan<Literal> left, ReadOnlySpan<Literal> right)
    {
        Literal[] shiftedLeft = left.ToArray();
        Literal[] shiftedRight = right.ToArray();
        shiftedLeft[left.Length - 1] = !shiftedLeft[left.Length - 1];
        shiftedRight[right.Length - 1] = !shiftedRight[right.Length - 1];
        return LessUnsigned(builder, shiftedLeft, shiftedRight);
    }
}
