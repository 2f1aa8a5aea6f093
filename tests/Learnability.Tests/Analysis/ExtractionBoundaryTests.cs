using System;
using System.Collections.Generic;
using Xunit;

namespace Learnability.Tests.Analysis;

/// <summary>Up to its boundary each construct decodes every count of a batch, under the worst rounding, and beyond it there is a count that it does not.</summary>
public sealed class ExtractionBoundaryTests
{
    private static readonly IGradientRounding[] _roundings = [GradientRounding.Up, GradientRounding.Down, GradientRounding.AwayFromGradient, GradientRounding.Nearest];

    /// <summary>One query: the first bit of x, which comes after that of the round, whatever the label.</summary>
    private struct FirstInput : IVectorKernel
    {
        public static int ScratchVectors => 0;

        public static int VectorsPerVisit => 1;

        public static void Evaluate<TVector, TOperations, TColumns>(TColumns inputs, TColumns outputs, Span<TVector> scratch, int vectors)
            where TVector : struct
            where TOperations : struct, ILaneOperations<TVector>
            where TColumns : struct, IVectorColumns<TVector, TColumns>, allows ref struct => outputs[0] = inputs[1];
    }

    public static TheoryData<QueryModelVariant, CountDecoding> Rules
    {
        get
        {
            var rules = new TheoryData<QueryModelVariant, CountDecoding>();
            foreach (QueryModelVariant variant in Enum.GetValues<QueryModelVariant>())
            {
                foreach (CountDecoding decoding in Enum.GetValues<CountDecoding>())
                    rules.Add(variant, decoding);
            }

            return rules;
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void Model_decodes_every_count_up_to_its_boundary_and_not_beyond(QueryModelVariant variant, CountDecoding decoding)
    {
        foreach (int batch in new[] { 4, 16, 32 })
        {
            for (double product = 1.0 / 32; product <= 4; product *= 2)
            {
                double precision = product / batch;
                if (precision > 0.5)
                    continue;
                bool isExact = DecodesEveryCount(batch, decoding, Plan(batch, precision, variant, decoding), isNetwork: false);
                bool isWithin = product <= ExtractionBoundary.OfPowerOfTwo(variant, decoding);
                Assert.Equal(isWithin, ExtractionBoundary.IsExact(variant, batch, precision, decoding));
                Assert.True(isExact || !isWithin, $"b = {batch}, bρ = {product}: not every count is decoded");
                if (batch == 32 && product == 2 * ExtractionBoundary.OfPowerOfTwo(variant, decoding))
                    Assert.False(isExact, $"b = {batch}, bρ = {product}: every count is decoded");
            }
        }
    }

    [Theory]
    [InlineData(3)]
    [InlineData(12)]
    [InlineData(29)]
    public void Model_decodes_every_count_of_other_batches_where_its_error_is_below_half_a_sample(int batch)
    {
        foreach (QueryModelVariant variant in Enum.GetValues<QueryModelVariant>())
        {
            foreach (CountDecoding decoding in Enum.GetValues<CountDecoding>())
            {
                for (double precision = 1.0 / 4; precision >= 1.0 / 512; precision /= 2)
                {
                    if (ExtractionBoundary.IsExact(variant, batch, precision, decoding))
                        Assert.True(DecodesEveryCount(batch, decoding, Plan(batch, precision, variant, decoding), isNetwork: false), $"{variant}, {decoding}, ρ = {precision}");
                }
            }
        }
    }

    [Theory]
    [InlineData(CountDecoding.HalfToEven)]
    [InlineData(CountDecoding.HalfUp)]
    [InlineData(CountDecoding.HalfDown)]
    public void Network_decodes_every_count_up_to_its_boundary_and_not_beyond(CountDecoding decoding)
    {
        foreach (int batch in new[] { 4, 7, 16, 32 })
        {
            for (double precision = 1.0 / 16; precision >= 1.0 / 512; precision /= 2)
            {
                bool isExact = DecodesEveryCount(batch, decoding, Plan(batch, precision, QueryModelVariant.Literal, decoding), isNetwork: true);
                if (ExtractionBoundary.IsExactForNetwork(batch, precision))
                    Assert.True(isExact, $"b = {batch}, ρ = {precision}: not every count is decoded");
                else if (batch == 32)
                    Assert.False(isExact, $"b = {batch}, ρ = {precision}: every count is decoded");
            }
        }
    }

    [Fact]
    public void There_are_no_other_variants() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ExtractionBoundary.OfPowerOfTwo((QueryModelVariant)7));

    private static QueryPlan Plan(int batch, double precision, QueryModelVariant variant, CountDecoding decoding) => new()
    {
        InputBits = 1,
        Width = 1,
        Rounds = 2,
        Kind = QueryKind.Alternating,
        IsFullBatch = false,
        Tolerance = 0.5,
        Confidence = 0.5,
        BatchSize = batch,
        Precision = precision,
        Variant = variant,
        Decoding = decoding,
    };

    /// <summary>All numbers of samples with the label asked about, and of others, on which the query holds.</summary>
    private static bool DecodesEveryCount(int batch, CountDecoding decoding, QueryPlan plan, bool isNetwork)
    {
        foreach ((int matching, int others) in Counts(batch))
        {
            var samples = new LabelledBits(1, batch);
            for (int i = 0; i < batch; i++)
                samples.Set(i, [i < matching + others ? 1UL : 0], i < matching);
            foreach (IGradientRounding rounding in _roundings)
            {
                var options = new MiniBatchSgdOptions { Rounding = rounding };
                QueryDescent descent = isNetwork ? new QueryNetwork(plan, options, 0, 0, 1) : new QueryModel(plan, options, 0, 0, 1);
                descent.Step<FirstInput>(samples);
                if (Decode(descent.Units[0], descent.UnitsPerOne, batch, decoding) != matching)
                    return false;
            }
        }

        return true;
    }

    private static IEnumerable<(int Matching, int Others)> Counts(int batch)
    {
        for (int matching = 0; matching <= batch; matching++)
        {
            for (int others = 0; others <= batch - matching; others++)
                yield return (matching, others);
        }
    }

    private static int Decode(int units, int unitsPerOne, int batch, CountDecoding decoding)
    {
        double count = (double)units * batch / unitsPerOne;
        return (int)(decoding switch
        {
            CountDecoding.HalfUp => Math.Floor(count + 0.5),
            CountDecoding.HalfDown => Math.Ceiling(count - 0.5),
            _ => Math.Round(count, MidpointRounding.ToEven),
        });
    }
}
