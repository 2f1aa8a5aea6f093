extern alias generators;

using System;
using System.Linq;
using generators::Learnability.Generators.Emit;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Emit.Parts;

/// <summary>Does what the code of a plan does, on 64 samples: each call on the values at the places that it is told.</summary>
internal static class PartSimulation
{
    public static ulong[] Run(PartPlan plan, int outputCount, ReadOnlySpan<ulong> inputs)
    {
        var memory = new ulong[plan.PlaceCount];
        inputs.CopyTo(memory);
        var outputs = new ulong[outputCount];
        foreach (PartCall call in plan.Calls)
        {
            PartMethod method = plan.Methods[call.Method];
            Circuit circuit = method.Plan.Network.Circuit.ToRuntime();
            int[] places = FindPlaces(plan, call, method, circuit);
            int[] read = places[..circuit.InputCount], written = places[circuit.InputCount..];

            // A method may write a result before it has read all that it reads.
            Assert.Empty(read.Intersect(written));
            Assert.Equal(written.Length, written.Distinct().Count());
            var results = new ulong[circuit.OutputCount];
            circuit.EvaluateLanes([.. read.Select(place => memory[place])], results, 1);
            if (method.Places is { WritesOutputs: true })
                outputs = results;
            for (int result = 0; result < written.Length; result++)
                memory[written[result]] = results[result];
        }

        return outputs;
    }

    private static int[] FindPlaces(PartPlan plan, PartCall call, PartMethod method, Circuit circuit)
    {
        if (method.Places is { } fixedPlaces)
            return [.. fixedPlaces.Inputs, .. fixedPlaces.Results];
        PartBases bases = method.Bases!;
        int[] places = [.. bases.BaseOf.Select((told, place) => plan.Places[call.FirstPlace + told] + bases.Distances[place])];
        Assert.Equal(circuit.InputCount + circuit.OutputCount, places.Length);
        return places;
    }
}
