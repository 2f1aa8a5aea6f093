using System;
using System.Numerics;

namespace Learnability.Benchmarks;

/// <summary>A method by queries that is measured.</summary>
/// <param name="Name">What it asks.</param>
/// <param name="Queries">Its queries as a circuit of their own, for C: inputs x and the label asked about.</param>
/// <param name="Create">Creates a model with some options.</param>
internal sealed record Subject(string Name, Circuit Queries, Func<MiniBatchSgdOptions, Training> Create)
{
    /// <summary>A query for each input.</summary>
    public static Subject[] OfSizes { get; } =
    [
        new("n = 8", QueryCircuits.Equal8Circuit.Circuit, static options =>
        {
            var model = new Equal8.MiniBatchModel(0, options);
            return new(model.Plan, model.Step, step => model.GetAnswers(step).ToArray());
        }),
        new("n = 16", QueryCircuits.Equal16Circuit.Circuit, static options =>
        {
            var model = new Equal16.MiniBatchModel(0, options);
            return new(model.Plan, model.Step, step => model.GetAnswers(step).ToArray());
        }),
        new("n = 32", QueryCircuits.Equal32Circuit.Circuit, static options =>
        {
            var model = new Equal32.MiniBatchModel(0, options);
            return new(model.Plan, model.Step, step => model.GetAnswers(step).ToArray());
        }),
        new("n = 64", QueryCircuits.Equal64Circuit.Circuit, static options =>
        {
            var model = new Equal64.MiniBatchModel(0, options);
            return new(model.Plan, model.Step, step => model.GetAnswers(step).ToArray());
        }),
    ];

    /// <summary>Sixteen queries of one gate each.</summary>
    public static Subject SingleGates => OfSizes[1];

    /// <summary>Eight queries of many gates.</summary>
    public static Subject ManyGates { get; } = new("sums", QueryCircuits.Sums8Circuit.Circuit, static options =>
    {
        var model = new Sums.MiniBatchModel(0, options);
        return new(model.Plan, model.Step, step => model.GetAnswers(step).ToArray());
    });
}

/// <summary>A model in training.</summary>
internal sealed record Training(QueryPlan Plan, Action<LabelledBits> Step, Func<int, int[]> GetAnswers);

/// <summary>The same queries as circuits.</summary>
internal static partial class QueryCircuits
{
    [Circuit]
    public static byte Equal8([Bits(8)] byte x, bool y) => y ? x : (byte)~x;

    [Circuit]
    public static ushort Equal16([Bits(16)] ushort x, bool y) => y ? x : (ushort)~x;

    [Circuit]
    public static uint Equal32([Bits(32)] uint x, bool y) => y ? x : ~x;

    [Circuit]
    public static ulong Equal64([Bits(64)] ulong x, bool y) => y ? x : ~x;

    [Circuit]
    public static byte Sums8([Bits(32)] uint x, bool y)
    {
        int answers = 0;
        for (int index = 0; index < 8; index++)
            answers |= Sums.Query(0, index, x, y) ? 1 << index : 0;
        return (byte)answers;
    }
}

#pragma warning disable LRN2008 // Asking is what is measured; most answers do not matter.
/// <summary>How often the label equals each of eight inputs.</summary>
[StatisticalQueries(Rounds = 1, Width = 8, Tolerance = 1.0 / 32, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 1024)]
internal partial struct Equal8
{
    [Bits(3)] private byte _most;

    public static bool Query(int round, int index, [Bits(8)] byte x, bool y) => (x >> index & 1) != 0 == y;

    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _most = (byte)(units[1] > units[0] ? 1 : 0);

    public readonly bool Predict([Bits(8)] byte x) => (x >> _most & 1) != 0;
}

/// <summary>How often the label equals each of sixteen inputs.</summary>
[StatisticalQueries(Rounds = 1, Width = 16, Tolerance = 1.0 / 32, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 1024)]
internal partial struct Equal16
{
    [Bits(4)] private byte _most;

    public static bool Query(int round, int index, [Bits(16)] ushort x, bool y) => (x >> index & 1) != 0 == y;

    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _most = (byte)(units[1] > units[0] ? 1 : 0);

    public readonly bool Predict([Bits(16)] ushort x) => (x >> _most & 1) != 0;
}

/// <summary>How often the label equals each of 32 inputs.</summary>
[StatisticalQueries(Rounds = 1, Width = 32, Tolerance = 1.0 / 32, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 1024)]
internal partial struct Equal32
{
    [Bits(5)] private byte _most;

    public static bool Query(int round, int index, [Bits(32)] uint x, bool y) => (x >> index & 1) != 0 == y;

    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _most = (byte)(units[1] > units[0] ? 1 : 0);

    public readonly bool Predict([Bits(32)] uint x) => (x >> _most & 1) != 0;
}

/// <summary>How often the label equals each of 64 inputs.</summary>
[StatisticalQueries(Rounds = 1, Width = 64, Tolerance = 1.0 / 32, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 1024)]
internal partial struct Equal64
{
    [Bits(6)] private byte _most;

    public static bool Query(int round, int index, [Bits(64)] ulong x, bool y) => (x >> index & 1) != 0 == y;

    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _most = (byte)(units[1] > units[0] ? 1 : 0);

    public readonly bool Predict([Bits(64)] ulong x) => (x >> _most & 1) != 0;
}

/// <summary>How often the label equals whether more than eight of sixteen inputs are true, for eight choices of sixteen: queries of many gates.</summary>
[StatisticalQueries(Rounds = 1, Width = 8, Tolerance = 1.0 / 32, Confidence = 0.9)]
[MiniBatchSgd(BatchSize = 64, Precision = 1.0 / 1024)]
internal partial struct Sums
{
    [Bits(3)] private byte _most;

    public static bool Query(int round, int index, [Bits(32)] uint x, bool y) => BitOperations.PopCount(x & Chosen(index)) > 8 == y;

    public void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne) => _most = (byte)(units[1] > units[0] ? 1 : 0);

    public readonly bool Predict([Bits(32)] uint x) => BitOperations.PopCount(x & Chosen(_most)) > 8;

    private static uint Chosen(int index) => index switch
    {
        0 => 0x0F3A_95C6,
        1 => 0x5A5A_C3C3,
        2 => 0x9669_A55A,
        3 => 0xF00F_5AA5,
        4 => 0x36C9_E817,
        5 => 0xAC53_1D2E,
        6 => 0x7187_8E78,
        _ => 0xD12B_4ED2,
    };
}
