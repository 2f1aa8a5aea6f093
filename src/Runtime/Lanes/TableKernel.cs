using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>Runs the steps of a table: one loop for each kind, without a branch in it.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TOperations">Its operations.</typeparam>
internal static unsafe class TableKernel<TVector, TOperations>
    where TVector : unmanaged
    where TOperations : struct, ILaneOperations<TVector>
{
    private static readonly delegate*<byte*, uint*, int, int, uint*>[] _loops = CreateLoops();

    /// <summary>Evaluates all runs.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="operands">The places of each step in turn: of its values, then of its operands.</param>
    /// <param name="values">The values: vectors of one place side by side.</param>
    /// <param name="vectors">The number of vectors of a place: a power of two.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Evaluate(ReadOnlySpan<TableRun> runs, ReadOnlySpan<uint> operands, Span<ulong> values, int vectors)
    {
        int shift = BitOperations.Log2((uint)(vectors * sizeof(TVector)));
        delegate*<byte*, uint*, int, int, uint*>[] loops = _loops;
        fixed (uint* steps = operands)
        fixed (ulong* places = values)
        {
            uint* step = steps;
            foreach (ref readonly TableRun run in runs)
                step = loops[run.Kind]((byte*)places, step, run.Count, shift);
        }
    }

    /// <summary>Steps of one function: the place of its value, then three operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint* Loop<TLut>(byte* values, uint* step, int count, int shift)
        where TLut : struct, ILutOperation
    {
        uint* end = step + (4 * (nint)count);
        nuint bytes = (nuint)1 << shift;
        if (bytes == (nuint)sizeof(TVector))
        {
            for (; step < end; step += 4)
                Apply<TLut>(Single(values, step[0]), Single(values, step[1]), Single(values, step[2]), Single(values, step[3]));
            return end;
        }

        for (; step < end; step += 4)
        {
            byte* value = values + ((nuint)step[0] << shift);
            byte* a = values + ((nuint)step[1] << shift);
            byte* b = values + ((nuint)step[2] << shift);
            byte* c = values + ((nuint)step[3] << shift);
            nuint offset = 0;
            do
            {
                Apply<TLut>(value + offset, a + offset, b + offset, c + offset);
                offset += (nuint)sizeof(TVector);
                Apply<TLut>(value + offset, a + offset, b + offset, c + offset);
                offset += (nuint)sizeof(TVector);
            }
            while (offset < bytes);
        }

        return end;
    }

    /// <summary>Steps of two functions: the places of their values, then three operands.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint* Loop<TFirst, TSecond>(byte* values, uint* step, int count, int shift)
        where TFirst : struct, ILutOperation
        where TSecond : struct, ILutOperation
    {
        uint* end = step + (5 * (nint)count);
        nuint bytes = (nuint)1 << shift;
        if (bytes == (nuint)sizeof(TVector))
        {
            for (; step < end; step += 5)
            {
                Apply<TFirst, TSecond>(
                    Single(values, step[0]), Single(values, step[1]), Single(values, step[2]), Single(values, step[3]), Single(values, step[4]));
            }

            return end;
        }

        for (; step < end; step += 5)
        {
            byte* first = values + ((nuint)step[0] << shift);
            byte* second = values + ((nuint)step[1] << shift);
            byte* a = values + ((nuint)step[2] << shift);
            byte* b = values + ((nuint)step[3] << shift);
            byte* c = values + ((nuint)step[4] << shift);
            nuint offset = 0;
            do
            {
                Apply<TFirst, TSecond>(first + offset, second + offset, a + offset, b + offset, c + offset);
                offset += (nuint)sizeof(TVector);
                Apply<TFirst, TSecond>(first + offset, second + offset, a + offset, b + offset, c + offset);
                offset += (nuint)sizeof(TVector);
            }
            while (offset < bytes);
        }

        return end;
    }

    /// <summary>The address of a place of one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static byte* Single(byte* values, uint place) => values + ((nuint)place * (nuint)sizeof(TVector));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply<TLut>(byte* value, byte* a, byte* b, byte* c)
        where TLut : struct, ILutOperation =>
        *(TVector*)value = TLut.Apply<TVector, TOperations>(*(TVector*)a, *(TVector*)b, TLut.IsTernary ? *(TVector*)c : default);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply<TFirst, TSecond>(byte* first, byte* second, byte* a, byte* b, byte* c)
        where TFirst : struct, ILutOperation
        where TSecond : struct, ILutOperation
    {
        TVector x = *(TVector*)a, y = *(TVector*)b, z = TFirst.IsTernary ? *(TVector*)c : default;
        *(TVector*)first = TFirst.Apply<TVector, TOperations>(x, y, z);
        *(TVector*)second = TSecond.Apply<TVector, TOperations>(x, y, z);
    }

    private static delegate*<byte*, uint*, int, int, uint*>[] CreateLoops()
    {
        var loops = new delegate*<byte*, uint*, int, int, uint*>[TableKind.Count];
        loops[LutTable.And] = &Loop<AndOperation>;
        loops[LutTable.AndNot] = &Loop<AndNotOperation>;
        loops[LutTable.Or] = &Loop<OrOperation>;
        loops[LutTable.Xor] = &Loop<XorOperation>;
        loops[TableKind.OfPair(LutTable.Xor, LutTable.And)] = &Loop<XorOperation, AndOperation>;
        loops[TableKind.OfPair(LutTable.Xor, LutTable.AndNot)] = &Loop<XorOperation, AndNotOperation>;
        loops[TableKind.OfPair(LutTable.Xor, LutTable.Or)] = &Loop<XorOperation, OrOperation>;
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
        loops[TableKind.OfPair(TableKind.Sum, TableKind.Carry)] = &Loop<Lut96Operation, LutE8Operation>;
        loops[TableKind.OfPair(TableKind.Sum, TableKind.Borrow)] = &Loop<Lut96Operation, Lut8EOperation>;
        loops[TableKind.OfPair(TableKind.Sum, TableKind.Odd)] = &Loop<Lut96Operation, Lut18Operation>;
        loops[TableKind.OfPair(TableKind.Sum, TableKind.Mixed)] = &Loop<Lut96Operation, Lut7EOperation>;
        loops[TableKind.OfPair(TableKind.Choice, TableKind.OtherChoice)] = &Loop<SwappedOperation<LutACOperation>, LutACOperation>;
        return loops;
    }
}
