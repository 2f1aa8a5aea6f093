extern alias generators;

using System;
using System.Linq;
using generators::Learnability.Generators.Emit;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Emit.Parts;

/// <summary>How parts are read, and what that is made of.</summary>
public sealed class PartReadingTests
{
    [Fact]
    public void Parts_read_the_same_whichever_inputs_are_complemented()
    {
        // All 32 complements of five inputs of one part: the same gates, and for each the complements that it wants.
        var builder = new Host.CircuitBuilder();
        Host.Literal[] x = builder.AddInputPort("x", 32 * 5);
        var outputs = new Host.Literal[32];
        var spans = new Host.GateSpan[32];
        for (int copy = 0; copy < 32; copy++)
        {
            int firstGate = builder.GateCount;
            Host.Literal[] v = [.. Enumerable.Range(0, 5).Select(i => x[(5 * copy) + i] ^ ((copy >> i) & 1) != 0)];
            Host.Literal sum = builder.Xor(builder.Xor(v[0], v[1]), v[2]);
            Host.Literal both = builder.And(sum, builder.Xor(v[1], v[3]));
            outputs[copy] = builder.Xor(builder.And(!both, builder.Xor(v[4], v[0])), builder.And(v[2], !v[4]));
            spans[copy] = new Host.GateSpan(firstGate, builder.GateCount - firstGate);
        }

        builder.AddOutputPort("y", outputs);
        Host.TracedCircuit source = builder.BuildTraced();
        PartReading first = PartReading.Read(source, spans[0], 100)!;
        foreach (Host.GateSpan span in spans)
        {
            PartReading part = PartReading.Read(source, span, 100)!;
            Assert.Equal(first.Gates, part.Gates);
            AssertEquivalent(source, part);
        }
    }

    [Fact]
    public void A_part_with_more_inputs_than_allowed_is_not_read()
    {
        var builder = new Host.CircuitBuilder();
        Host.Literal[] x = builder.AddInputPort("x", 3);
        builder.AddOutputPort("y", [builder.And(builder.And(x[0], x[1]), x[2])]);
        Host.TracedCircuit source = builder.BuildTraced();
        Assert.NotNull(PartReading.Read(source, new Host.GateSpan(0, 2), 3));
        Assert.Null(PartReading.Read(source, new Host.GateSpan(0, 2), 2));
    }

    [Fact]
    public void Equations_that_contradict_earlier_ones_are_not_taken()
    {
        var equations = new BinaryEquations(70);
        Assert.True(equations.Add([0b11, 0], true));
        Assert.False(equations.Add([0b110, 1], false));
        Assert.True(equations.Add([0b101, 1], false));
        Assert.True(equations.Add([0, 1UL << 5], true));
        bool[] solution = equations.Solve();
        Assert.True(solution[0] ^ solution[1]);
        Assert.False(solution[1] ^ solution[2] ^ solution[64]);
        Assert.True(solution[69]);
    }

    [Fact]
    public void What_is_known_of_pairs_follows_for_all_in_a_set()
    {
        var forest = new ParityForest(6);
        forest.Join(0, 1, isUnlike: true);
        forest.Join(2, 3, isUnlike: false);
        forest.Join(1, 3, isUnlike: true);

        // Known already: 0 and 2 are like each other.
        forest.Join(0, 2, isUnlike: true);
        Assert.Equal(forest.Find(0), forest.Find(2));
        Assert.Equal(forest.Find(0), forest.Find(3));
        Assert.Equal(forest.Find(0).Set, forest.Find(1).Set);
        Assert.NotEqual(forest.Find(0).IsOdd, forest.Find(1).IsOdd);
        Assert.NotEqual(forest.Find(0).Set, forest.Find(4).Set);
    }

    [Fact]
    public void Places_are_given_side_by_side_and_again_once_they_are_free()
    {
        var memory = new PlaceAllocator();
        Assert.Equal(0, memory.Take(3));
        Assert.Equal(3, memory.Take(2));
        memory.Free(1);
        memory.Free(2);
        Assert.Equal(5, memory.Take(3));
        Assert.Equal(1, memory.Take(2));
        memory.Free(7);
        Assert.Equal(7, memory.Take(4));
        Assert.Equal(11, memory.Count);
        Assert.Equal(11, memory.Take(0));
    }

    /// <summary>For random values of what a part reads, what the part computes is each gate's value or its complement, as the reading says.</summary>
    private static void AssertEquivalent(Host.TracedCircuit source, PartReading part)
    {
        var random = new RandomBits(3, RandomPurpose.Examples);
        ulong[] nodes = [0, .. Enumerable.Range(0, source.Circuit.InputCount).Select(_ => random.NextUInt64()), .. new ulong[source.Circuit.GateCount]];
        int firstGate = 1 + source.Circuit.InputCount;
        for (int gate = 0; gate < source.Circuit.GateCount; gate++)
        {
            Host.Gate read = source.Circuit.Gates[gate];
            ulong left = Complement(nodes[read.Left.Node], read.Left.IsComplemented), right = Complement(nodes[read.Right.Node], read.Right.IsComplemented);
            nodes[firstGate + gate] = read.Kind == Host.GateKind.Xor ? left ^ right : left & right;
        }

        var values = new ulong[part.Gates.Length];
        for (int gate = 0; gate < values.Length; gate++)
        {
            ulong left = Find(part.Gates[gate].Left), right = Find(part.Gates[gate].Right);
            values[gate] = part.Gates[gate].IsXor ? left ^ right : left & right;
            Assert.Equal(Complement(nodes[firstGate + part.Span.Start + gate], part.IsValueComplemented[gate]), values[gate]);
        }

        ulong Find(PartOperand operand) => Complement(
            operand.Signal < 0 ? Complement(nodes[part.Inputs[~operand.Signal]], part.IsInputComplemented[~operand.Signal]) : values[operand.Signal], operand.IsComplemented);

        static ulong Complement(ulong value, bool isComplemented) => isComplemented ? ~value : value;
    }
}
