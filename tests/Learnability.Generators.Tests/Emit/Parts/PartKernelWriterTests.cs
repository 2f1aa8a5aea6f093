extern alias generators;

using System;
using generators::Learnability.Generators.Emit;
using Learnability.Generators.Tests.Harness;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Emit.Parts;

/// <summary>Code with what occurs several times written once computes what the circuit computes: every width, every length.</summary>
public sealed class PartKernelWriterTests
{
    /// <summary>No words, less than a vector of each width, whole vectors, and several with a rest.</summary>
    private static readonly int[] _lengths = [0, 1, 2, 3, 4, 5, 7, 8, 9, 17, 41];

    [Theory]
    [InlineData(1, 1, 0)]
    [InlineData(2, 1, 40)]
    [InlineData(3, 4, 300)]
    public void Code_computes_what_the_circuit_computes_whatever_the_width_and_the_length(int seed, int modules, int calls)
    {
        Host.TracedCircuit source = RepetitiveCircuits.Create(seed, modules, calls);
        EmittedKernels.AssertComputes(source.Circuit.ToRuntime(), EmittedKernels.Compile(new PartKernelWriter(PartPlan.Create(source)).Write), _lengths);
    }

    [Fact]
    public void Several_threads_evaluate_at_once_and_nothing_is_allocated_after_the_first_call()
    {
        Host.TracedCircuit source = RepetitiveCircuits.Create(seed: 9, modules: 2, calls: 50);
        EmittedKernels.AssertSharedWithoutAllocation(source.Circuit.ToRuntime(), EmittedKernels.Compile(new PartKernelWriter(PartPlan.Create(source)).Write));
    }

    [Fact]
    public void The_text_is_the_same_each_time()
    {
        Host.TracedCircuit source = RepetitiveCircuits.Create(seed: 4, modules: 3, calls: 60);
        Assert.Equal(Write(source), Write(source));
    }

    [Fact]
    public void Embedded_places_that_are_not_whole_are_refused()
    {
        Assert.Equal([1u * 8, 0x030201u * 8], PartPlaces.Decode<ulong>("AQAA\nAQID"u8));
        Assert.Throws<FormatException>(() => PartPlaces.Decode<ulong>("AQ=="u8));
        Assert.Throws<FormatException>(() => PartPlaces.Decode<ulong>("?"u8));
    }

    private static string Write(Host.TracedCircuit source) => EmittedKernels.Write(new PartKernelWriter(PartPlan.Create(source)).Write);
}
