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
    private const double BudgetSeconds = 0.7;

    private delegate void Lanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit);

    /// <param name="library">A library in C#, one in C, or the encoded circuit for the table or the interpreter.</param>
    /// <param name="inputCount">Inputs of the circuit.</param>
    /// <param name="outputCount">Outputs of the circuit.</param>
    /// <param name="wordsPerBit">The batch.</param>
    /// <param name="unitWords">For C: the words of its vector type if it reads blocks, 0 if it reads columns.</param>
    /// <param name="callUnits">For C: the number of vectors that go through a function before the next; in columns 1 or all.</param>
    public static void Run(string library, int inputCount, int outputCount, int wordsPerBit, int unitWords, int callUnits)
    {
        ulong* inputs = Allocate(inputCount * wordsPerBit);
        ulong* outputs = Allocate(outputCount * wordsPerBit);
        var random = new RandomBits(5, RandomPurpose.Examples);
        for (int i = 0; i < inputCount * wordsPerBit; i++)
            inputs[i] = random.NextUInt64();
        bool isC = library.EndsWith(".so", StringComparison.Ordinal);
        bool isOnBlocks = isC && unitWords > 0;
        Action call;
        if (isOnBlocks)
        {
            // The inputs of a vector are put side by side once, and its outputs back.
            ulong* blocks = Allocate(inputCount * wordsPerBit);
            Copy(inputs, blocks, inputCount, wordsPerBit, unitWords, isBack: false);
            call = PrepareBlocks(library, blocks, outputs, inputCount * unitWords, outputCount * unitWords, wordsPerBit / unitWords, callUnits);
        }
        else if (isC)
        {
            delegate* unmanaged<ulong*, ulong*, long, void> run = Load(library, callUnits == 1 ? "run_one_by_one" : "run");
            call = () => run(inputs, outputs, wordsPerBit);
        }
        else
        {
            call = PrepareManaged(library, inputs, outputs, inputCount, outputCount, wordsPerBit);
        }

        call();
        double nanoseconds = Measure(call);
        if (isOnBlocks)
        {
            ulong* columns = Allocate(outputCount * wordsPerBit);
            Copy(outputs, columns, outputCount, wordsPerBit, unitWords, isBack: true);
            outputs = columns;
        }

        string hash = Convert.ToHexString(SHA256.HashData(new ReadOnlySpan<byte>(outputs, outputCount * wordsPerBit * 8)))[..16];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{hash} {nanoseconds}"));
    }

    private static ulong* Allocate(int words) => (ulong*)NativeMemory.AlignedAlloc((nuint)words * 8, 64);

    /// <summary>Between columns and vectors whose columns are side by side.</summary>
    private static void Copy(ulong* from, ulong* to, int columns, int wordsPerBit, int unitWords, bool isBack)
    {
        for (int column = 0; column < columns; column++)
        {
            for (int word = 0; word < wordsPerBit; word++)
            {
                int ofColumns = (column * wordsPerBit) + word;
                int ofVectors = ((((word / unitWords) * columns) + column) * unitWords) + (word % unitWords);
                to[isBack ? ofColumns : ofVectors] = from[isBack ? ofVectors : ofColumns];
            }
        }
    }

    private static delegate* unmanaged<ulong*, ulong*, long, void> Load(string library, string function) =>
        (delegate* unmanaged<ulong*, ulong*, long, void>)NativeLibrary.GetExport(NativeLibrary.Load(library), function);

    private static Action PrepareBlocks(string library, ulong* inputs, ulong* outputs, int inputWords, int outputWords, int units, int callUnits)
    {
        delegate* unmanaged<ulong*, ulong*, long, void> run = Load(library, "run");
        return () =>
        {
            for (int unit = 0; unit < units; unit += callUnits)
                run(inputs + ((long)unit * inputWords), outputs + ((long)unit * outputWords), callUnits);
        };
    }

    private static Action PrepareManaged(string library, ulong* inputs, ulong* outputs, int inputCount, int outputCount, int wordsPerBit)
    {
        Lanes lanes = Path.GetExtension(library) switch
        {
            ".dll" => Assembly.LoadFrom(library).GetType("Tested")!.GetMethod("EvaluateLanes")!.CreateDelegate<Lanes>(),
            ".table" => new CircuitInterpreter(Decode()).EvaluateLanes,
            _ => new PlainInterpreter(Decode()).EvaluateLanes,
        };
        return () => lanes(new ReadOnlySpan<ulong>(inputs, inputCount * wordsPerBit), new Span<ulong>(outputs, outputCount * wordsPerBit), wordsPerBit);

        Circuit Decode() => CircuitEncoding.Decode(File.ReadAllBytes(library));
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
