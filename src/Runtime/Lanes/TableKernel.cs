using System;
using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>Runs a table of functions: one loop for each kind, without a branch in it.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TOperations">Its operations.</typeparam>
internal static unsafe class TableKernel<TVector, TOperations>
    where TVector : unmanaged
    where TOperations : struct, ILaneOperations<TVector>
{
    private static readonly delegate*<byte*, ReadOnlySpan<TableEntry>, nuint, void>[] _loops = CreateLoops();

    /// <summary>Evaluates all runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="entries">The functions; places are in bytes.</param>
    /// <param name="values">The values: vectors of one place side by side.</param>
    /// <param name="vectors">The number of vectors of each place that are computed.</param>
    public static void Evaluate(ReadOnlySpan<TableRun> runs, ReadOnlySpan<TableEntry> entries, byte* values, int vectors)
    {
        nuint bytes = (nuint)(vectors * sizeof(TVector));
        foreach (TableRun run in runs)
            _loops[run.Table](values, entries.Slice(run.Start, run.Count), bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Loop<TLut>(byte* values, ReadOnlySpan<TableEntry> entries, nuint bytes)
        where TLut : struct, ILutOperation
    {
        if (bytes == (nuint)sizeof(TVector))
        {
            foreach (ref readonly TableEntry entry in entries)
                Apply<TLut>(values + entry.Target, values + entry.A, values + entry.B, values + entry.C);
            return;
        }

        // Pairs of vectors: what is past an odd number is computed for nothing, from what was there before.
        foreach (ref readonly TableEntry entry in entries)
        {
            byte* a = values + entry.A;
            byte* b = values + entry.B;
            byte* c = values + entry.C;
            byte* target = values + entry.Target;
            nuint offset = 0;
            do
            {
                Apply<TLut>(target + offset, a + offset, b + offset, c + offset);
                offset += (nuint)sizeof(TVector);
                Apply<TLut>(target + offset, a + offset, b + offset, c + offset);
                offset += (nuint)sizeof(TVector);
            }
            while (offset < bytes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply<TLut>(byte* target, byte* a, byte* b, byte* c)
        where TLut : struct, ILutOperation =>
        *(TVector*)target = TLut.Apply<TVector, TOperations>(*(TVector*)a, *(TVector*)b, TLut.IsTernary ? *(TVector*)c : default);

    private static delegate*<byte*, ReadOnlySpan<TableEntry>, nuint, void>[] CreateLoops()
    {
        var loops = new delegate*<byte*, ReadOnlySpan<TableEntry>, nuint, void>[256];
        loops[LutTable.And] = &Loop<AndOperation>;
        loops[LutTable.AndNot] = &Loop<AndNotOperation>;
        loops[LutTable.Or] = &Loop<OrOperation>;
        loops[LutTable.Xor] = &Loop<XorOperation>;
        if (!TOperations.HasTernary)
            return loops;
        loops[0x02] = &Loop<Lut02Operation>;
        loops[0x06] = &Loop<Lut06Operation>;
        loops[0x08] = &Loop<Lut08Operation>;
        loops[0x0E] = &Loop<Lut0EOperation>;
        loops[0x16] = &Loop<Lut16Operation>;
        loops[0x18] = &Loop<Lut18Operation>;
        loops[0x1A] = &Loop<Lut1AOperation>;
        loops[0x1E] = &Loop<Lut1EOperation>;
        loops[0x28] = &Loop<Lut28Operation>;
        loops[0x2A] = &Loop<Lut2AOperation>;
        loops[0x2C] = &Loop<Lut2COperation>;
        loops[0x2E] = &Loop<Lut2EOperation>;
        loops[0x3E] = &Loop<Lut3EOperation>;
        loops[0x68] = &Loop<Lut68Operation>;
        loops[0x6A] = &Loop<Lut6AOperation>;
        loops[0x6E] = &Loop<Lut6EOperation>;
        loops[0x7E] = &Loop<Lut7EOperation>;
        loops[0x80] = &Loop<Lut80Operation>;
        loops[0x82] = &Loop<Lut82Operation>;
        loops[0x86] = &Loop<Lut86Operation>;
        loops[0x8A] = &Loop<Lut8AOperation>;
        loops[0x8E] = &Loop<Lut8EOperation>;
        loops[0x96] = &Loop<Lut96Operation>;
        loops[0x98] = &Loop<Lut98Operation>;
        loops[0x9A] = &Loop<Lut9AOperation>;
        loops[0x9E] = &Loop<Lut9EOperation>;
        loops[0xA8] = &Loop<LutA8Operation>;
        loops[0xAC] = &Loop<LutACOperation>;
        loops[0xAE] = &Loop<LutAEOperation>;
        loops[0xBC] = &Loop<LutBCOperation>;
        loops[0xBE] = &Loop<LutBEOperation>;
        loops[0xE8] = &Loop<LutE8Operation>;
        loops[0xEA] = &Loop<LutEAOperation>;
        loops[0xFE] = &Loop<LutFEOperation>;
        return loops;
    }
}
