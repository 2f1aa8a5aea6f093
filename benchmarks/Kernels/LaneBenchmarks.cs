using System;
using BenchmarkDotNet.Attributes;
using Circuits;

namespace Learnability.Benchmarks;

/// <summary>Generated kernels on lanes, without transposition, beside the interpreter of the same circuit. A sample is one operation.</summary>
public class LaneBenchmarks
{
    private const int SamplesPerWord = 64;

    /// <summary>Words for each bit: one vector of the widest, and what one visit of a large circuit takes.</summary>
    private const int Words = 32;

    private Kernel _adder = null!, _majority = null!, _gauss = null!, _aes = null!;

    /// <summary>Random lanes.</summary>
    [GlobalSetup]
    public void Setup()
    {
        _adder = new Kernel(Arithmetic.Add64Circuit.Circuit, Arithmetic.Add64Circuit.EvaluateLanes);
        _majority = new Kernel(Majority.Majority31Circuit.Circuit, Majority.Majority31Circuit.EvaluateLanes);
        _gauss = new Kernel(LinearEquations.SolveByPivotSearchCircuit.Circuit, LinearEquations.SolveByPivotSearchCircuit.EvaluateLanes);
        _aes = new Kernel(Aes128.EncryptCircuit.Circuit, Aes128.EncryptCircuit.EvaluateLanes);
    }

    [Benchmark(OperationsPerInvoke = Words * SamplesPerWord)]
    public void Add64() => _adder.Generated();

    [Benchmark(OperationsPerInvoke = Words * SamplesPerWord)]
    public void Add64FromTable() => _adder.FromTable();

    [Benchmark(OperationsPerInvoke = Words * SamplesPerWord)]
    public void Majority31() => _majority.Generated();

    [Benchmark(OperationsPerInvoke = Words * SamplesPerWord)]
    public void Majority31FromTable() => _majority.FromTable();

    [Benchmark(OperationsPerInvoke = Words * SamplesPerWord)]
    public void Gauss16x17() => _gauss.Generated();

    [Benchmark(OperationsPerInvoke = Words * SamplesPerWord)]
    public void Gauss16x17FromTable() => _gauss.FromTable();

    /// <summary>By default a table: the circuit is above the threshold.</summary>
    [Benchmark(OperationsPerInvoke = Words * SamplesPerWord)]
    public void Aes128Encryption() => _aes.Generated();

    private delegate void Lanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit);

    private sealed class Kernel
    {
        private readonly Lanes _generated;
        private readonly CircuitInterpreter _interpreter;
        private readonly ulong[] _inputs;
        private readonly ulong[] _outputs;

        public Kernel(Circuit circuit, Lanes generated)
        {
            _generated = generated;
            _interpreter = new CircuitInterpreter(circuit);
            _inputs = new ulong[circuit.InputCount * Words];
            _outputs = new ulong[circuit.OutputCount * Words];
            var random = new RandomBits(1, RandomPurpose.Examples);
            for (int i = 0; i < _inputs.Length; i++)
                _inputs[i] = random.NextUInt64();
        }

        public void Generated() => _generated(_inputs, _outputs, Words);

        public void FromTable() => _interpreter.EvaluateLanes(_inputs, _outputs, Words);
    }
}
