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
            {
                *(TVector*)(values + entry.Target) = TLut.Apply<TVector, TOperations>(
                    *(TVector*)(values + entry.A), *(TVector*)(values + entry.B), TLut.IsTernary ? *(TVector*)(values + entry.C) : default);
            }

            return;
        }

        foreach (ref readonly TableEntry entry in entries)
        {
            byte* a = values + entry.A;
            byte* b = values + entry.B;
            byte* c = values + entry.C;
            byte* target = values + entry.Target;
            for (nuint offset = 0; offset < bytes; offset += (nuint)sizeof(TVector))
            {
                *(TVector*)(target + offset) = TLut.Apply<TVector, TOperations>(
                    *(TVector*)(a + offset), *(TVector*)(b + offset), TLut.IsTernary ? *(TVector*)(c + offset) : default);
            }
        }
    }

    private static delegate*<byte*, ReadOnlySpan<TableEntry>, nuint, void>[] CreateLoops()
    {
        var loops = new delegate*<byte*, ReadOnlySpan<TableEntry>, nuint, void>[256];
        loops[LutTable.And] = &Loop<AndOperation>;
        loops[LutTable.AndNot] = &Loop<AndNotOperation>;
        loops[LutTable.Or] = &Loop<OrOperation>;
        loops[LutTable.Xor] = &Loop<XorOperation>;
        if (!TOperations.HasTernary)
            return loops;
        loops[0x02] = &Loop<TernaryOperation<Table02>>;
        loops[0x06] = &Loop<TernaryOperation<Table06>>;
        loops[0x08] = &Loop<TernaryOperation<Table08>>;
        loops[0x0E] = &Loop<TernaryOperation<Table0E>>;
        loops[0x16] = &Loop<TernaryOperation<Table16>>;
        loops[0x18] = &Loop<TernaryOperation<Table18>>;
        loops[0x1A] = &Loop<TernaryOperation<Table1A>>;
        loops[0x1E] = &Loop<TernaryOperation<Table1E>>;
        loops[0x28] = &Loop<TernaryOperation<Table28>>;
        loops[0x2A] = &Loop<TernaryOperation<Table2A>>;
        loops[0x2C] = &Loop<TernaryOperation<Table2C>>;
        loops[0x2E] = &Loop<TernaryOperation<Table2E>>;
        loops[0x3E] = &Loop<TernaryOperation<Table3E>>;
        loops[0x68] = &Loop<TernaryOperation<Table68>>;
        loops[0x6A] = &Loop<TernaryOperation<Table6A>>;
        loops[0x6E] = &Loop<TernaryOperation<Table6E>>;
        loops[0x7E] = &Loop<TernaryOperation<Table7E>>;
        loops[0x80] = &Loop<TernaryOperation<Table80>>;
        loops[0x82] = &Loop<TernaryOperation<Table82>>;
        loops[0x86] = &Loop<TernaryOperation<Table86>>;
        loops[0x8A] = &Loop<TernaryOperation<Table8A>>;
        loops[0x8E] = &Loop<TernaryOperation<Table8E>>;
        loops[0x96] = &Loop<TernaryOperation<Table96>>;
        loops[0x98] = &Loop<TernaryOperation<Table98>>;
        loops[0x9A] = &Loop<TernaryOperation<Table9A>>;
        loops[0x9E] = &Loop<TernaryOperation<Table9E>>;
        loops[0xA8] = &Loop<TernaryOperation<TableA8>>;
        loops[0xAC] = &Loop<TernaryOperation<TableAC>>;
        loops[0xAE] = &Loop<TernaryOperation<TableAE>>;
        loops[0xBC] = &Loop<TernaryOperation<TableBC>>;
        loops[0xBE] = &Loop<TernaryOperation<TableBE>>;
        loops[0xE8] = &Loop<TernaryOperation<TableE8>>;
        loops[0xEA] = &Loop<TernaryOperation<TableEA>>;
        loops[0xFE] = &Loop<TernaryOperation<TableFE>>;
        return loops;
    }
}
