using System;
using System.ComponentModel;
using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>
/// The trained part of a noise-free network: the real weights of its memory components and dummies, with the forward pass, the gradient and the update of
/// their paths. What the gates compute, generated code hands in; that their weights have gradient zero is Lemma 8.
/// </summary>
/// <remarks>
/// <para>
/// Abbe &amp; Sandon, Definition 17, Lemmas 9 and 10; constants of <see cref="SgdActivation"/>. A memory component has twelve weights and a dummy six, kept kind
/// by kind, so that paths lie side by side in a vector register. Equal, weight for weight, to the steps of <see cref="NeuralNet"/> on
/// <see cref="SgdEmulationNetwork.CreateGraph"/>.
/// </para>
/// <para>
/// While every weight is ±1/2 with the signs of Lemma 9, each signal lies in the zone that <see cref="SgdActivation"/> gives it, a closed path is exactly 0,
/// and only open paths are computed. Once a weight was set to something else, every path is, through the whole activation.
/// An instance is for one thread at a time.
/// </para>
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class SgdMemory
{
    private const int DummyEdges = SgdEmulationGraph.DummyEdges;

    private readonly int[] _groupOf;
    private readonly int _stride;
    private readonly double[] _memory;
    private readonly double[] _dummies;
    private readonly double[] _memorySources;
    private readonly double[] _dummySources;
    private readonly int[] _openMemory;
    private readonly int[] _allDummies;
    private int _openMemoryCount;
    private readonly double _compression;
    private bool _isNominal = true;

    /// <summary>Creates the initial weights: every memory bit is 0.</summary>
    /// <param name="groupOf">The group of each memory bit: <see cref="ExclusiveGroups.GroupOf"/> of <see cref="SgdEmulationNetwork.Groups"/>.</param>
    /// <param name="dummyCount">m', the number of dummies: <see cref="SgdEmulationNetwork.DummyCount"/>.</param>
    /// <exception cref="ArgumentException">m' is not a power of two and at least 32, or there is no dummy for a group.</exception>
    public SgdMemory(ReadOnlySpan<int> groupOf, int dummyCount)
    {
        Activation = SgdActivation.Create(dummyCount);
        for (int i = 0; i < groupOf.Length; i++)
        {
            if ((uint)groupOf[i] >= (uint)dummyCount)
                throw new ArgumentException($"Memory bit {i} is in group {groupOf[i]}, but there are {dummyCount} dummies.", nameof(groupOf));
        }

        _groupOf = groupOf.ToArray();
        MemoryBits = groupOf.Length;
        DummyCount = dummyCount;
        LearningRate = SgdActivation.GetLearningRate(dummyCount);
        _compression = SgdActivation.GetCompression(dummyCount);

        // Rows end at a vector's end; the weights past the last memory bit are 0, and so is what comes through them.
        _stride = (MemoryBits + Vector256<double>.Count - 1) / Vector256<double>.Count * Vector256<double>.Count;
        _memory = new double[SgdEmulationGraph.MemoryEdges * _stride];
        _dummies = new double[DummyEdges * dummyCount];
        _memorySources = new double[_stride];
        _dummySources = new double[dummyCount];
        _openMemory = new int[_stride / Vector256<double>.Count];
        _allDummies = new int[dummyCount / Vector256<double>.Count];
        for (int i = 0; i < _allDummies.Length; i++)
            _allDummies[i] = i * Vector256<double>.Count;
        for (int edge = 0; edge < SgdEmulationGraph.MemoryEdges; edge++)
            Row(edge)[..MemoryBits].Fill(GetInitialWeight((SgdMemoryEdge)edge));
        _dummies.AsSpan().Fill(SgdActivation.PathWeight);
    }

    /// <summary>The number m of memory bits.</summary>
    public int MemoryBits { get; }

    /// <summary>The number m' of dummies.</summary>
    public int DummyCount { get; }

    /// <summary>The learning rate γ.</summary>
    public double LearningRate { get; }

    /// <summary>The activation of every vertex.</summary>
    public Activation Activation { get; }

    /// <summary>The weight of an edge of a memory component.</summary>
    /// <param name="memoryBit">The memory bit, from 0 to m − 1.</param>
    /// <param name="edge">The edge, one of the ten that learn or of the two from the controls.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such memory bit or edge.</exception>
    public double GetMemoryWeight(int memoryBit, SgdMemoryEdge edge) => MemoryWeight(memoryBit, edge);

    /// <summary>Sets the weight of an edge of a memory component.</summary>
    /// <param name="memoryBit">The memory bit, from 0 to m − 1.</param>
    /// <param name="edge">The edge.</param>
    /// <param name="weight">The weight, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such memory bit or edge, or the weight is not finite.</exception>
    public void SetMemoryWeight(int memoryBit, SgdMemoryEdge edge, double weight)
    {
        ref double place = ref MemoryWeight(memoryBit, edge);
        place = RequireFinite(weight);
        _isNominal = IsNominal();
    }

    /// <summary>The weight of an edge of a dummy.</summary>
    /// <param name="dummy">The dummy, from 0 to m' − 1.</param>
    /// <param name="place">The place along its path, from 0, out of the source, to 5, into the output.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dummy or place.</exception>
    public double GetDummyWeight(int dummy, int place) => DummyWeight(dummy, place);

    /// <summary>Sets the weight of an edge of a dummy.</summary>
    /// <param name="dummy">The dummy, from 0 to m' − 1.</param>
    /// <param name="place">The place along its path, from 0, out of the source, to 5, into the output.</param>
    /// <param name="weight">The weight, finite.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such dummy or place, or the weight is not finite.</exception>
    public void SetDummyWeight(int dummy, int place, double weight)
    {
        ref double target = ref DummyWeight(dummy, place);
        target = RequireFinite(weight);
        _isNominal = IsNominal();
    }

    /// <summary>Copies the weights into the explicit graph.</summary>
    /// <param name="graph">A graph of the same network.</param>
    /// <exception cref="ArgumentException">The graph has another number of memory bits or dummies.</exception>
    public void CopyWeightsTo(SgdEmulationGraph graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var memory = new double[SgdEmulationGraph.MemoryEdges * MemoryBits];
        for (int edge = 0; edge < SgdEmulationGraph.MemoryEdges; edge++)
            Row(edge)[..MemoryBits].CopyTo(memory.AsSpan(edge * MemoryBits));
        graph.SetWeights(memory, _dummies);
    }

    /// <summary>Reads the memory: bit i is set where v1 of component i, f(2·w) for the weight w from v0, is −1.</summary>
    /// <param name="bits">Receives the bits, 64 a word, least significant first; those past the last are clear.</param>
    /// <exception cref="ArgumentException">The number of words is wrong.</exception>
    /// <exception cref="InvalidOperationException">Weights were set so that a v1 is not within 1/8 of ±1, and the gates that read it are not saturated.</exception>
    public void ReadMemory(Span<ulong> bits)
    {
        RequireWords(bits.Length, nameof(bits));
        if (!_isNominal)
        {
            bits.Clear();
            ReadMemoryExactly(bits);
            return;
        }

        // Here f is the identity: 2·(±1/2) = ±1.
        ReadOnlySpan<double> weights = Row((int)SgdMemoryEdge.V0V1);
        Vector256<double> v0 = Vector256.Create(SgdActivation.Saturation);
        for (int word = 0; word < bits.Length; word++)
        {
            ReadOnlySpan<double> ofWord = weights[(word << 6)..];
            if (ofWord.Length > 64)
                ofWord = ofWord[..64];
            ulong read = 0;
            for (int i = 0; i <= ofWord.Length - Vector256<double>.Count; i += Vector256<double>.Count)
            {
                Vector256<double> v1 = v0 * Vector256.Create(ofWord.Slice(i, Vector256<double>.Count));
                read |= (ulong)Vector256.LessThan(v1, Vector256<double>.Zero).ExtractMostSignificantBits() << i;
            }

            bits[word] = read;
        }
    }

    /// <summary>The output of the network: the forward pass of the paths.</summary>
    /// <param name="flips">The memory bits whose controls open a path, as the gates compute them, packed like the memory.</param>
    /// <param name="predicted">ŷ, as the gates compute it.</param>
    /// <exception cref="ArgumentException">The number of words is wrong, or a bit past the last is set.</exception>
    public double GetOutput(ReadOnlySpan<ulong> flips, bool predicted)
    {
        OpenPaths(flips, predicted);
        return _isNominal ? Forward(predicted) : ForwardExactly(flips, predicted).Value;
    }

    /// <summary>One step of stochastic gradient descent on (z − y)²: forward pass, gradient of every open path by the chain rule, simultaneous update.</summary>
    /// <param name="flips">The memory bits whose controls open a path, as the gates compute them, packed like the memory.</param>
    /// <param name="predicted">ŷ, as the gates compute it.</param>
    /// <param name="label">The label y: 1 or −1.</param>
    /// <param name="output">The output z before the step.</param>
    /// <returns>Whether the output was wrong.</returns>
    /// <exception cref="ArgumentException">The number of words is wrong, or a bit past the last is set; no weight has changed.</exception>
    public bool Step(ReadOnlySpan<ulong> flips, bool predicted, bool label, out double output)
    {
        OpenPaths(flips, predicted);
        double target = label ? 1 : -1;
        output = _isNominal ? Forward(predicted) : 0;

        // Flips of two members of a group would add up to another output: then nothing is taken for granted any more.
        _isNominal &= Math.Abs(output) == 1;
        if (!_isNominal)
        {
            output = StepExactly(flips, predicted, target);
            return output > 0 != label;
        }

        return Update(predicted, 2 * (output - target));
    }

    /// <summary>Updates the weights of the open paths; returns whether there was anything to learn.</summary>
    private bool Update(bool predicted, double lossDerivative)
    {
        if (lossDerivative == 0)
            return false;
        if (_openMemoryCount != 0)
            GetMemoryPath(predicted).Update(_memorySources, OpenMemory, lossDerivative, LearningRate, _compression);
        GetDummyPath().Update(_dummySources, _allDummies, lossDerivative, LearningRate, _compression);
        return true;
    }

    /// <summary>
    /// Sets the sources: v0 outputs 2 for every component, but for one that is not open it counts as 0, and so does all that follows from it. Vectors of
    /// components of which none is open are left out.
    /// </summary>
    private void OpenPaths(ReadOnlySpan<ulong> flips, bool predicted)
    {
        RequireWords(flips.Length, nameof(flips));
        if ((MemoryBits & 63) is not 0 and int used && flips[^1] >> used != 0)
            throw new ArgumentException($"A bit past the last of {MemoryBits} memory bits is set.", nameof(flips));
        double saturation = predicted ? SgdActivation.Saturation : -SgdActivation.Saturation;
        _dummySources.AsSpan().Fill(saturation);
        _openMemoryCount = 0;
        for (int word = 0; word < flips.Length; word++)
        {
            int last = -1;
            for (ulong rest = flips[word]; rest != 0; rest &= rest - 1)
            {
                int memoryBit = (word << 6) + BitOperations.TrailingZeroCount(rest);
                int vector = memoryBit / Vector256<double>.Count * Vector256<double>.Count;
                if (vector != last)
                {
                    last = vector;
                    _openMemory[_openMemoryCount++] = vector;
                    _memorySources.AsSpan(vector, Vector256<double>.Count).Clear();
                }

                _memorySources[memoryBit] = SgdActivation.Saturation;
                _dummySources[_groupOf[memoryBit]] = 0;
            }
        }
    }

    private ReadOnlySpan<int> OpenMemory => _openMemory.AsSpan(0, _openMemoryCount);

    /// <summary>z = f(Σ of the open paths); f is the identity at ±1.</summary>
    private double Forward(bool predicted)
    {
        double dummies = GetDummyPath().Sum(_dummySources, _allDummies, _compression);
        return _openMemoryCount == 0 ? dummies : GetMemoryPath(predicted).Sum(_memorySources, OpenMemory, _compression) + dummies;
    }

    /// <summary>The six edges from v0 to the output over v4, which are open where the output is true, or over v4'.</summary>
    private SixEdgePaths GetMemoryPath(bool predicted)
    {
        int third = (int)(predicted ? SgdMemoryEdge.V2V3 : SgdMemoryEdge.V2V3Prime);
        return new SixEdgePaths(ref MemoryMarshal.GetArrayDataReference(_memory), third * _stride, _stride);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private SixEdgePaths GetDummyPath() => new(ref MemoryMarshal.GetArrayDataReference(_dummies), 2 * DummyCount, DummyCount);

    /// <summary>
    /// Whether the fast path may be taken: every weight on a path is ±1/2, and each v4 and v'4 gets 1/8 from its path, which its control cancels. That every
    /// open path contributes 1/m' or −1/m', the sum ±1 shows.
    /// </summary>
    private bool IsNominal()
    {
        foreach (double weight in _dummies)
        {
            if (Math.Abs(weight) != SgdActivation.PathWeight)
                return false;
        }

        for (int i = 0; i < MemoryBits; i++)
        {
            for (int edge = 0; edge < SgdEmulationGraph.MemoryEdges; edge++)
            {
                double expected = GetInitialWeight((SgdMemoryEdge)edge);
                if (edge < SgdEmulationGraph.TrainedMemoryEdges ? Math.Abs(Row(edge)[i]) != Math.Abs(expected) : Row(edge)[i] != expected)
                    return false;
            }

            double v2 = Row((int)SgdMemoryEdge.V0V1)[i] * Row((int)SgdMemoryEdge.V1V2)[i];
            if (v2 * Row((int)SgdMemoryEdge.V2V3)[i] * Row((int)SgdMemoryEdge.V3V4)[i] < 0
                || v2 * Row((int)SgdMemoryEdge.V2V3Prime)[i] * Row((int)SgdMemoryEdge.V3PrimeV4Prime)[i] < 0)
            {
                return false;
            }
        }

        return true;
    }

    private static double GetInitialWeight(SgdMemoryEdge edge) => edge switch
    {
        SgdMemoryEdge.V5PrimeOutput => -SgdActivation.PathWeight,
        SgdMemoryEdge.VcV4 or SgdMemoryEdge.VcPrimeV4Prime => SgdActivation.CancelWeight,
        _ => SgdActivation.PathWeight,
    };

    private Span<double> Row(int edge) => _memory.AsSpan(edge * _stride, _stride);

    private Span<double> DummyRow(int place) => _dummies.AsSpan(place * DummyCount, DummyCount);

    private ref double MemoryWeight(int memoryBit, SgdMemoryEdge edge)
    {
        if ((uint)memoryBit >= (uint)MemoryBits)
            throw new ArgumentOutOfRangeException(nameof(memoryBit), memoryBit, $"There are {MemoryBits} memory bits.");
        if ((uint)edge >= SgdEmulationGraph.MemoryEdges)
            throw new ArgumentOutOfRangeException(nameof(edge), edge, $"A memory component has {SgdEmulationGraph.MemoryEdges} edges.");
        return ref Row((int)edge)[memoryBit];
    }

    private ref double DummyWeight(int dummy, int place)
    {
        if ((uint)dummy >= (uint)DummyCount)
            throw new ArgumentOutOfRangeException(nameof(dummy), dummy, $"There are {DummyCount} dummies.");
        if ((uint)place >= DummyEdges)
            throw new ArgumentOutOfRangeException(nameof(place), place, $"A dummy has {DummyEdges} edges.");
        return ref DummyRow(place)[dummy];
    }

    private void RequireWords(int words, string name)
    {
        if (words != (MemoryBits + 63) / 64)
            throw new ArgumentException($"{MemoryBits} memory bits take {(MemoryBits + 63) / 64} words, not {words}.", name);
    }

    private static double RequireFinite(double weight) => double.IsFinite(weight)
        ? weight
        : throw new ArgumentOutOfRangeException(nameof(weight), weight.ToString(CultureInfo.InvariantCulture), "A weight must be finite.");
}
