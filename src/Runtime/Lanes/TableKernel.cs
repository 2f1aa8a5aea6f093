using System;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>Runs the steps of a table: a loop for each kind, without a branch in it.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TOperations">Its operations.</typeparam>
internal static unsafe class TableKernel<TVector, TOperations>
    where TVector : unmanaged
    where TOperations : struct, ILaneOperations<TVector>
{
    /// <summary>Loops of a kind: for one vector, with runs of one to three steps and with longer ones; for several vectors, and for eight.</summary>
    private const int Forms = 6;

    private const int OfLongRuns = 3;

    private const int OfSeveral = 4;

    private const int OfEight = 5;

    private static readonly delegate*<byte*, uint*, int, int, uint*>[] _loops = CreateLoops();

    /// <summary>Evaluates all runs for one vector.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="offsets">The places of each step in turn, in bytes: of its values, then of its operands.</param>
    /// <param name="values">The values.</param>
    public static void Evaluate(ReadOnlySpan<TableRun> runs, ReadOnlySpan<uint> offsets, Span<ulong> values) => Evaluate(runs, offsets, values, 0, 0, OfLongRuns);

    /// <summary>Evaluates all runs for several vectors.</summary>
    /// <param name="runs">The runs.</param>
    /// <param name="operands">The places of each step in turn: of its values, then of its operands.</param>
    /// <param name="values">The values: vectors of one place side by side.</param>
    /// <param name="vectors">The number of vectors of a place: two, four or eight.</param>
    public static void Evaluate(ReadOnlySpan<TableRun> runs, ReadOnlySpan<uint> operands, Span<ulong> values, int vectors)
    {
        int form = vectors == 8 ? OfEight : OfSeveral;
        Evaluate(runs, operands, values, BitOperations.Log2((uint)(vectors * sizeof(TVector))), form, form);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Evaluate(ReadOnlySpan<TableRun> runs, ReadOnlySpan<uint> operands, Span<ulong> values, int shift, int firstForm, int lastForm)
    {
        if (runs.IsEmpty)
            return;
        delegate*<byte*, uint*, int, int, uint*>[] loops = _loops;
        delegate*<byte*, uint*, int, int, uint*> next = loops[Form(runs[0], firstForm, lastForm)];
        fixed (uint* steps = operands)
        fixed (ulong* places = values)
        {
            uint* step = steps;
            for (int run = 0; run < runs.Length; run++)
            {
                // The next loop is looked up before this one runs: where the processor foresees another, it finds out sooner.
                delegate*<byte*, uint*, int, int, uint*> loop = next;
                next = loops[Form(runs[Math.Min(run + 1, runs.Length - 1)], firstForm, lastForm)];
                step = loop((byte*)places, step, runs[run].Count, shift);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Form(TableRun run, int first, int last) => (run.Kind * Forms) + Math.Max(first, Math.Min(run.Count - 1, last));

    private static delegate*<byte*, uint*, int, int, uint*>[] CreateLoops()
    {
        var loops = new delegate*<byte*, uint*, int, int, uint*>[Forms * TableKind.Count];
        Add<AndOperation>(loops, LutTable.And);
        Add<AndNotOperation>(loops, LutTable.AndNot);
        Add<OrOperation>(loops, LutTable.Or);
        Add<XorOperation>(loops, LutTable.Xor);
        AddPair<XorOperation, AndOperation>(loops, TableKind.OfPair(LutTable.Xor, LutTable.And));
        AddPair<XorOperation, AndNotOperation>(loops, TableKind.OfPair(LutTable.Xor, LutTable.AndNot));
        AddPair<XorOperation, OrOperation>(loops, TableKind.OfPair(LutTable.Xor, LutTable.Or));
        if (!TOperations.HasTernary)
            return loops;
        Add<Lut02Operation>(loops, 0x02);
        Add<Lut06Operation>(loops, 0x06);
        Add<Lut08Operation>(loops, 0x08);
        Add<Lut0EOperation>(loops, 0x0E);
        Add<Lut16Operation>(loops, 0x16);
        Add<Lut18Operation>(loops, 0x18);
        Add<Lut1AOperation>(loops, 0x1A);
        Add<Lut1EOperation>(loops, 0x1E);
        Add<Lut28Operation>(loops, 0x28);
        Add<Lut2AOperation>(loops, 0x2A);
        Add<Lut2COperation>(loops, 0x2C);
        Add<Lut2EOperation>(loops, 0x2E);
        Add<Lut3EOperation>(loops, 0x3E);
        Add<Lut68Operation>(loops, 0x68);
        Add<Lut6AOperation>(loops, 0x6A);
        Add<Lut6EOperation>(loops, 0x6E);
        Add<Lut7EOperation>(loops, 0x7E);
        Add<Lut80Operation>(loops, 0x80);
        Add<Lut82Operation>(loops, 0x82);
        Add<Lut86Operation>(loops, 0x86);
        Add<Lut8AOperation>(loops, 0x8A);
        Add<Lut8EOperation>(loops, 0x8E);
        Add<Lut96Operation>(loops, 0x96);
        Add<Lut98Operation>(loops, 0x98);
        Add<Lut9AOperation>(loops, 0x9A);
        Add<Lut9EOperation>(loops, 0x9E);
        Add<LutA8Operation>(loops, 0xA8);
        Add<LutACOperation>(loops, 0xAC);
        Add<LutAEOperation>(loops, 0xAE);
        Add<LutBCOperation>(loops, 0xBC);
        Add<LutBEOperation>(loops, 0xBE);
        Add<LutE8Operation>(loops, 0xE8);
        Add<LutEAOperation>(loops, 0xEA);
        Add<LutFEOperation>(loops, 0xFE);
        AddPair<Lut96Operation, LutE8Operation>(loops, TableKind.OfPair(TableKind.Sum, TableKind.Carry));
        AddPair<Lut96Operation, Lut8EOperation>(loops, TableKind.OfPair(TableKind.Sum, TableKind.Borrow));
        AddPair<Lut96Operation, Lut18Operation>(loops, TableKind.OfPair(TableKind.Sum, TableKind.Odd));
        AddPair<Lut96Operation, Lut7EOperation>(loops, TableKind.OfPair(TableKind.Sum, TableKind.Mixed));
        AddPair<SwappedOperation<LutACOperation>, LutACOperation>(loops, TableKind.OfPair(TableKind.Choice, TableKind.OtherChoice));
        return loops;
    }

    private static void Add<TLut>(delegate*<byte*, uint*, int, int, uint*>[] loops, int kind)
        where TLut : struct, ILutOperation => AddStep<FunctionStep<TVector, TOperations, TLut>>(loops, kind);

    private static void AddPair<TFirst, TSecond>(delegate*<byte*, uint*, int, int, uint*>[] loops, int kind)
        where TFirst : struct, ILutOperation
        where TSecond : struct, ILutOperation => AddStep<PairStep<TVector, TOperations, TFirst, TSecond>>(loops, kind);

    private static void AddStep<TStep>(delegate*<byte*, uint*, int, int, uint*>[] loops, int kind)
        where TStep : struct, ITableStep
    {
        loops[kind * Forms] = &TableLoop<TStep>.OneOnce;
        loops[(kind * Forms) + 1] = &TableLoop<TStep>.OneTwice;
        loops[(kind * Forms) + 2] = &TableLoop<TStep>.OneThrice;
        loops[(kind * Forms) + OfLongRuns] = &TableLoop<TStep>.One;
        loops[(kind * Forms) + OfSeveral] = &TableLoop<TStep>.Several;
        loops[(kind * Forms) + OfEight] = &TableLoop<TStep>.Eight;
    }
}
