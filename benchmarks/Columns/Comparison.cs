using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Threading;

namespace Learnability.Benchmarks;

/// <summary>One circuit: its columns, and the ways to compute the same.</summary>
/// <param name="name">What is computed.</param>
/// <param name="samples">The number of samples.</param>
internal abstract class Comparison(string name, int samples)
{
    /// <summary>The number of samples of all but the slowest comparisons.</summary>
    public const int Samples = 1 << 20;

    private const int MostRounds = 200;
    private const double MostNanoseconds = 1.5e9;
    private const int GateRepetitions = 64;

    private readonly List<(string Name, Action Work, bool IsSame)> _others = [];

    public string Name { get; } = name;

    protected int Count { get; } = samples;

    /// <summary>Adds another way.</summary>
    /// <param name="other">What it is.</param>
    /// <param name="work">Computes all samples.</param>
    /// <param name="isSame">Whether its results are compared with those of the method.</param>
    public void Add(string other, Action work, bool isSame = true) => _others.Add((other, work, isSame));

    /// <summary>The method in a loop, which the others are compared with.</summary>
    protected abstract void RunMethod();

    protected abstract void RunCircuit(int threads);

    /// <summary>The circuit alone, on 512 samples that stay in the first-level cache.</summary>
    protected abstract void RunGates();

    protected abstract void CopyColumns();

    protected abstract ReadOnlySpan<byte> Results { get; }

    protected abstract CircuitInfo Info { get; }

    public void Run()
    {
        RunMethod();
        byte[] expected = Results.ToArray();
        RequireResults("circuit", () => RunCircuit(1), expected);
        RequireResults("circuit, all cores", () => RunCircuit(-1), expected);
        foreach ((string other, Action work, bool isSame) in _others)
        {
            if (isSame)
                RequireResults(other, work, expected);
        }

        double copy = Least(CopyColumns, () => ThreadClock.Now);
        double gates = Least(() => Repeat(RunGates, GateRepetitions), () => ThreadClock.Now) * Count / (512.0 * GateRepetitions);
        double circuit = Least(() => RunCircuit(1), () => ThreadClock.Now);
        double one = Least(() => RunCircuit(1), Elapsed);
        double all = Least(() => RunCircuit(-1), Elapsed);
        var times = new List<(string Name, double Time)> { ("the method in a loop", Least(RunMethod, () => ThreadClock.Now)) };
        foreach ((string other, Action work, _) in _others)
            times.Add((other, Least(work, () => ThreadClock.Now)));

        Console.WriteLine($"{Name}: {Info.Gates:N0} gates");
        Console.WriteLine($"  {"circuit",-56}{PerSample(circuit),10:F3} ns   {Math.Max(copy, gates) / circuit,5:P0} of the limit (copy {PerSample(copy):F3}, gates {PerSample(gates):F3} ns)");
        Console.WriteLine($"  {"circuit, all cores",-56}{PerSample(all),10:F3} ns   {one / all,5:F2} × one core");
        foreach ((string other, double time) in times)
            Console.WriteLine($"  {other,-56}{PerSample(time),10:F3} ns   {time / circuit,6:F1} × the circuit");
        Console.WriteLine();
    }

    private static void Repeat(Action work, int times)
    {
        for (int i = 0; i < times; i++)
            work();
    }

    private double PerSample(double time) => time / Count;

    private void RequireResults(string what, Action work, byte[] expected)
    {
        ClearResults();
        work();
        if (!Results.SequenceEqual(expected))
            throw new InvalidOperationException($"{Name}: {what} is wrong.");
    }

    protected abstract void ClearResults();

    private static long Elapsed() => (long)Stopwatch.GetElapsedTime(0).TotalNanoseconds;

    private static double Least(Action work, Func<long> clock)
    {
        // Called often enough that the run-time compiler is done with it.
        long start = Elapsed();
        for (int i = 0; i < 40 && Elapsed() - start < MostNanoseconds / 2; i++)
            work();
        Thread.Sleep(100);
        double least = double.PositiveInfinity;
        start = Elapsed();
        for (int round = 0; round < MostRounds && (round < 5 || Elapsed() - start < MostNanoseconds); round++)
        {
            long from = clock();
            work();
            least = Math.Min(least, clock() - from);
        }

        return least;
    }
}

/// <summary>A circuit with up to two columns of inputs and one of results.</summary>
internal sealed class Comparison<TCircuit, TFirst, TSecond, TResult> : Comparison
    where TCircuit : ICircuit
    where TFirst : unmanaged
    where TSecond : unmanaged
    where TResult : unmanaged
{
    public delegate void Evaluate(ReadOnlySpan<TFirst> first, ReadOnlySpan<TSecond> second, Span<TResult> results, int threads);

    private readonly Evaluate _circuit;
    private readonly Action<TFirst[], TSecond[], TResult[]> _method;
    private readonly ulong[] _inputs;
    private readonly ulong[] _outputs;
    private readonly byte[] _from;
    private readonly byte[] _to;

    /// <param name="name">What is computed.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="elements">The numbers of elements of a sample in each column; 0 for a second column that the method does not have.</param>
    /// <param name="method">The method in a loop.</param>
    /// <param name="circuit">The generated method.</param>
    public Comparison(string name, int samples, (int First, int Second, int Result) elements, Action<TFirst[], TSecond[], TResult[]> method, Evaluate circuit)
        : base(name, samples)
    {
        First = new TFirst[samples * elements.First];
        Second = new TSecond[samples * elements.Second];
        Output = new TResult[samples * elements.Result];
        _method = method;
        _circuit = circuit;
        _inputs = GC.AllocateArray<ulong>((TCircuit.Info.Inputs * 8) + 8, pinned: true);
        _outputs = GC.AllocateArray<ulong>((TCircuit.Info.Outputs * 8) + 8, pinned: true);
        var random = new RandomBits(1, RandomPurpose.Examples);
        Fill(random, MemoryMarshal.AsBytes(First.AsSpan()));
        Fill(random, MemoryMarshal.AsBytes(Second.AsSpan()));
        int bytes = (MemoryMarshal.AsBytes(First.AsSpan()).Length + MemoryMarshal.AsBytes(Second.AsSpan()).Length + MemoryMarshal.AsBytes(Output.AsSpan()).Length) / 2;
        _from = new byte[bytes];
        _to = new byte[bytes];
        Array.Fill(_from, (byte)1);
    }

    public TFirst[] First { get; }

    public TSecond[] Second { get; }

    public TResult[] Output { get; }

    protected override ReadOnlySpan<byte> Results => MemoryMarshal.AsBytes(Output.AsSpan());

    protected override CircuitInfo Info => TCircuit.Info;

    protected override void RunMethod() => _method(First, Second, Output);

    protected override void RunCircuit(int threads) => _circuit(First, Second, Output, threads);

    protected override void RunGates() => TCircuit.EvaluateLanes(Aligned(_inputs, TCircuit.Info.Inputs), Aligned(_outputs, TCircuit.Info.Outputs), 8);

    /// <summary>As many bytes are read and written as by the circuit.</summary>
    protected override void CopyColumns() => _from.AsSpan().CopyTo(_to);

    protected override void ClearResults() => Array.Clear(Output);

    private static Span<ulong> Aligned(ulong[] words, int bits)
    {
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(words, 0);
        return words.AsSpan((int)(-address & 63) / sizeof(ulong), bits * 8);
    }

    private static void Fill(RandomBits random, Span<byte> bytes)
    {
        foreach (ref ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
            word = random.NextUInt64();
        foreach (ref byte value in bytes[(bytes.Length & ~7)..])
            value = (byte)random.NextBits(8);
    }
}
