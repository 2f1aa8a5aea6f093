extern alias generators;

using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using generators::Learnability.Generators.Emit;
using Learnability.Generators.Tests.Harness;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Emit.Parts;

/// <summary>Plans of circuits with what occurs several times written once.</summary>
public sealed class PartPlanTests
{
    [Fact]
    public void What_is_computed_part_by_part_is_what_the_circuit_computes()
    {
        Gen<(int, int, int)> cases = Gen.Choose(0, int.MaxValue).SelectMany(seed => Gen.Choose(1, 4).SelectMany(modules => Gen.Choose(0, 30).Select(calls => (seed, modules, calls))));
        Prop.ForAll(cases.ToArbitrary(), example =>
        {
            (int seed, int modules, int calls) = example;
            Host.TracedCircuit source = RepetitiveCircuits.Create(seed, modules, calls);
            Compare(source, PartPlan.Create(source), seed);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Fact]
    public void Parts_that_differ_in_what_they_are_given_and_in_its_complement_are_written_once()
    {
        Host.TracedCircuit source = RepetitiveCircuits.Create(seed: 5, modules: 1, calls: 60);
        var plan = PartPlan.Create(source);
        Assert.InRange(source.Circuit.GateCount, 500, 10_000);
        Assert.InRange(plan.WrittenGateCount, 1, source.Circuit.GateCount / 2);
        Assert.Contains(plan.Calls.GroupBy(call => call.Method), calls => plan.Methods[calls.Key].Places is null && calls.Count() >= 30);
    }

    [Fact]
    public void A_circuit_without_repetition_is_one_method()
    {
        Host.TracedCircuit source = RepetitiveCircuits.Create(seed: 7, modules: 1, calls: 1);
        var plan = PartPlan.Create(source);
        Assert.Single(plan.Calls);
        Assert.Empty(plan.Places);
        Compare(source, plan, 1);
    }

    [Fact]
    public void Words_that_one_method_writes_and_another_reads_are_told_as_few_places()
    {
        // x = x · 3 + y, again and again; the first rounds, in which less is known of x, may differ.
        var builder = new Host.CircuitBuilder();
        Host.Literal[] x = builder.AddInputPort("x", 16), y = builder.AddInputPort("y", 16);
        for (int round = 0; round < 10; round++)
        {
            int firstGate = builder.GateCount;
            x = Add(x, [Host.Literal.False, .. x[..15]]);
            x = Add(x, y);
            builder.EndSpan(firstGate);
        }

        builder.AddOutputPort("result", x);
        var plan = PartPlan.Create(builder.BuildTraced());
        PartMethod part = plan.Methods.Single(method => method.Places is null);
        Assert.InRange(plan.Calls.Count(call => plan.Methods[call.Method] == part), 8, 10);
        Assert.Equal(48, part.Bases!.BaseOf.Length);
        Assert.InRange(part.Bases.Leaders.Count, 3, 8);

        Host.Literal[] Add(Host.Literal[] left, Host.Literal[] right)
        {
            var sum = new Host.Literal[left.Length];
            Host.Literal carry = Host.Literal.False;
            for (int i = 0; i < sum.Length; i++)
            {
                Host.Literal differs = builder.Xor(left[i], carry);
                sum[i] = builder.Xor(differs, right[i]);
                carry = builder.Xor(carry, builder.And(differs, builder.Xor(right[i], carry)));
            }

            return sum;
        }
    }

    private static void Compare(Host.TracedCircuit source, PartPlan plan, int seed)
    {
        Circuit circuit = source.Circuit.ToRuntime();
        var random = new RandomBits(seed, RandomPurpose.Initialization);
        ulong[] inputs = [.. Enumerable.Range(0, circuit.InputCount).Select(_ => random.NextUInt64())];
        var expected = new ulong[circuit.OutputCount];
        circuit.EvaluateLanes(inputs, expected, 1);
        Assert.Equal(expected, PartSimulation.Run(plan, circuit.OutputCount, inputs));
    }
}
