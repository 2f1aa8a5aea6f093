using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Circuits.Passes;

public sealed class PassTests
{
    [Fact]
    public void The_table_has_a_circuit_for_each_function_of_four_inputs()
    {
        foreach (SmallFunctionClasses classes in new[] { SmallFunctionClasses.FewestGates, SmallFunctionClasses.FewestAnds })
        {
            for (int function = 0; function < 1 << 16; function++)
                Assert.True(function == Compute(classes, (ushort)function), $"function {function:X4}");
        }
    }

    /// <summary>The known largest costs: seven gates, and three ANDs (multiplicative complexity).</summary>
    [Fact]
    public void Seven_gates_and_three_ANDs_are_enough_for_every_function()
    {
        Assert.Equal(7, Largest(SmallFunctionClasses.FewestGates, circuit => circuit.Gates.Length));
        Assert.Equal(3, Largest(SmallFunctionClasses.FewestAnds, circuit => Array.FindAll(circuit.Gates, gate => gate.Operation != SmallOperation.Xor).Length));
    }

    [LongFact]
    public void The_table_is_what_the_exhaustive_search_finds()
    {
        var search = new SmallFunctionSearch();
        search.Run();
        Assert.Equal(222, search.FewestGates.Count);
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "src/Core/Circuits/Passes/SmallFunctionTable.cs")), SmallFunctionTableWriter.Write(search));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Optimizing_keeps_what_a_circuit_computes_and_no_count_grows(int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        int saved = 0;
        for (int round = 0; round < 60; round++)
        {
            Circuit circuit = RandomCircuit(random, inputs: 3 + random.NextInt32(8), gates: 1 + random.NextInt32(120));
            var statistics = new List<PassStatistics>();
            Circuit optimized = Pipeline.Optimize(circuit, statistics);
            string place = $"seed {seed}, round {round}: {circuit.Info} to {optimized.Info}";
            Assert.True(AreEqual(circuit, optimized), place);
            Assert.True(optimized.Info.Gates <= circuit.Info.Gates && optimized.Info.AndGates <= circuit.Info.AndGates, place);
            Assert.Null(CircuitVerifier.FindFault(optimized));
            Assert.All(statistics, run => Assert.True(run.After.Gates <= run.Before.Gates, run.ToString()));
            saved += circuit.Info.Gates - optimized.Info.Gates;
        }

        Assert.True(saved > 100, $"seed {seed}: only {saved} gates were saved");
    }

    [Fact]
    public void An_adder_written_with_two_ANDs_a_bit_becomes_one_with_one()
    {
        var builder = new CircuitBuilder();
        Literal[] a = builder.AddInputPort("a", 16);
        Literal[] b = builder.AddInputPort("b", 16);
        var sum = new Literal[16];
        Literal carry = Literal.False;
        for (int i = 0; i < sum.Length; i++)
        {
            Literal half = builder.Xor(a[i], b[i]);
            sum[i] = builder.Xor(half, carry);
            carry = builder.Or(builder.And(a[i], b[i]), builder.And(half, carry));
        }

        builder.AddOutputPort("sum", sum);
        CircuitInfo info = Pipeline.Optimize(builder.Build()).Info;
        Assert.True(info.AndGates <= 15, info.ToString());
    }

    /// <summary>A compiler host runs generators on many threads.</summary>
    [Fact]
    public void Circuits_can_be_optimized_on_many_threads_at_once()
    {
        Circuit circuit = RandomCircuit(new RandomBits(5, RandomPurpose.Examples), inputs: 10, gates: 400);
        CircuitInfo expected = Pipeline.Optimize(circuit).Info;
        var results = new CircuitInfo[16];
        Parallel.For(0, results.Length, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i => results[i] = Pipeline.Optimize(circuit).Info);
        Assert.All(results, result => Assert.Equal(expected, result));
    }

    internal static bool AreEqual(Circuit left, Circuit right)
    {
        int words = left.InputCount <= 6 ? 1 : left.InputCount <= 16 ? 1 << (left.InputCount - 6) : 1024;
        var random = new RandomBits(99, RandomPurpose.Examples);
        var inputs = new ulong[left.InputCount * words];
        for (int input = 0; input < left.InputCount; input++)
        {
            for (int word = 0; word < words; word++)
            {
                ulong bits = 0;
                for (int i = 0; i < 64; i++)
                    bits |= (ulong)(((word * 64) + i) >> input & 1) << i;
                inputs[(input * words) + word] = left.InputCount <= 16 ? bits : random.NextUInt64();
            }
        }

        var first = new ulong[left.OutputCount * words];
        var second = new ulong[right.OutputCount * words];
        left.EvaluateLanes(inputs, first, words);
        right.EvaluateLanes(inputs, second, words);
        return first.AsSpan().SequenceEqual(second);
    }

    private static Circuit RandomCircuit(RandomBits random, int inputs, int gates)
    {
        var builder = new CircuitBuilder();
        var signals = new List<Literal>(builder.AddInputPort("x", inputs));
        for (int i = 0; i < gates; i++)
        {
            // Near signals, so that cones reconverge and there is something to find.
            Literal left = signals[Math.Max(0, signals.Count - 1 - random.NextInt32(8))] ^ random.NextBit();
            Literal right = signals[Math.Max(0, signals.Count - 1 - random.NextInt32(20))] ^ random.NextBit();
            signals.Add(random.NextInt32(3) == 0 ? builder.Xor(left, right) : builder.And(left, right));
        }

        builder.AddOutputPort("y", [.. signals.GetRange(signals.Count - Math.Min(4, signals.Count), Math.Min(4, signals.Count))]);
        return builder.Build();
    }

    private static int Largest(SmallFunctionClasses classes, Func<SmallCircuit, int> cost)
    {
        int largest = 0;
        for (int function = 0; function < 1 << 16; function++)
            largest = Math.Max(largest, cost(classes.GetCircuit((ushort)function)));
        return largest;
    }

    private static ushort Compute(SmallFunctionClasses classes, ushort function)
    {
        var leaves = new Literal[4];
        for (int i = 0; i < 4; i++)
            leaves[i] = new Literal(1 + i, false);
        var inputs = new Literal[4];
        bool isComplemented = classes.MapInputs(function, leaves, inputs);
        SmallCircuit circuit = classes.GetCircuit(function);
        var signals = new List<int>();
        int[] tables = [0, 0xAAAA, 0xCCCC, 0xF0F0, 0xFF00];
        foreach (Literal input in inputs)
            signals.Add(tables[input.Node] ^ (input.IsComplemented ? 0xFFFF : 0));
        foreach (SmallGate gate in circuit.Gates)
        {
            (int left, int right) = (signals[gate.Left], signals[gate.Right]);
            signals.Add(gate.Operation switch
            {
                SmallOperation.And => left & right,
                SmallOperation.AndNotRight => left & ~right,
                SmallOperation.AndNotLeft => ~left & right,
                SmallOperation.Or => left | right,
                _ => left ^ right,
            });
        }

        int value = circuit.Function == 0 ? 0 : circuit.Gates.Length == 0 ? signals[0] : signals[^1];
        return (ushort)(value ^ (isComplemented ? 0xFFFF : 0));
    }
}
