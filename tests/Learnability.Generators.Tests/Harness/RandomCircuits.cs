extern alias generators;

using System.Collections.Generic;
using System.Linq;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Harness;

/// <summary>Circuits of random gates, as the generator holds them.</summary>
internal static class RandomCircuits
{
    public static Host.Circuit Create(int inputs, int gates, int outputs, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        var builder = new Host.CircuitBuilder();
        List<Host.Literal> signals = [.. builder.AddInputPort("x", inputs), Host.Literal.False];
        for (int i = 0; i < gates; i++)
        {
            // Mostly near, sometimes far: both locality and long lives.
            Host.Literal left = signals[Pick()] ^ random.NextBit();
            Host.Literal right = signals[Pick()] ^ random.NextBit();
            signals.Add(random.NextBit() ? builder.And(left, right) : builder.Xor(left, right));
        }

        builder.AddOutputPort("result", [.. Enumerable.Range(0, outputs).Select(i => i < 2 ? signals[^(i + 1)] : signals[random.NextInt32(signals.Count)] ^ random.NextBit())]);
        return builder.Build();

        int Pick() => random.NextInt32(4) == 0 ? random.NextInt32(signals.Count) : signals.Count - 1 - random.NextInt32(System.Math.Min(40, signals.Count));
    }

    /// <summary>The same circuit in the runtime's copy of Core.</summary>
    public static Circuit ToRuntime(this Host.Circuit circuit) => CircuitEncoding.Decode(Host.CircuitEncoding.Encode(circuit));
}
