using System.Linq;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Machines;

/// <summary>A transition function becomes a table, and the table a network.</summary>
public sealed class TabulationTests
{
    [Fact]
    public void Machine_of_integers_has_the_states_that_it_comes_to()
    {
        string text = GeneratorHarness.Generate("""
            using Learnability;

            public static partial class Counter
            {
                [TuringMachine(Halt = "5")]
                public static Transition<int> Count([Bits(6)] int state, Symbol read, Arrival arrival) =>
                    state is >= 0 and < 5 ? new(state + 1, Symbol.Plus, Move.Stay) : Transition.Stay(state);
            }
            """).Values.Single();
        Assert.Contains("States: 6,", text);
        Assert.Contains("[\"0\", \"1\", \"2\", \"3\", \"4\", \"5\"]", text);
    }
}
