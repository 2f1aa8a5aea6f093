using System;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Learnability.Benchmarks;

/// <summary>The transposition of columns to lanes and back, without a circuit between: the table of docs/performance.md.</summary>
internal static class TranspositionTable
{
    private const int Samples = 4096;
    private const int Turns = 8;

    /// <summary>The columns are transposed this often in a measured call.</summary>
    private const int Repetitions = 512;

    public static void Print()
    {
        Console.WriteLine("| column | to lanes, ns a sample | back | back, lines of the cache written whole | bytes a sample |");
        Console.WriteLine("|---|---|---|---|---|");
        PrintRow<bool>("bool", 1);
        PrintRow<byte>("byte", 8);
        PrintRow<ushort>("ushort", 16);
        PrintRow<uint>("uint", 32);
        PrintRow<uint>("uint with at most 8 bits that are not 0", 32, storedBits: 8);
        PrintRow<ulong>("ulong", 64);
        PrintRow<UInt128>("UInt128", 128);
    }

    private static void PrintRow<T>(string name, int width, int storedBits = 64)
        where T : unmanaged
    {
        ColumnLayout<T> layout = CreateLayout<T>(width, storedBits);
        var lanes = new AlignedWords(width * BitPlanes.Groups);
        var planes = new AlignedWords(LaneBlock.PlaneWords);

        // Arrays begin anywhere in a line: the first column does at its third quarter, the second where a line begins.
        int line = 64 / Unsafe.SizeOf<T>();
        var memory = new AlignedWords(((Samples + line) * Unsafe.SizeOf<T>()) / sizeof(ulong));
        int offset = Math.Max(1, line * 3 / 4);
        Fill(MemoryMarshal.AsBytes(memory.Span), width == 1);

        var load = new Contender("to lanes", () =>
        {
            Span<T> column = MemoryMarshal.Cast<ulong, T>(memory.Span).Slice(offset, Samples);
            for (int i = 0; i < Repetitions; i++)
                Load(layout, column, new LaneBlock(lanes.Span, planes.Span, BitPlanes.Groups));
        });
        var store = new Contender("back", () =>
        {
            Span<T> column = MemoryMarshal.Cast<ulong, T>(memory.Span).Slice(offset, Samples);
            for (int i = 0; i < Repetitions; i++)
                Store(layout, column, new LaneBlock(lanes.Span, planes.Span, BitPlanes.Groups));
        });
        var storeWhole = new Contender("back, whole lines", () =>
        {
            Span<T> column = MemoryMarshal.Cast<ulong, T>(memory.Span)[..Samples];
            for (int i = 0; i < Repetitions; i++)
                Store(layout, column, new LaneBlock(lanes.Span, planes.Span, BitPlanes.Groups));
        });
        Contender[] contenders = [load, store, storeWhole];
        foreach (Contender contender in contenders)
            contender.WarmUp();
        for (int turn = 0; turn < Turns; turn++)
        {
            foreach (Contender contender in contenders)
                contender.Measure();
        }

        string loaded = storedBits < width && width <= 64 ? "–" : PerSample(load);
        Console.WriteLine($"| {name} | {loaded} | {PerSample(store)} | {PerSample(storeWhole)} | {Unsafe.SizeOf<T>()} |");
    }

    private static string PerSample(Contender contender) => (contender.Processor / (Samples * Repetitions)).ToString("F3", CultureInfo.InvariantCulture);

    private static void Load<T>(ColumnLayout<T> layout, ReadOnlySpan<T> column, LaneBlock block)
        where T : unmanaged
    {
        for (int start = 0; start < column.Length; start += BitPlanes.BlockLength)
            layout.Load(column, start, BitPlanes.BlockLength, block, 0);
    }

    private static void Store<T>(ColumnLayout<T> layout, Span<T> column, LaneBlock block)
        where T : unmanaged
    {
        for (int start = 0; start < column.Length; start += BitPlanes.BlockLength)
            layout.Store(block, 0, column, start, BitPlanes.BlockLength);
    }

    private static ColumnLayout<T> CreateLayout<T>(int width, int storedBits)
        where T : unmanaged
    {
        T sample = default;
        if (width <= 64)
            return new ColumnLayout<T>(1, ColumnPart.Of(ref sample, ref sample, width, false, Math.Min(width, storedBits), false, ""));
        Span<ulong> words = MemoryMarshal.Cast<T, ulong>(new Span<T>(ref sample));
        return new ColumnLayout<T>(
            1, ColumnPart.Of(ref sample, ref words[0], 64, false, 64, false, ""), ColumnPart.Of(ref sample, ref words[1], 64, false, 64, false, ""));
    }

    private static void Fill(Span<byte> bytes, bool areTruthValues)
    {
        var random = new RandomBits(1, RandomPurpose.Examples);
        foreach (ref byte value in bytes)
            value = (byte)random.NextBits(areTruthValues ? 1 : 8);
    }
}
