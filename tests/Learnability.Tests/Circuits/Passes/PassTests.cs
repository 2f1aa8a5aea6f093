using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
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
            Assert.All(statistics, run => Assert.True(run.After.Gates <= run.Before.Gates && run.After.AndGates <= run.Before.AndGates, run.ToString()));
            saved += circuit.Info.Gates - optimized.Info.Gates;
        }

        Assert.True(saved > 100, $"seed {seed}: only {saved} gates were saved");
    }

    [Fact]
    public void An_adder_written_with_two_ANDs_a_bit_becomes_one_with_one()
    {
        CircuitInfo info = Pipeline.Optimize(WastefulAdder()).Info;
        Assert.True(info.AndGates <= 15, info.ToString());
    }

    /// <summary>An adder of 16 bits with two ANDs for each carry.</summary>
    private static Circuit WastefulAdder()
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
        return builder.Build();
    }

    public static TheoryData<string> PassNames => [.. _passes.Keys];

    private static readonly SortedDictionary<string, ICircuitPass> _passes = new(StringComparer.Ordinal)
    {
        ["balance"] = new Balance(),
        ["merge duplicates"] = new MergeDuplicates(),
        ["refactor"] = new Refactor(),
        ["resubstitute"] = new Resubstitute(),
        ["rewrite for ANDs"] = new RewriteCuts(RewriteGoal.AndGates),
        ["rewrite for gates"] = new RewriteCuts(RewriteGoal.Gates),
    };

    [Theory]
    [MemberData(nameof(PassNames))]
    public void Each_pass_keeps_what_a_circuit_computes_and_no_count_grows(string name)
    {
        const int Seed = 17;
        var random = new RandomBits(Seed, RandomPurpose.Examples);
        bool isAnyChanged = false;
        for (int round = 0; round < 60; round++)
        {
            // With gates that stand twice, as no builder would make them.
            Circuit circuit = Duplicate(RandomCircuit(random, inputs: 3 + random.NextInt32(8), gates: 1 + random.NextInt32(120)));
            Circuit after = _passes[name].Run(circuit);
            string place = $"{name}, seed {Seed}, round {round}: {circuit.Info} to {after.Info}";
            Assert.True(AreEqual(circuit, after), place);
            Assert.True(after.Info.Gates <= circuit.Info.Gates && after.Info.AndGates <= circuit.Info.AndGates, place);
            Assert.Null(CircuitVerifier.FindFault(after));
            isAnyChanged |= !ReferenceEquals(circuit, after);
        }

        Assert.True(isAnyChanged, name);
    }

    [Fact]
    public void Duplicate_gates_are_merged()
    {
        Circuit circuit = WastefulAdder();
        Circuit duplicated = Duplicate(circuit);
        Assert.True(duplicated.Info.Gates > circuit.Info.Gates);
        Assert.Equal(circuit.Info.Gates, new MergeDuplicates().Run(duplicated).Info.Gates);
    }

    /// <summary>Chains become trees; where the first operand is late, it is joined last.</summary>
    [Theory]
    [InlineData(GateKind.And, 64, 0, 6)]
    [InlineData(GateKind.Xor, 64, 0, 6)]
    [InlineData(GateKind.And, 9, 4, 5)]
    [InlineData(GateKind.Xor, 9, 4, 5)]
    public void A_chain_becomes_a_tree_of_least_depth(GateKind kind, int operands, int lateness, int depth)
    {
        var builder = new CircuitBuilder();
        Literal[] inputs = builder.AddInputPort("x", operands + lateness);
        Literal chain = inputs[0];
        for (int i = 0; i < lateness; i++)
            chain = kind == GateKind.And ? builder.Xor(builder.And(chain, inputs[operands + i]), inputs[1]) : builder.And(chain, inputs[operands + i]);
        int start = builder.GateCount;
        for (int i = 1; i < operands; i++)
            chain = kind == GateKind.And ? builder.And(chain, inputs[i]) : builder.Xor(chain, !inputs[i]);
        builder.AddOutputPort("y", [chain]);
        Circuit circuit = builder.Build();
        Circuit balanced = new Balance().Run(circuit);
        Assert.True(AreEqual(circuit, balanced));
        Assert.Equal(circuit.Info.Gates, balanced.Info.Gates);
        Assert.True(start >= lateness && balanced.Info.Depth <= Math.Max(depth, (2 * lateness) + 1), balanced.Info.ToString());
        Assert.True(balanced.Info.Depth < circuit.Info.Depth);
    }

    [Fact]
    public void A_budget_of_visits_ends_the_passes_early_and_cancellation_at_once()
    {
        Circuit circuit = WastefulAdder();
        var all = new List<PassStatistics>();
        var some = new List<PassStatistics>();
        Circuit optimized = Pipeline.Optimize(circuit, all);
        Pipeline.Optimize(circuit, some, maxVisits: 2 * circuit.GateCount);
        Assert.True(optimized.Info.AndGates < circuit.Info.AndGates);
        Assert.True(some.Count < all.Count);
        Assert.Same(circuit, Pipeline.Optimize(circuit, maxVisits: circuit.GateCount));
        Assert.Throws<OperationCanceledException>(() => Pipeline.Optimize(circuit, cancellation: new CancellationToken(canceled: true)));
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

    /// <summary>The same circuit with each gate that has several uses twice: once for the first use, once for the others.</summary>
    private static Circuit Duplicate(Circuit circuit)
    {
        var uses = new int[circuit.NodeCount];
        foreach (Gate gate in circuit.Gates)
        {
            uses[gate.Left.Node]++;
            uses[gate.Right.Node]++;
        }

        foreach (Literal output in circuit.Outputs)
            uses[output.Node]++;

        var gates = new List<Gate>();
        var first = new List<int>();
        int firstGate = 1 + circuit.InputCount;
        for (int node = 0; node < firstGate; node++)
            first.Add(node);
        var isTaken = new bool[circuit.NodeCount];
        foreach (Gate gate in circuit.Gates)
        {
            var copy = new Gate(gate.Kind, Map(gate.Left), Map(gate.Right));
            int node = first.Count;
            first.Add(firstGate + gates.Count);
            gates.Add(copy);
            if (uses[node] > 1)
                gates.Add(copy);
        }

        return new Circuit(circuit.InputPorts, circuit.OutputPorts, [.. gates], Array.ConvertAll(circuit.Outputs.ToArray(), Map));

        Literal Map(Literal literal)
        {
            int second = literal.Node >= firstGate && isTaken[literal.Node] ? 1 : 0;
            isTaken[literal.Node] = true;
            return new Literal(first[literal.Node] + second, literal.IsComplemented);
        }
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
