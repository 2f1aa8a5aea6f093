using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>
/// Evaluates a circuit from a table: for circuits so large that straight-line code would cost too much to compile, and for those that are read from files. Its
/// vectors are the widest of the processor. May be used by several threads at once.
/// </summary>
public sealed class CircuitInterpreter
{
    /// <summary>Vectors of lanes in a visit of a function: more no longer hide what it costs to get to it.</summary>
    private const int MaxVectorsPerVisit = 8;

    private readonly int _inputCount;
    private readonly int _width;
    private readonly int _vectorsPerVisit;
    private readonly TablePlan _single;
    private readonly TablePlan _batch;
    private readonly uint[] _singleOffsets;
    private readonly ulong[] _outputMasks;

    /// <summary>Prepares a circuit for calls with any number of words.</summary>
    /// <param name="circuit">The circuit.</param>
    public CircuitInterpreter(Circuit circuit)
        : this(circuit, LaneWidth.Widest, MaxVectorsPerVisit)
    {
    }

    /// <summary>Prepares a circuit for calls with few words: values then take no more memory than those need, and stay in the caches.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="typicalWords">The words for each bit that calls usually have, at least 1; others work as well.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="typicalWords"/> is not positive.</exception>
    public CircuitInterpreter(Circuit circuit, int typicalWords)
        : this(circuit, LaneWidth.For(typicalWords), (int)Math.Clamp((typicalWords * 64L) / LaneWidth.Widest, 1, MaxVectorsPerVisit))
    {
    }

    /// <summary>Prepares a circuit for vectors of a given width, which need not be the processor's.</summary>
    internal CircuitInterpreter(Circuit circuit, int width, int maxVectors)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        _inputCount = circuit.InputCount;
        _width = width;
        var planner = new TablePlanner(circuit, LaneWidth.HasTernary(width), width / 8);
        _outputMasks = planner.OutputMasks;
        _single = planner.PlanSingle();
        _singleOffsets = Array.ConvertAll(_single.Operands, place => checked(place * (uint)(width / 8)));
        _vectorsPerVisit = planner.ChooseVectors(_single, maxVectors);
        _batch = _vectorsPerVisit > 1 ? planner.PlanBatch(_single, _vectorsPerVisit) : _single;
    }

    /// <summary>Evaluates the circuit bit-sliced, 64 samples a word.</summary>
    /// <param name="inputs">Bit i of the inputs is <c>inputs[i * wordsPerBit .. (i + 1) * wordsPerBit]</c>.</param>
    /// <param name="outputs">Receives the outputs in the same layout.</param>
    /// <param name="wordsPerBit">The number of words for each bit, not negative.</param>
    /// <exception cref="ArgumentException">
    /// A span does not have the circuit's number of inputs or outputs times <paramref name="wordsPerBit"/>, or the spans share memory; nothing is written.
    /// </exception>
    public void EvaluateLanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit)
    {
        LaneKernel.RequireArguments(inputs, outputs, wordsPerBit, _inputCount, _outputMasks.Length);
        switch (_width)
        {
            case 512:
                Run<Vector512<ulong>, Lanes512>(inputs, outputs, wordsPerBit);
                break;
            case 256:
                Run<Vector256<ulong>, Lanes256>(inputs, outputs, wordsPerBit);
                break;
            case 128:
                Run<Vector128<ulong>, Lanes128>(inputs, outputs, wordsPerBit);
                break;
            default:
                Run<ulong, Lanes64>(inputs, outputs, wordsPerBit);
                break;
        }
    }

    private unsafe void Run<TVector, TOperations>(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit)
        where TVector : unmanaged
        where TOperations : struct, ILaneOperations<TVector>
    {
        int vectorWords = sizeof(TVector) / sizeof(ulong);
        int visitWords = Math.Min(_vectorsPerVisit * vectorWords, wordsPerBit);
        using KernelScratch scratch = KernelScratch.Rent(checked(Math.Max(_single.PlaceCount, _batch.PlaceCount) * PlaceWords(visitWords)));
        Span<ulong> values = scratch.Words;
        for (int start = 0, words; start < wordsPerBit; start += words)
        {
            // The vectors of a place stand side by side, no more than there are left: places far apart would share few sets of a cache.
            words = Math.Min(visitWords, wordsPerBit - start);
            int placeWords = PlaceWords(words);
            TablePlan plan = placeWords == vectorWords ? _single : _batch;
            values[..placeWords].Clear();

            // Words past the last have what was there before: lanes do not mix.
            Load<TVector>(inputs, start, values[placeWords..], wordsPerBit, placeWords, words);
            if (placeWords == vectorWords)
                TableKernel<TVector, TOperations>.Evaluate(plan.Runs, _singleOffsets, values);
            else
                TableKernel<TVector, TOperations>.Evaluate(plan.Runs, plan.Operands, values, placeWords / vectorWords);
            Store<TVector, TOperations>(plan.OutputPlaces, values, outputs, start, wordsPerBit, placeWords, words);
        }

        int PlaceWords(int words) => vectorWords * (int)BitOperations.RoundUpToPowerOf2((uint)((words + vectorWords - 1) / vectorWords));
    }

    /// <summary>Puts some words of each column into its place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Load<TVector>(ReadOnlySpan<ulong> columns, int start, Span<ulong> places, int wordsPerBit, int placeWords, int words)
        where TVector : unmanaged
    {
        int whole = words - (words % (Unsafe.SizeOf<TVector>() / sizeof(ulong)));
        for (int input = 0; input < _inputCount; input++)
        {
            ReadOnlySpan<ulong> from = columns.Slice((input * wordsPerBit) + start, words);
            Span<ulong> to = places.Slice(input * placeWords, words);
            ReadOnlySpan<TVector> fromVectors = MemoryMarshal.Cast<ulong, TVector>(from);
            Span<TVector> toVectors = MemoryMarshal.Cast<ulong, TVector>(to);
            for (int vector = 0; vector < fromVectors.Length && vector < toVectors.Length; vector++)
                toVectors[vector] = fromVectors[vector];
            if (whole < words)
                from[whole..].CopyTo(to[whole..]);
        }
    }

    /// <summary>Puts some words of each output, complemented where it is to be, into its column.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Store<TVector, TOperations>(int[] places, ReadOnlySpan<ulong> values, Span<ulong> columns, int start, int wordsPerBit, int placeWords, int words)
        where TVector : unmanaged
        where TOperations : struct, ILaneOperations<TVector>
    {
        int whole = words - (words % (Unsafe.SizeOf<TVector>() / sizeof(ulong)));
        for (int output = 0; output < places.Length; output++)
        {
            ReadOnlySpan<ulong> from = values.Slice(places[output] * placeWords, words);
            Span<ulong> to = columns.Slice((output * wordsPerBit) + start, words);
            ulong mask = _outputMasks[output];
            ReadOnlySpan<TVector> fromVectors = MemoryMarshal.Cast<ulong, TVector>(from);
            Span<TVector> toVectors = MemoryMarshal.Cast<ulong, TVector>(to);
            for (int vector = 0; vector < fromVectors.Length && vector < toVectors.Length; vector++)
                toVectors[vector] = mask == 0 ? fromVectors[vector] : TOperations.Not(fromVectors[vector]);
            for (int word = whole; word < words; word++)
                to[word] = from[word] ^ mask;
        }
    }
}
