using System.Collections.Generic;
using Xunit;

namespace Learnability.Tests.Circuits;

public sealed class CircuitBuilderMuxTests
{
    /// <summary>What SGD emulation needs to see: the bits that change are the guarded change alone, however many branches keep the old value.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_value_that_one_branch_changes_and_another_keeps_differs_from_the_old_one_by_the_guarded_change(bool keepsWhenTrue)
    {
        var builder = new CircuitBuilder();
        Literal[] inputs = builder.AddInputPort("x", 4);
        (Literal old, Literal replacement, Literal writes, Literal returns) = (inputs[0], inputs[1], inputs[2], inputs[3]);

        Literal written = builder.Mux(writes, replacement, old);
        Literal merged = keepsWhenTrue ? builder.Mux(returns, old, written) : builder.Mux(returns, written, old);

        Literal difference = builder.Xor(old, replacement);
        Literal change = builder.And(keepsWhenTrue ? !returns : returns, builder.And(writes, difference));
        Assert.Equal(change, builder.Xor(old, merged));
    }

    [Fact]
    public void Mux_selects_for_every_choice_of_operands()
    {
        var builder = new CircuitBuilder();
        Literal[] inputs = builder.AddInputPort("x", 3);
        Literal[] operands =
        [
            Literal.False, Literal.True, .. inputs, !inputs[0], builder.Xor(inputs[0], inputs[1]), !builder.Xor(inputs[0], inputs[1]),
            builder.Xor(inputs[1], inputs[2]), builder.And(inputs[0], inputs[1]), builder.Or(inputs[1], inputs[2]),
        ];
        var expected = new List<(Literal Select, Literal WhenTrue, Literal WhenFalse)>();
        foreach (Literal select in operands)
        {
            foreach (Literal whenTrue in operands)
            {
                foreach (Literal whenFalse in operands)
                {
                    expected.Add((select, whenTrue, whenFalse));
                    builder.AddOutputPort($"mux{expected.Count}", [builder.Mux(select, whenTrue, whenFalse), select, whenTrue, whenFalse]);
                }
            }
        }

        Circuit circuit = builder.Build();
        var outputs = new bool[circuit.OutputCount];
        for (int sample = 0; sample < 8; sample++)
        {
            circuit.Evaluate([(sample & 1) != 0, (sample & 2) != 0, (sample & 4) != 0], outputs);
            for (int i = 0; i < expected.Count; i++)
            {
                bool right = outputs[4 * i] == (outputs[(4 * i) + 1] ? outputs[(4 * i) + 2] : outputs[(4 * i) + 3]);
                Assert.True(right, $"mux({expected[i].Select}, {expected[i].WhenTrue}, {expected[i].WhenFalse}) at {sample}");
            }
        }
    }
}
