using Xunit;

namespace Learnability.Tests.Circuits;

/// <summary>Two sums that have their last terms in common lose them, as far as that stays cheap.</summary>
public sealed class XorChainTests
{
    [Theory]
    [InlineData(2)]
    [InlineData(1000)]
    public void Two_chains_that_differ_at_their_start_cancel_down_to_it(int length)
    {
        var builder = new CircuitBuilder();
        (Literal[] x, Literal left, Literal right) = Chains(builder, length);
        Assert.Equal(builder.Xor(x[0], x[1]), builder.Xor(left, right));
    }

    [Fact]
    public void Two_chains_that_are_very_long_are_one_gate_more()
    {
        var builder = new CircuitBuilder();
        (_, Literal left, Literal right) = Chains(builder, 200_000);
        int gates = builder.GateCount;
        builder.Xor(left, right);
        Assert.Equal(gates + 1, builder.GateCount);
    }

    /// <summary>x0 ⊕ y and x1 ⊕ y, y being the sum of as many inputs.</summary>
    private static (Literal[] Inputs, Literal Left, Literal Right) Chains(CircuitBuilder builder, int length)
    {
        Literal[] x = builder.AddInputPort("x", length + 2);
        (Literal left, Literal right) = (x[0], x[1]);
        for (int i = 2; i < x.Length; i++)
            (left, right) = (builder.Xor(left, x[i]), builder.Xor(right, x[i]));
        return (x, left, right);
    }
}
