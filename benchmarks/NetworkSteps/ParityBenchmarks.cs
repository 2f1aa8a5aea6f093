using BenchmarkDotNet.Attributes;
using Learnability.Corpus;

namespace Learnability.Benchmarks;

/// <summary>
/// What the generated networks of the parity learners cost: a run of 64 steps of SGD from a new network on examples with random labels, which are stored
/// until the memory is full and wrongly answered half the time after it; a prediction; and the same from the method itself.
/// </summary>
[MemoryDiagnoser]
public class ParityBenchmarks
{
    private const int Steps = 64;

    private readonly uint[] _inputs = new uint[Steps];
    private readonly bool[] _labels = new bool[Steps];
    private Parity4.SgdNetwork _parity4 = new(0);
    private Parity8.SgdNetwork _parity8 = new(0);
    private Parity16.SgdNetwork _parity16 = new(0);
    private Parity32.SgdNetwork _parity32 = new(0);

    [Params(4, 8, 16, 32)]
    public int Inputs { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var examples = new RandomBits(1, RandomPurpose.Examples);
        for (int i = 0; i < Steps; i++)
        {
            _inputs[i] = (uint)examples.NextBits(Inputs);
            _labels[i] = examples.NextBit();
        }

        TrainNetwork();
    }

    [Benchmark(OperationsPerInvoke = Steps)]
    public int TrainNetwork() => Inputs switch
    {
        4 => Train(_parity4 = new(0)),
        8 => Train(_parity8 = new(0)),
        16 => Train(_parity16 = new(0)),
        _ => Train(_parity32 = new(0)),
    };

    [Benchmark(OperationsPerInvoke = Steps)]
    public int PredictByNetwork() => Inputs switch
    {
        4 => Predict(_parity4),
        8 => Predict(_parity8),
        16 => Predict(_parity16),
        _ => Predict(_parity32),
    };

    [Benchmark(OperationsPerInvoke = Steps)]
    public int LearnByMethod()
    {
        switch (Inputs)
        {
            case 4:
                var learner4 = new Parity4();
                for (int i = 0; i < Steps; i++)
                    learner4.Learn(_inputs[i], _labels[i]);
                return learner4.Predict(1) ? 1 : 0;
            case 8:
                var learner8 = new Parity8();
                for (int i = 0; i < Steps; i++)
                    learner8.Learn(_inputs[i], _labels[i]);
                return learner8.Predict(1) ? 1 : 0;
            case 16:
                var learner16 = new Parity16();
                for (int i = 0; i < Steps; i++)
                    learner16.Learn(_inputs[i], _labels[i]);
                return learner16.Predict(1) ? 1 : 0;
            default:
                var learner32 = new Parity32();
                for (int i = 0; i < Steps; i++)
                    learner32.Learn(_inputs[i], _labels[i]);
                return learner32.Predict(1) ? 1 : 0;
        }
    }

    private int Train<TNetwork>(TNetwork network)
        where TNetwork : class, IOnlineNetwork<TNetwork>
    {
        int stored = 0;
        for (int i = 0; i < Steps; i++)
            stored += network.Step([_inputs[i]], _labels[i]) ? 1 : 0;
        return stored;
    }

    private int Predict<TNetwork>(TNetwork network)
        where TNetwork : class, IOnlineNetwork<TNetwork>
    {
        int answered = 0;
        for (int i = 0; i < Steps; i++)
            answered += network.Predict([_inputs[i]]) ? 1 : 0;
        return answered;
    }
}
