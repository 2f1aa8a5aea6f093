using System;
using Xunit;

namespace Learnability.Tests;

/// <summary>A word for each bit gives what packed bits give, for every number of bits around a vector's.</summary>
public sealed class SgdMemoryLanesTests
{
    [Theory]
    [InlineData(1, false)]
    [InlineData(3, false)]
    [InlineData(4, false)]
    [InlineData(7, true)]
    [InlineData(30, false)]
    [InlineData(32, true)]
    public void Steps_on_words_equal_steps_on_packed_bits(int memoryBits, bool hasWeightSetByHand)
    {
        var groups = new int[memoryBits];
        for (int i = 0; i < memoryBits; i++)
            groups[i] = i;
        var packed = new SgdMemory(groups, 32);
        var lanes = new SgdMemory(groups, 32);
        if (hasWeightSetByHand)
        {
            packed.SetDummyWeight(31, 5, 0.25);
            lanes.SetDummyWeight(31, 5, 0.25);
        }

        var random = new RandomBits(memoryBits, RandomPurpose.Examples);
        var flips = new ulong[1];
        var words = new ulong[memoryBits];
        var memory = new ulong[1];
        var memoryWords = new ulong[memoryBits];

        // A weight that is not exact lets the others drift: soon no gate could read them.
        int steps = hasWeightSetByHand ? 2 : 50;
        for (int step = 0; step < steps; step++)
        {
            // Only the lowest bit of a word counts: the others are random.
            flips[0] = 0;
            for (int i = 0; i < memoryBits; i++)
            {
                words[i] = random.NextUInt64() & random.NextUInt64();
                flips[0] |= (words[i] & 1) << i;
            }

            (bool predicted, bool label) = (random.NextBit(), random.NextBit());
            Assert.Equal(packed.GetOutput(flips, predicted), lanes.GetOutputLanes(words, predicted));
            Assert.Equal(packed.Step(flips, predicted, label, out double output), lanes.StepLanes(words, predicted, label, out double outputOfLanes));
            Assert.Equal(output, outputOfLanes);
            for (int i = 0; i < memoryBits; i++)
            {
                foreach (SgdMemoryEdge edge in Enum.GetValues<SgdMemoryEdge>())
                    Assert.Equal(packed.GetMemoryWeight(i, edge), lanes.GetMemoryWeight(i, edge));
            }

            packed.ReadMemory(memory);
            lanes.ReadMemoryLanes(memoryWords);
            for (int i = 0; i < memoryBits; i++)
                Assert.Equal((memory[0] >> i & 1) != 0 ? ulong.MaxValue : 0, memoryWords[i]);
        }
    }

    [Fact]
    public void A_wrong_number_of_words_is_refused_before_anything_changes()
    {
        var memory = new SgdMemory([0, 1, 2], 32);
        Assert.Throws<ArgumentException>(() => memory.ReadMemoryLanes(new ulong[2]));
        Assert.Throws<ArgumentException>(() => memory.GetOutputLanes(new ulong[4], true));
        Assert.Throws<ArgumentException>(() => memory.StepLanes(new ulong[4], true, false, out _));
        Assert.Equal(0.5, memory.GetDummyWeight(0, 0));
    }
}
