extern alias generators;

using System;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using generators::Learnability.Generators.Emit;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Emit;

/// <summary>Kernels that a writer writes, compiled and compared with their circuits.</summary>
internal static class EmittedKernels
{
    public delegate void Lanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit, int inputCount, int outputCount, int width);

    /// <summary>The text of a kernel in a class.</summary>
    /// <param name="write">Writes the kernel with a struct's name.</param>
    public static string Write(Action<CodeWriter, string> write)
    {
        CodeWriter writer = new CodeWriter().Line("#nullable enable").Open("internal static class Tested");
        write(writer, "Gates");
        return writer.Close().ToString();
    }

    /// <summary>Compiles a kernel.</summary>
    /// <param name="write">Writes the kernel with a struct's name.</param>
    public static Lanes Compile(Action<CodeWriter, string> write)
    {
        Type gates = CSharpHarness.Load(CSharpHarness.Compile(Write(write))).GetType("Tested")!.GetNestedType("Gates", BindingFlags.NonPublic)!;
        return typeof(VectorKernel).GetMethods(BindingFlags.NonPublic | BindingFlags.Static)
            .Single(method => method.Name == "EvaluateLanes" && method.GetParameters().Length == 6)
            .MakeGenericMethod(gates)
            .CreateDelegate<Lanes>();
    }

    public static ulong[] RandomWords(int count, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        return [.. Enumerable.Range(0, count).Select(_ => random.NextUInt64())];
    }

    public static ulong[] Evaluate(Circuit circuit, ulong[] lanes, int words)
    {
        var outputs = new ulong[circuit.OutputCount * words];
        circuit.EvaluateLanes(lanes, outputs, words);
        return outputs;
    }

    /// <summary>Compares a kernel with its circuit on random lanes of each length and width.</summary>
    public static void AssertComputes(Circuit circuit, Lanes evaluate, params int[] lengths)
    {
        foreach (int words in lengths)
        {
            ulong[] lanes = RandomWords(circuit.InputCount * words, words);
            ulong[] expected = Evaluate(circuit, lanes, words);
            foreach (int width in (int[])[64, 128, 256, 512])
            {
                var actual = new ulong[expected.Length];
                evaluate(lanes, actual, words, circuit.InputCount, circuit.OutputCount, width);
                Assert.Equal(expected, actual);
            }
        }
    }

    /// <summary>Calls a kernel from several threads, and asserts that a call allocates nothing once the thread has called it.</summary>
    public static void AssertSharedWithoutAllocation(Circuit circuit, Lanes evaluate)
    {
        Parallel.For(0, 32, new ParallelOptions { MaxDegreeOfParallelism = 4 }, call =>
        {
            ulong[] lanes = RandomWords(circuit.InputCount * 9, call);
            var actual = new ulong[circuit.OutputCount * 9];
            evaluate(lanes, actual, 9, circuit.InputCount, circuit.OutputCount, 512);
            Assert.Equal(Evaluate(circuit, lanes, 9), actual);
        });

        var inputs = new ulong[circuit.InputCount * 9];
        var outputs = new ulong[circuit.OutputCount * 9];
        evaluate(inputs, outputs, 9, circuit.InputCount, circuit.OutputCount, 512);
        long before = GC.GetAllocatedBytesForCurrentThread();
        evaluate(inputs, outputs, 9, circuit.InputCount, circuit.OutputCount, 512);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
