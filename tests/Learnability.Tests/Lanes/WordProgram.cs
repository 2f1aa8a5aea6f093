using System;
using System.Linq;

namespace Learnability.Tests.Lanes;

/// <summary>
/// Steps on words, each of which makes a word from earlier ones: chains of adders in all their forms, comparisons with exchange, sums of many and choices, such as tables
/// have steps of two functions for. Printed where a property fails.
/// </summary>
internal sealed record WordProgram(int Width, int[] Steps)
{
    private const int Inputs = 4;
    private const int Forms = 9;

    /// <summary>The program as a circuit whose outputs are the last words.</summary>
    public Circuit Build()
    {
        var builder = new CircuitBuilder();
        Literal[] inputs = builder.AddInputPort("x", Inputs * Width);
        Literal[][] words = [.. inputs.Chunk(Width)];
        foreach (int step in Steps)
        {
            Literal[] left = words[step / Forms % words.Length], right = words[step / 97 % words.Length], third = words[step / 1009 % words.Length];
            words = (step % Forms) switch
            {
                0 or 1 or 2 => [.. words, Add(builder, left, right, step % Forms)],
                3 => [.. words, Add(builder, left, [.. right.Select(bit => !bit)], step % 3)],
                4 => [.. words, Add(builder, left, Constant(step), step / 7 % 3)],
                5 => [.. words, Zip(left, right, third, (a, b, c) => builder.Xor(builder.Xor(a, b), c)), Zip(left, right, third, (a, b, c) => Majority(builder, a, b, c, 0))],
                6 => [.. words, .. Exchange(builder, left, right)],
                7 => [.. words, Zip(left, right, third, builder.Mux), Zip(left, right, third, (a, b, c) => builder.Xor(builder.And(a, b), !c))],
                _ => [.. words, [.. right[(step % Width)..], .. right[..(step % Width)]]],
            };
        }

        builder.AddOutputPort("y", [.. words.TakeLast(6).SelectMany(word => word)]);
        return builder.Build();
    }

    public override string ToString() => $"width {Width}, steps [{string.Join(", ", Steps)}]";

    private Literal[] Constant(int value) => [.. Enumerable.Range(0, Width).Select(bit => (value >> (bit % 30) & 1) != 0 ? Literal.True : Literal.False)];

    private static Literal[] Zip(Literal[] a, Literal[] b, Literal[] c, Func<Literal, Literal, Literal, Literal> combine) =>
        [.. a.Select((literal, bit) => combine(literal, b[bit], c[bit]))];

    private static Literal[] Add(CircuitBuilder builder, Literal[] left, Literal[] right, int form)
    {
        Literal carry = Literal.False;
        var sum = new Literal[left.Length];
        for (int bit = 0; bit < sum.Length; bit++)
        {
            sum[bit] = builder.Xor(builder.Xor(left[bit], right[bit]), carry);
            carry = Majority(builder, left[bit], right[bit], carry, form);
        }

        return sum;
    }

    private static Literal Majority(CircuitBuilder builder, Literal a, Literal b, Literal c, int form) => form switch
    {
        0 => builder.Or(builder.And(a, b), builder.And(c, builder.Xor(a, b))),
        1 => builder.Mux(builder.Xor(a, b), c, a),
        _ => builder.Xor(a, builder.And(builder.Xor(a, b), builder.Xor(a, c))),
    };

    private static Literal[][] Exchange(CircuitBuilder builder, Literal[] left, Literal[] right)
    {
        Literal isLess = Literal.False;
        for (int bit = 0; bit < left.Length; bit++)
            isLess = Majority(builder, !left[bit], right[bit], isLess, bit % 3);
        return [[.. left.Select((literal, bit) => builder.Mux(isLess, literal, right[bit]))], [.. left.Select((literal, bit) => builder.Mux(isLess, right[bit], literal))]];
    }
}
