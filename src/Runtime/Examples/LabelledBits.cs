using System;

namespace Learnability;

/// <summary>
/// Labelled examples packed in columns of bits, one example a bit, so that a batch is processed bit-sliced: example k is bit k % 64 of word k / 64.
/// Bits past the last example are clear.
/// </summary>
public sealed class LabelledBits
{
    private readonly ulong[] _inputs;
    private readonly ulong[] _labels;

    /// <summary>Creates examples whose bits are all clear.</summary>
    /// <param name="inputBits">The number n of input bits, at least 1.</param>
    /// <param name="count">The number of examples, not negative.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range.</exception>
    public LabelledBits(int inputBits, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(inputBits, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        InputBits = inputBits;
        Count = count;
        WordsPerBit = (int)(((long)count + 63) / 64);
        _inputs = new ulong[checked(inputBits * WordsPerBit)];
        _labels = new ulong[WordsPerBit];
    }

    /// <summary>The number n of input bits.</summary>
    public int InputBits { get; }

    /// <summary>The number of examples.</summary>
    public int Count { get; }

    /// <summary>The number of words in each column.</summary>
    public int WordsPerBit { get; }

    /// <summary>The columns of the inputs: input bit i is words i·<see cref="WordsPerBit"/> to (i+1)·<see cref="WordsPerBit"/> − 1.</summary>
    public ReadOnlySpan<ulong> Inputs => _inputs;

    /// <summary>The column of the labels.</summary>
    public ReadOnlySpan<ulong> Labels => _labels;

    /// <summary>The columns of the inputs, for samplers.</summary>
    internal Span<ulong> MutableInputs => _inputs;

    /// <summary>The column of the labels, for samplers.</summary>
    internal Span<ulong> MutableLabels => _labels;

    /// <summary>Sets one example.</summary>
    /// <param name="index">The example, from 0 to <see cref="Count"/> − 1.</param>
    /// <param name="input">The input bits, 64 a word, least significant first; bits past the last input are clear.</param>
    /// <param name="label">The label.</param>
    /// <exception cref="ArgumentException">The number of words is wrong, or a bit past the last input is set.</exception>
    public void Set(int index, ReadOnlySpan<ulong> input, bool label)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        PackedInput.Validate(input, InputBits, nameof(input));
        for (int bit = 0; bit < InputBits; bit++)
            SetBit(_inputs.AsSpan(bit * WordsPerBit, WordsPerBit), index, (input[bit >> 6] >> (bit & 63) & 1) != 0);
        SetBit(_labels, index, label);
    }

    /// <summary>The label of an example.</summary>
    /// <param name="index">The example, from 0 to <see cref="Count"/> − 1.</param>
    public bool GetLabel(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return (_labels[index >> 6] >> (index & 63) & 1) != 0;
    }

    /// <summary>Reads the input of an example.</summary>
    /// <param name="index">The example, from 0 to <see cref="Count"/> − 1.</param>
    /// <param name="input">Receives the input bits, 64 a word, least significant first.</param>
    /// <exception cref="ArgumentException">The number of words is wrong.</exception>
    public void GetInput(int index, Span<ulong> input)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        if (input.Length != PackedInput.WordCount(InputBits))
            throw new ArgumentException($"The length is {input.Length} words, but {InputBits} bits need {PackedInput.WordCount(InputBits)}.", nameof(input));
        input.Clear();
        for (int bit = 0; bit < InputBits; bit++)
            input[bit >> 6] |= (_inputs[(bit * WordsPerBit) + (index >> 6)] >> (index & 63) & 1) << (bit & 63);
    }

    /// <summary>Clears the bits past the last example, which samplers fill like the others.</summary>
    internal void ClearPadding()
    {
        if ((Count & 63) == 0)
            return;
        ulong mask = (1UL << (Count & 63)) - 1;
        for (int last = WordsPerBit - 1; last < _inputs.Length; last += WordsPerBit)
            _inputs[last] &= mask;
        _labels[^1] &= mask;
    }

    /// <summary>Examples of their own with the same bits.</summary>
    public LabelledBits Clone()
    {
        var clone = new LabelledBits(InputBits, Count);
        _inputs.CopyTo(clone._inputs, 0);
        _labels.CopyTo(clone._labels, 0);
        return clone;
    }

    /// <summary>The examples of one word of each column that there are: all bits set but in the last word.</summary>
    /// <param name="word">The word, from 0 to <see cref="WordsPerBit"/> − 1.</param>
    internal ulong GetLanes(int word) => word < WordsPerBit - 1 || (Count & 63) == 0 ? ulong.MaxValue : (1UL << (Count & 63)) - 1;

    private static void SetBit(Span<ulong> column, int index, bool value)
    {
        ulong mask = 1UL << (index & 63);
        column[index >> 6] = value ? column[index >> 6] | mask : column[index >> 6] & ~mask;
    }
}
