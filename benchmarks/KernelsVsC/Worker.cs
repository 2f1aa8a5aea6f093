using System;
using System.Globalization;
using System.IO;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Threading;

namespace Learnability.Benchmarks;

/// <summary>The process of one contender: evaluates random lanes, prints a hash of what comes out and the least processor time of a call, in nanoseconds.</summary>
internal static unsafe class Worker
{
    private const double BudgetSeconds = 1.0;

    private delegate void Lanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit);

    /// <param name="library">A library in C#, one in C, or the encoded circuit for the table or the interpreter.</param>
    /// <param name="inputCount">Inputs of the circuit.</param>
    /// <param name="outputCount">Outputs of the circuit.</param>
    /// <param name="wordsPerBit">The batch.</param>
    /// <param name="callWords">The words for each bit of one call: less than the batch only for C on machine words.</param>
    public static void Run(string library, int inputCount, int outputCount, int wordsPerBit, int callWords)
    {
        ulong* inputs = (ulong*)NativeMemory.AlignedAlloc((nuint)(inputCount * wordsPerBit * 8), 64);
        ulong* outputs = (ulong*)NativeMemory.AlignedAlloc((nuint)(outputCount * wordsPerBit * 8), 64);
        var random = new RandomBits(5, RandomPurpose.Examples);
        for (int i = 0; i < inputCount * wordsPerBit; i++)
            inputs[i] = random.NextUInt64();
        Action call = Prepare(library, inputs, outputs, inputCount, outputCount, wordsPerBit, callWords);
        call();
        string hash = Convert.ToHexString(SHA256.HashData(new ReadOnlySpan<byte>(outputs, outputCount * wordsPerBit * 8)))[..16];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hash} {Measure(call)}"));
    }

    private static Action Prepare(string library, ulong* inputs, ulong* outputs, int inputCount, int outputCount, int wordsPerBit, int callWords)
    {
        if (library.EndsWith(".so", StringComparison.Ordinal))
        {
            var run = (delegate* unmanaged<ulong*, ulong*, void>)NativeLibrary.GetExport(NativeLibrary.Load(library), "run");
            if (callWords == wordsPerBit)
                return () => run(inputs, outputs);

            return PrepareParts(run, inputs, outputs, inputCount, outputCount, wordsPerBit, callWords);
        }

        Lanes lanes = Path.GetExtension(library) switch
        {
            ".dll" => Assembly.LoadFrom(library).GetType("Tested")!.GetMethod("EvaluateLanes")!.CreateDelegate<Lanes>(),
            ".table" => new CircuitInterpreter(Decode()).EvaluateLanes,
            _ => new PlainInterpreter(Decode()).EvaluateLanes,
        };
        return () => lanes(new ReadOnlySpan<ulong>(inputs, inputCount * wordsPerBit), new Span<ulong>(outputs, outputCount * wordsPerBit), wordsPerBit);

        Circuit Decode() => CircuitEncoding.Decode(File.ReadAllBytes(library));
    }

    /// <summary>Calls for fewer words than the batch has. Their samples are side by side, which is the layout of such code; they are put there once.</summary>
    private static Action PrepareParts(delegate* unmanaged<ulong*, ulong*, void> run, ulong* inputs, ulong* outputs, int inputCount, int outputCount, int wordsPerBit, int callWords)
    {
        ulong* part = (ulong*)NativeMemory.AlignedAlloc((nuint)(inputCount * callWords * 8), 64);
        ulong* result = (ulong*)NativeMemory.AlignedAlloc((nuint)(outputCount * callWords * 8), 64);
        bool isFirst = true;
        return () =>
        {
            for (int start = 0; start < wordsPerBit; start += callWords)
            {
                for (int i = 0; isFirst && i < inputCount; i++)
                    new ReadOnlySpan<ulong>(inputs + (i * wordsPerBit) + start, callWords).CopyTo(new Span<ulong>(part + (i * callWords), callWords));
                run(part, result);
                for (int i = 0; isFirst && i < outputCount; i++)
                    new ReadOnlySpan<ulong>(result + (i * callWords), callWords).CopyTo(new Span<ulong>(outputs + (i * wordsPerBit) + start, callWords));
            }

            isFirst = false;
        };
    }

    private static double Measure(Action call)
    {
        // Let the run-time compiler finish: code that was called often is compiled again in the background.
        for (int i = 0; i < 40; i++)
            call();
        Thread.Sleep(200);
        int calls = 1;
        while (Time(call, calls) < 500_000)
            calls *= 2;
        double least = double.PositiveInfinity;
        for (long end = ThreadClock.Now + (long)(BudgetSeconds * 1e9); ThreadClock.Now < end;)
            least = Math.Min(least, Time(call, calls) / (double)calls);
        return least;
    }

    private static long Time(Action call, int calls)
    {
        long from = ThreadClock.Now;
        for (int i = 0; i < calls; i++)
            call();
        return ThreadClock.Now - from;
    }
}
