using BenchmarkDotNet.Attributes;
using Circuits;

namespace Learnability.Benchmarks;

/// <summary>Generated circuits on columns beside the methods that they were made from, in a loop; per sample.</summary>
[MemoryDiagnoser]
public class ColumnBenchmarks
{
    private const int Samples = 1 << 14;

    private readonly ulong[] _words = new ulong[Samples];
    private readonly ulong[] _otherWords = new ulong[Samples];
    private readonly ulong[] _sums = new ulong[Samples];
    private readonly uint[] _integers = new uint[Samples];
    private readonly bool[] _truths = new bool[Samples];
    private readonly Equations[] _systems = new Equations[Samples];
    private readonly (ushort Solution, bool IsUnique)[] _solutions = new (ushort, bool)[Samples];
    private readonly EightBytes[] _lists = new EightBytes[Samples];
    private readonly EightBytes[] _sorted = new EightBytes[Samples];

    [GlobalSetup]
    public void Setup()
    {
        var random = new RandomBits(1, RandomPurpose.Examples);
        for (int i = 0; i < Samples; i++)
        {
            _words[i] = random.NextUInt64();
            _otherWords[i] = random.NextUInt64();
            _integers[i] = (uint)random.NextBits(31);
            foreach (ref uint equation in _systems[i][..])
                equation = (uint)random.NextBits(17);
            foreach (ref byte value in _lists[i][..])
                value = (byte)random.NextBits(8);
        }
    }

    [Benchmark(OperationsPerInvoke = Samples)]
    public void AddByMethod()
    {
        for (int i = 0; i < Samples; i++)
            _sums[i] = Arithmetic.Add64(_words[i], _otherWords[i]);
    }

    [Benchmark(OperationsPerInvoke = Samples)]
    public void AddByCircuit() => Arithmetic.Add64Circuit.Evaluate(_words, _otherWords, _sums);

    [Benchmark(OperationsPerInvoke = Samples)]
    public void MajorityByMethod()
    {
        for (int i = 0; i < Samples; i++)
            _truths[i] = Majority.Majority31(_integers[i]);
    }

    [Benchmark(OperationsPerInvoke = Samples)]
    public void MajorityByCircuit() => Majority.Majority31Circuit.Evaluate(_integers, _truths);

    [Benchmark(OperationsPerInvoke = Samples)]
    public void SolveByMethod()
    {
        for (int i = 0; i < Samples; i++)
            _solutions[i] = LinearEquations.SolveByRowAddition(_systems[i]);
    }

    [Benchmark(OperationsPerInvoke = Samples)]
    public void SolveByCircuit() => LinearEquations.SolveByRowAdditionCircuit.Evaluate(_systems, _solutions);

    [Benchmark(OperationsPerInvoke = Samples)]
    public void SortByMethod()
    {
        for (int i = 0; i < Samples; i++)
            _sorted[i] = Sorting.BubbleSort(_lists[i]);
    }

    [Benchmark(OperationsPerInvoke = Samples)]
    public void SortByCircuit() => Sorting.BubbleSortCircuit.Evaluate(_lists, _sorted);
}
