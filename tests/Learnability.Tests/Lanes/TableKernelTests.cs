using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using Xunit;

namespace Learnability.Tests.Lanes;

public sealed class TableKernelTests
{
    private const int Places = 12;

    /// <summary>Runs of each length that has code of its own, and longer ones.</summary>
    private static readonly int[] _runs = [1, 2, 3, 4, 9];

    private static readonly byte[] _binary = [LutTable.And, LutTable.AndNot, LutTable.Or, LutTable.Xor];

    public static TheoryData<int> Widths => [.. LaneWidth.All];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_kind_of_step_computes_its_tables_for_any_number_of_vectors(int width)
    {
        foreach (int kind in Kinds(LaneWidth.HasTernary(width)))
        {
            for (int vectors = 1; vectors <= 8; vectors *= 2)
                AssertComputes(width, kind, vectors);
        }
    }

    /// <summary>All kinds that a plan can have: functions of two signals, and of three that depend on each, give zero for zeros and have the least table of their orders.</summary>
    private static IEnumerable<int> Kinds(bool hasTernary)
    {
        IEnumerable<int> pairs = TableKind.Pairs.Where(pair => hasTernary || _binary.Contains(pair.First)).Select(pair => TableKind.OfPair(pair.First, pair.Second));
        IEnumerable<int> ternary = Enumerable.Range(0, 256).Where(table => (table & 1) == 0
            && Enumerable.Range(0, 3).All(position => LutTable.DependsOn((byte)table, position)) && Lut.Create(0, 1, 2, 3, (byte)table).Table == table);
        return [.. _binary, .. pairs, .. hasTernary ? ternary : []];
    }

    private static void AssertComputes(int width, int kind, int vectors)
    {
        int words = vectors * width / 64, targets = TableKind.IsPair(kind) ? 2 : 1;
        var random = new RandomBits(kind, RandomPurpose.Examples);
        ulong[] expected = [.. Enumerable.Range(0, Places * words).Select(_ => random.NextUInt64())];
        ulong[] values = [.. expected];

        // Any operands, the places of values among them; the two values of a step have different ones.
        uint[][] steps = [.. Enumerable.Range(0, _runs.Sum()).Select(_ =>
        {
            uint[] places = [.. Enumerable.Range(0, targets + 3).Select(_ => (uint)random.NextInt32(Places))];
            if (targets == 2 && places[1] == places[0])
                places[1] = (places[0] + 1) % Places;
            return places;
        })];
        TableRun[] runs = [.. _runs.Select(count => new TableRun(kind, count))];
        Evaluate(width, runs, [.. steps.SelectMany(places => places)], values, vectors);
        foreach (uint[] places in steps)
        {
            for (int word = 0; word < words; word++)
            {
                ulong a = expected[(places[targets] * words) + word], b = expected[(places[targets + 1] * words) + word], c = expected[(places[targets + 2] * words) + word];
                for (int target = 0; target < targets; target++)
                    expected[(places[target] * words) + word] = PlanRun.Apply(PlanRun.TableOf(kind, target), a, b, c);
            }
        }

        Assert.Equal(expected, values);
    }

    private static void Evaluate(int width, TableRun[] runs, uint[] operands, ulong[] values, int vectors)
    {
        switch (width)
        {
            case 512:
                Evaluate<Vector512<ulong>, Lanes512>(runs, operands, values, vectors);
                break;
            case 256:
                Evaluate<Vector256<ulong>, Lanes256>(runs, operands, values, vectors);
                break;
            case 128:
                Evaluate<Vector128<ulong>, Lanes128>(runs, operands, values, vectors);
                break;
            default:
                Evaluate<ulong, Lanes64>(runs, operands, values, vectors);
                break;
        }
    }

    private static void Evaluate<TVector, TOperations>(TableRun[] runs, uint[] operands, ulong[] values, int vectors)
        where TVector : unmanaged
        where TOperations : struct, ILaneOperations<TVector>
    {
        // For one vector, places are in bytes.
        uint size = (uint)Unsafe.SizeOf<TVector>();
        if (vectors == 1)
            TableKernel<TVector, TOperations>.Evaluate(runs, [.. operands.Select(place => place * size)], values);
        else
            TableKernel<TVector, TOperations>.Evaluate(runs, operands, values, vectors);
    }
}
