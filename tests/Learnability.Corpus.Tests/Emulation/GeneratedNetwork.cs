using System;
using System.Globalization;
using System.Reflection;

namespace Learnability.Corpus.Tests.Emulation;

/// <summary>The generated SgdNetwork of a learner or a metaalgorithm, with inputs of one type for all: its typed members are called by reflection.</summary>
public sealed class GeneratedNetwork
{
    private readonly object _network;
    private readonly Type _inputType;
    private readonly MethodInfo _draw;
    private readonly MethodInfo _step;
    private readonly MethodInfo _predict;
    private readonly MethodInfo _predictMany;

    /// <summary>Creates a network with its initial weights.</summary>
    /// <param name="owner">The type that has the attribute.</param>
    /// <param name="inputType">The C# type of an input.</param>
    /// <param name="seed">The seed of its random bits.</param>
    public GeneratedNetwork(Type owner, Type inputType, int seed)
    {
        Type type = owner.GetNestedType("SgdNetwork")!;
        _network = Activator.CreateInstance(type, seed)!;
        _inputType = inputType;
        _draw = type.GetMethod("Step", [_inputType, typeof(bool)])!;
        _step = type.GetMethod("Step", [_inputType, typeof(bool), typeof(bool), typeof(bool)])!;
        _predict = type.GetMethod("Predict", [_inputType])!;
        _predictMany = typeof(GeneratedNetwork).GetMethod(nameof(PredictManyTyped), BindingFlags.Static | BindingFlags.NonPublic)!.MakeGenericMethod(_inputType);
        StepCircuit = (Circuit)type.GetProperty("StepCircuit")!.GetValue(null)!;
        Info = (NetworkInfo)type.GetProperty("Info")!.GetValue(null)!;
    }

    private delegate void ReadMemoryMethod(Span<ulong> bits);

    private delegate void PredictMethod<T>(ReadOnlySpan<T> xs, Span<bool> results);

    public NetworkInfo Info { get; }

    public Circuit StepCircuit { get; }

    /// <summary>The memory, read from the weights, as the bits of the learner's fields.</summary>
    public bool[] Memory => MemoryBits.Of(Get<object>("Memory"));

    /// <summary>The memory of a metaalgorithm, read from the weights.</summary>
    public bool[] RawMemory
    {
        get
        {
            var words = new ulong[(Info.MemoryBits + 63) / 64];
            _network.GetType().GetMethod("ReadMemory")!.CreateDelegate<ReadMemoryMethod>(_network)(words);
            var bits = new bool[Info.MemoryBits];
            for (int i = 0; i < bits.Length; i++)
                bits[i] = (words[i >> 6] >> i & 1) != 0;
            return bits;
        }
    }

    /// <summary>z of the last step.</summary>
    public double LastOutput => Get<double>("LastOutput");

    /// <summary>A step with the network's own random bits.</summary>
    public bool Step(ulong x, bool y) => (bool)_draw.Invoke(_network, [Input(x), y])!;

    /// <summary>A step with given random bits.</summary>
    public bool Step(ulong x, bool y, bool guess, bool coin) => (bool)_step.Invoke(_network, [Input(x), y, guess, coin])!;

    public bool Predict(ulong x) => (bool)_predict.Invoke(_network, [Input(x)])!;

    /// <summary>Answers many inputs at once.</summary>
    public bool[] Predict(ulong[] xs) => (bool[])_predictMany.Invoke(null, [_network, xs])!;

    public double GetWeight(int memoryBit, SgdMemoryEdge edge) => Invoke<double>("GetWeight", memoryBit, edge);

    public double GetDummyWeight(int dummy, int place) => Invoke<double>("GetDummyWeight", dummy, place);

    public void SetWeight(int memoryBit, SgdMemoryEdge edge, double weight) => Invoke<object>("SetWeight", memoryBit, edge, weight);

    public void SetDummyWeight(int dummy, int place, double weight) => Invoke<object>("SetDummyWeight", dummy, place, weight);

    public NeuralNet ToNeuralNet() => Invoke<NeuralNet>("ToNeuralNet");

    private static bool[] PredictManyTyped<T>(object network, ulong[] xs)
    {
        var predict = network.GetType().GetMethod("Predict", [typeof(ReadOnlySpan<T>), typeof(Span<bool>)])!.CreateDelegate<PredictMethod<T>>(network);
        T[] inputs = Array.ConvertAll(xs, x => (T)Convert.ChangeType(x, typeof(T), CultureInfo.InvariantCulture));
        var results = new bool[xs.Length];
        predict(inputs, results);
        return results;
    }

    private object Input(ulong x) => Convert.ChangeType(x, _inputType, CultureInfo.InvariantCulture);

    public T Get<T>(string property) => (T)_network.GetType().GetProperty(property)!.GetValue(_network)!;

    public T Invoke<T>(string method, params object[] arguments) => (T)_network.GetType().GetMethod(method)!.Invoke(_network, arguments)!;
}
