using Xunit;

namespace Learnability.Tests.Circuits;

/// <summary>What folds, folds in constant stack.</summary>
public sealed class XorChainTests
{
    [Fact]
    public void Two_long_chains_that_differ_at_their_start_cancel_down_to_it()
    {
        const int Length = 200_000;
        var builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("x", Length);
        Literal left = x[0];
        Literal right = x[1];
        for (int i = 2; i < Length; i++)
        {
            left = builder.Xor(left, x[i]);
            right = builder.Xor(right, x[i]);
        }

        Assert.Equal(builder.Xor(x[0], x[1]), builder.Xor(left, right));
    }
}
