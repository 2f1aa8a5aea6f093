using System;
using System.Runtime.CompilerServices;
using Xunit;

namespace Learnability.Tests.Lanes;

public sealed class KernelScratchTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(100_000)]
    public void Scratch_memory_begins_at_a_line_of_the_cache_and_stays_there(int words)
    {
        using KernelScratch scratch = KernelScratch.Rent(words);
        nint address = AddressOf(ref scratch.Words[0]);
        Assert.Equal(0, address % 64);
        Assert.Equal(words, scratch.Words.Length);
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        Assert.Equal(address, AddressOf(ref scratch.Words[0]));
    }

    [Fact]
    public void Leases_of_any_size_in_turn_allocate_only_as_long_as_memory_grows()
    {
        Lease();
        long before = GC.GetAllocatedBytesForCurrentThread();
        Lease();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        static void Lease()
        {
            foreach (int words in (ReadOnlySpan<int>)[10, 7000, 3])
            {
                using KernelScratch outer = KernelScratch.Rent(words);
                using KernelScratch inner = KernelScratch.Rent(7003 - words);
                outer.Words.Fill(1);
                inner.Words.Fill(2);
                Assert.False(outer.Words.Contains(2UL));
            }
        }
    }

    private static nint AddressOf(ref ulong word) => Unsafe.ByteOffset(ref Unsafe.NullRef<ulong>(), ref word);
}
