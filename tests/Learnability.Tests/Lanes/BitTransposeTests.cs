using System;
using Xunit;

namespace Learnability.Tests.Lanes;

public sealed class BitTransposeTests
{
    [Fact]
    public void Bit_j_of_row_i_becomes_bit_i_of_row_j()
    {
        var random = new RandomBits(2, RandomPurpose.Examples);
        var before = new ulong[64];
        for (int i = 0; i < 64; i++)
            before[i] = random.NextUInt64();
        var after = (ulong[])before.Clone();
        BitTranspose.Transpose(after);
        for (int i = 0; i < 64; i++)
        {
            for (int j = 0; j < 64; j++)
                Assert.Equal(before[j] >> i & 1, after[i] >> j & 1);
        }
    }

    [Fact]
    public void A_block_has_64_words() => Assert.Throws<ArgumentException>(() => BitTranspose.Transpose(new ulong[63]));
}
