using System;
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
    /// <summary>Values that are alive together should stay in a second-level cache: 1 MiB is half of a large one, and what small ones have.</summary>
    private const int CacheBytes = 1 << 20;

    /// <summary>Vectors of lanes in a visit of a function: more no longer hide what it costs to get to it.</summary>
    private const int MaxVectorsPerVisit = 8;

    private readonly int _inputCount;
    private readonly int _width;
    private readonly TablePlan _plan;
    private readonly TableEntry[] _entries;
    private readonly int _vectorsPerVisit;

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
        _plan = TablePlan.Create(LaneWidth.HasTernary(width) ? LutNetwork.Cover(circuit) : LutNetwork.OfGates(circuit));
        int vectorBytes = width / 8;
        _vectorsPerVisit = Math.Clamp(CacheBytes / vectorBytes / _plan.PlaceCount, 1, maxVectors);
        uint placeBytes = checked((uint)(_vectorsPerVisit * vectorBytes));
        _entries = Array.ConvertAll(_plan.Entries, entry => checked(new TableEntry(entry.Target * placeBytes, entry.A * placeBytes, entry.B * placeBytes, entry.C * placeBytes)));
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
        LaneKernel.RequireArguments(inputs, outputs, wordsPerBit, _inputCount, _plan.OutputPlaces.Length);
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
        int placeWords = _vectorsPerVisit * vectorWords;
        using KernelScratch scratch = KernelScratch.Rent(checked(_plan.PlaceCount * placeWords));
        Span<ulong> values = scratch.Words;
        values[..placeWords].Clear();
        for (int start = 0; start < wordsPerBit; start += placeWords)
        {
            // Words past the last have what was there before: lanes do not mix.
            int words = Math.Min(placeWords, wordsPerBit - start);
            for (int i = 0; i < _inputCount; i++)
                inputs.Slice((i * wordsPerBit) + start, words).CopyTo(values[((1 + i) * placeWords)..]);

            // The scratch memory is pinned.
            var address = (byte*)Unsafe.AsPointer(ref MemoryMarshal.GetReference(values));
            TableKernel<TVector, TOperations>.Evaluate(_plan.Runs, _entries, address, (words + vectorWords - 1) / vectorWords);
            for (int i = 0; i < _plan.OutputPlaces.Length; i++)
            {
                ReadOnlySpan<ulong> value = values.Slice(_plan.OutputPlaces[i] * placeWords, words);
                Store(value, _plan.OutputMasks[i], outputs.Slice((i * wordsPerBit) + start, words));
            }
        }
    }

    private static void Store(ReadOnlySpan<ulong> value, ulong mask, Span<ulong> output)
    {
        if (mask == 0)
        {
            value.CopyTo(output);
            return;
        }

        for (int word = 0; word < output.Length; word++)
            output[word] = ~value[word];
    }
}
