using System;
using System.Numerics;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>Memory and flips as the gates have them: a word for each bit, of which only the lowest bit counts.</summary>
public sealed partial class SgdMemory
{
    /// <summary>Reads the memory as <see cref="ReadMemory"/> does, into a word for each bit.</summary>
    /// <param name="words">Receives a word for each memory bit: all ones or all zeros.</param>
    /// <exception cref="ArgumentException">The number of words is wrong.</exception>
    /// <exception cref="InvalidOperationException">See <see cref="ReadMemory"/>.</exception>
    public void ReadMemoryLanes(Span<ulong> words)
    {
        RequireLanes(words.Length, nameof(words));
        if (!_isNominal)
        {
            Span<ulong> bits = Pack([]);
            ReadMemoryExactly(bits);
            LaneBits.Spread(bits, words);
            return;
        }

        // Here f is the identity: 2·(±1/2) = ±1.
        ReadOnlySpan<double> weights = Row((int)SgdMemoryEdge.V0V1);
        Vector256<double> v0 = Vector256.Create(SgdActivation.Saturation);
        int i = 0;
        for (; i <= words.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256<double> v1 = v0 * Vector256.Create(weights.Slice(i, Vector256<double>.Count));
            Vector256.LessThan(v1, Vector256<double>.Zero).AsUInt64().CopyTo(words.Slice(i, Vector256<double>.Count));
        }

        for (; i < words.Length; i++)
            words[i] = SgdActivation.Saturation * weights[i] < 0 ? ulong.MaxValue : 0;
    }

    /// <summary>The output as of <see cref="GetOutput"/>, for flips in a word for each memory bit.</summary>
    /// <param name="flips">The memory bits whose controls open a path: the lowest bit of a word for each.</param>
    /// <param name="predicted">ŷ, as the gates compute it.</param>
    /// <exception cref="ArgumentException">The number of words is wrong.</exception>
    public double GetOutputLanes(ReadOnlySpan<ulong> flips, bool predicted)
    {
        if (!_isNominal)
            return GetOutput(Pack(flips), predicted);
        OpenLanes(flips, predicted);
        return Forward(predicted);
    }

    /// <summary>The step of <see cref="Step"/>, for flips in a word for each memory bit.</summary>
    /// <param name="flips">The memory bits whose controls open a path: the lowest bit of a word for each.</param>
    /// <param name="predicted">ŷ, as the gates compute it.</param>
    /// <param name="label">The label y: 1 or −1.</param>
    /// <param name="output">The output z before the step.</param>
    /// <returns>Whether the output was wrong.</returns>
    /// <exception cref="ArgumentException">The number of words is wrong; no weight has changed.</exception>
    public bool StepLanes(ReadOnlySpan<ulong> flips, bool predicted, bool label, out double output)
    {
        if (_isNominal)
        {
            OpenLanes(flips, predicted);
            output = Forward(predicted);
            if (Math.Abs(output) == 1)
                return Update(predicted, 2 * (output - Sign(label)));
        }

        return Step(Pack(flips), predicted, label, out output);
    }

    /// <summary>What <see cref="OpenPaths"/> does.</summary>
    private void OpenLanes(ReadOnlySpan<ulong> flips, bool predicted)
    {
        RequireLanes(flips.Length, nameof(flips));
        _dummySources.AsSpan().Fill(Sign(predicted) * SgdActivation.Saturation);
        _openMemoryCount = 0;
        int i = 0;
        for (; i <= flips.Length - Vector256<double>.Count; i += Vector256<double>.Count)
        {
            Vector256<ulong> signs = Vector256.ShiftLeft(Vector256.Create(flips.Slice(i, Vector256<double>.Count)), 63);
            if (signs != Vector256<ulong>.Zero)
                OpenVector(i, signs.ExtractMostSignificantBits());
        }

        uint rest = 0;
        for (int lane = 0; i + lane < flips.Length; lane++)
            rest |= (uint)(flips[i + lane] & 1) << lane;
        if (rest != 0)
            OpenVector(i, rest);
    }

    private void OpenVector(int first, uint lanes)
    {
        _openMemory[_openMemoryCount++] = first;
        _memorySources.AsSpan(first, Vector256<double>.Count).Clear();
        for (; lanes != 0; lanes &= lanes - 1)
        {
            int memoryBit = first + BitOperations.TrailingZeroCount(lanes);
            _memorySources[memoryBit] = SgdActivation.Saturation;
            _dummySources[_groupOf[memoryBit]] = 0;
        }
    }

    /// <summary>1 or −1, without a branch: a random bit would often be predicted wrong.</summary>
    private static double Sign(bool value) => (2 * (value ? 1 : 0)) - 1;

    private Span<ulong> Pack(ReadOnlySpan<ulong> words)
    {
        var bits = new ulong[PackedInput.WordCount(MemoryBits)];
        if (!words.IsEmpty)
        {
            RequireLanes(words.Length, nameof(words));
            LaneBits.Gather(words, bits);
        }

        return bits;
    }

    private void RequireLanes(int words, string name)
    {
        if (words != MemoryBits)
            ThrowLanes(words, name);
    }

    private void ThrowLanes(int words, string name) =>
        throw new ArgumentException($"{MemoryBits} memory bits take as many words, not {words}.", name);
}
