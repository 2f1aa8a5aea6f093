using System;
using Learnability;

namespace Consumer;

/// <summary>Uses the packed package as a user would, and exits with 1 when a result is wrong.</summary>
internal static class Program
{
    private static int _wrong;

    private static int Main()
    {
        GraphBuiltByHand();
        AnnotatedMethodsAreInTheAssembly();
        Console.WriteLine(_wrong == 0 ? "The packed package works." : $"{_wrong} results are wrong.");
        return _wrong == 0 ? 0 : 1;
    }

    private static void GraphBuiltByHand()
    {
        CircuitBuilder builder = new();
        Literal[] inputs = [.. builder.AddInputPort("x", 2)];
        builder.AddOutputPort("both", [builder.And(inputs[0], inputs[1])]);
        Circuit circuit = builder.Build();
        Expect(circuit.Info.AndGates, 1, "AND gates of a conjunction");
        for (int sample = 0; sample < 4; sample++)
        {
            bool[] outputs = new bool[1];
            circuit.Evaluate([(sample & 1) != 0, (sample & 2) != 0], outputs);
            Expect(outputs[0], sample == 3, $"the conjunction of the bits of {sample}");
        }
    }

    private static void AnnotatedMethodsAreInTheAssembly() =>
        Expect(new BitsAttribute(16).Width, 16, "the width of [Bits(16)]");

    private static void Expect<T>(T actual, T expected, string what)
        where T : IEquatable<T>
    {
        if (actual.Equals(expected))
        {
            return;
        }

        _wrong++;
        Console.WriteLine($"{what}: {actual}, expected {expected}");
    }
}
