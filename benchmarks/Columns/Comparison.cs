using System;
using System.Collections.Generic;
using System.Runtime.InteropServices;

namespace Learnability.Benchmarks;

/// <summary>One circuit: its columns, and the ways to compute the same.</summary>
/// <param name="name">What is computed.</param>
/// <param name="samples">The number of samples.</param>
internal abstract class Comparison(string name, int samples)
{
    /// <summary>The number of samples of all but the slowest comparisons.</summary>
    public const int Samples = 1 << 20;

    private const int Turns = 6;
    private const int GatesOfARound = 2_000_000;
    private const int LargeCircuit = 50_000;

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

    /// <summary>The circuit alone, on as many samples as it takes at once, which stay in the caches.</summary>
    protected abstract void RunGates();

    /// <summary>Often enough for the clock of a thread, which counts in coarse steps.</summary>
    private int GateRepetitions => Math.Max(1, GatesOfARound / Info.Gates);

    /// <summary>Their number in words of 64: more for a large circuit, whose code does not stay in the caches.</summary>
    protected int GateWords => Info.Gates > LargeCircuit ? 32 : 8;

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

        var copy = new Contender("copy", CopyColumns);
        var gates = new Contender("gates", () => Repeat(RunGates, GateRepetitions));
        var circuit = new Contender("circuit", () => RunCircuit(1));
        var all = new Contender("circuit, all cores", () => RunCircuit(-1));
        Contender[] others = [new("the method in a loop", RunMethod), .. _others.ConvertAll(other => new Contender(other.Name, other.Work))];
        Contender[] contenders = [copy, gates, circuit, all, .. others];
        foreach (Contender contender in contenders)
            contender.WarmUp();

        // In turns, as a processor may be slower for a second.
        for (int turn = 0; turn < Turns; turn++)
        {
            foreach (Contender contender in contenders)
                contender.Measure();
        }

        double gatesTime = gates.Processor * Count / (64.0 * GateWords * GateRepetitions);
        Console.WriteLine($"{Name}: {Info.Gates:N0} gates");
        Console.WriteLine($"  {"circuit",-56}{PerSample(circuit.Processor),10:F3} ns   {Math.Max(copy.Processor, gatesTime) / circuit.Processor,5:P0} of the limit (copy {PerSample(copy.Processor):F3}, gates {PerSample(gatesTime):F3} ns)");
        Console.WriteLine($"  {"circuit, all cores",-56}{PerSample(all.Elapsed),10:F3} ns   {circuit.Elapsed / all.Elapsed,5:F2} × one core");
        foreach (Contender other in others)
            Console.WriteLine($"  {other.Name,-56}{PerSample(other.Processor),10:F3} ns   {other.Processor / circuit.Processor,6:F1} × the circuit");
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
        _inputs = GC.AllocateArray<ulong>((TCircuit.Info.Inputs * GateWords) + 8, pinned: true);
        _outputs = GC.AllocateArray<ulong>((TCircuit.Info.Outputs * GateWords) + 8, pinned: true);
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

    protected override void RunGates() => TCircuit.EvaluateLanes(Aligned(_inputs, TCircuit.Info.Inputs), Aligned(_outputs, TCircuit.Info.Outputs), GateWords);

    /// <summary>As many bytes are read and written as by the circuit.</summary>
    protected override void CopyColumns() => _from.AsSpan().CopyTo(_to);

    protected override void ClearResults() => Array.Clear(Output);

    private Span<ulong> Aligned(ulong[] words, int bits)
    {
        nint address = Marshal.UnsafeAddrOfPinnedArrayElement(words, 0);
        return words.AsSpan((int)(-address & 63) / sizeof(ulong), bits * GateWords);
    }

    private static void Fill(RandomBits random, Span<byte> bytes)
    {
        foreach (ref ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
            word = random.NextUInt64();
        foreach (ref byte value in bytes[(bytes.Length & ~7)..])
            value = (byte)random.NextBits(8);
    }
}
