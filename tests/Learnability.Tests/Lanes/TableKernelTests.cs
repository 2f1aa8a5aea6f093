using System.Collections.Generic;
using System.Linq;
using System.Runtime.Intrinsics;
using Xunit;

namespace Learnability.Tests.Lanes;

public sealed class TableKernelTests
{
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
        ulong[] before = [.. Enumerable.Range(0, 8 * words).Select(_ => random.NextUInt64())];

        // The second step takes the places of its own operands.
        uint[] operands = targets == 2 ? [7, 3, 2, 5, 4, 4, 7, 7, 1, 4] : [3, 2, 5, 4, 4, 3, 1, 4];
        ulong[] values = [.. before];
        Evaluate(width, [new TableRun(kind, 2)], operands, values, vectors);
        for (int step = 0; step < 2; step++)
        {
            uint[] places = operands[(step * (targets + 3))..((step + 1) * (targets + 3))];
            for (int word = 0; word < words; word++)
            {
                ulong a = before[(places[targets] * words) + word], b = before[(places[targets + 1] * words) + word], c = before[(places[targets + 2] * words) + word];
                for (int target = 0; target < targets; target++)
                    before[(places[target] * words) + word] = PlanRun.Apply(PlanRun.TableOf(kind, target), a, b, c);
            }
        }

        Assert.Equal(before, values);
    }

    private static void Evaluate(int width, TableRun[] runs, uint[] operands, ulong[] values, int vectors)
    {
        switch (width)
        {
            case 512:
                TableKernel<Vector512<ulong>, Lanes512>.Evaluate(runs, operands, values, vectors);
                break;
            case 256:
                TableKernel<Vector256<ulong>, Lanes256>.Evaluate(runs, operands, values, vectors);
                break;
            case 128:
                TableKernel<Vector128<ulong>, Lanes128>.Evaluate(runs, operands, values, vectors);
                break;
            default:
                TableKernel<ulong, Lanes64>.Evaluate(runs, operands, values, vectors);
                break;
        }
    }
}
