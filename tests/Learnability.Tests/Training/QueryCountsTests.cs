using System;
using System.Linq;
using Xunit;

namespace Learnability.Tests.Training;

/// <summary>Counts of queries on batches agree with counting sample by sample, whatever the size of the batch, the width of vectors and the number of queries.</summary>
public sealed class QueryCountsTests
{
    private const int InputBits = 5;
    private const int RoundBits = 3;

    public static TheoryData<int, int> Widths()
    {
        var widths = new TheoryData<int, int>();
        foreach (int vectorWords in new[] { 1, 2, 4, 8 })
        {
            foreach (int queries in new[] { 1, 7, 8, 19 })
                widths.Add(vectorWords, queries);
        }

        return widths;
    }

    /// <summary>Memory: one bit for each query; then the round, x and the label asked about.</summary>
    private readonly struct Gates(int queries) : IQueryGates
    {
        public void Evaluate(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit)
        {
            for (int query = 0; query < queries; query++)
            {
                for (int word = 0; word < wordsPerBit; word++)
                {
                    ulong memory = inputs[(query * wordsPerBit) + word];
                    ulong round = inputs[((queries + (query % RoundBits)) * wordsPerBit) + word];
                    ulong x = inputs[((queries + RoundBits + (query % InputBits)) * wordsPerBit) + word];
                    ulong other = inputs[((queries + RoundBits + ((query + 2) % InputBits)) * wordsPerBit) + word];
                    ulong label = inputs[((queries + RoundBits + InputBits) * wordsPerBit) + word];
                    outputs[(query * wordsPerBit) + word] = x ^ (other & memory) ^ (round & label);
                }
            }
        }

        public static bool Holds(int query, bool memory, int round, ulong x, bool label) =>
            ((x >> (query % InputBits) & 1) != 0) ^ ((x >> ((query + 2) % InputBits) & 1) != 0 && memory) ^ ((round >> (query % RoundBits) & 1) != 0 && label);
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Counts_are_those_of_each_sample(int vectorWords, int queries)
    {
        int[] sizes = [1, 2, 63, 64, 65, 127, 128, 129, 255, 257, 500, 511, 512, 513, 1000, 1024, 1536, 2047, 2048, 2049, 2560, 4096, 5001, 13_000];
        foreach (int size in sizes)
            Compare(size, vectorWords, queries);
    }

    [Fact]
    public void Counts_of_bytes_do_not_overflow()
    {
        // Every bit counts: the most that bytes can hold, at their limits and past them.
        foreach (int sets in new[] { 6, 7, 31, 32, 63 })
        {
            foreach (int rest in new[] { 0, 3 * 512, (3 * 512) + 5 })
            {
                int size = (sets * 2048) + rest;
                var counts = new QueryCounts(Plan(1, size), 1, RoundBits, (size + 63) / 64, keepsLanes: false, vectorWords: 8);
                var batch = new LabelledBits(InputBits, size);
                for (int i = 0; i < size; i++)
                    batch.Set(i, [31], true);
                counts.Count(new Gates(1), batch, label: true);
                Assert.Equal([size, size, 0, 0, 0, 0, 0, 0], counts.Matching.ToArray());
                Assert.Equal(new long[8], counts.Others.ToArray());
                counts.Count(new Gates(1), batch, label: false);
                Assert.Equal(new long[8], counts.Matching.ToArray());
                Assert.Equal(size, counts.Others[0]);
            }
        }
    }

    private static void Compare(int size, int vectorWords, int queries)
    {
        var random = new RandomBits(size, RandomPurpose.Examples);
        var counts = new QueryCounts(Plan(queries, size), queries, RoundBits, (size + 63) / 64, keepsLanes: true, vectorWords);
        var x = new ulong[1];
        for (int round = 0; round < 4; round++)
        {
            var batch = new LabelledBits(InputBits, size);
            for (int i = 0; i < size; i++)
                batch.Set(i, [random.NextBits(InputBits)], random.NextBits(2) != 0);
            ulong memory = random.NextBits(queries);
            bool label = (round & 1) == 0;
            counts.SetMemory([memory]);
            counts.SetRound(round);
            counts.Count(new Gates(queries), batch, label);

            var matching = new long[queries + 1];
            var others = new long[queries + 1];
            var lanes = new ulong[(queries + 1) * batch.WordsPerBit];
            for (int i = 0; i < size; i++)
            {
                batch.GetInput(i, x);
                for (int query = 0; query <= queries; query++)
                {
                    if (query < queries && !Gates.Holds(query, (memory >> query & 1) != 0, round, x[0], label))
                        continue;
                    (batch.GetLabel(i) == label ? matching : others)[query]++;
                    lanes[(query * batch.WordsPerBit) + (i >> 6)] |= 1UL << (i & 63);
                }
            }

            Assert.Equal(matching, counts.Matching[..(queries + 1)].ToArray());
            Assert.Equal(others, counts.Others[..(queries + 1)].ToArray());
            Assert.Equal(lanes, counts.Lanes.ToArray());
            Assert.All(counts.Matching[(queries + 1)..].ToArray().Concat(counts.Others[(queries + 1)..].ToArray()), static count => Assert.Equal(0, count));
        }
    }

    private static QueryPlan Plan(int queries, int size) => new()
    {
        InputBits = InputBits,
        Width = queries,
        Rounds = 8,
        Kind = QueryKind.Alternating,
        IsFullBatch = false,
        Tolerance = 0.5,
        Confidence = 0.5,
        BatchSize = size,
        Precision = 1.0 / 64,
        Variant = QueryModelVariant.Literal,
    };
}
