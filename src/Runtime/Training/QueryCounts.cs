using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>
/// On how many samples of a batch each query holds: a bit-sliced evaluation of the queries' circuit, as many samples at a time as a vector has bits, and a
/// population count. All gradients of the constructions of Lemmas 3a and 3b are sums of two such counts.
/// </summary>
internal sealed class QueryCounts
{
    private readonly int _memoryBits;
    private readonly int _roundBits;
    private readonly int _inputBits;
    private readonly int _width;
    private readonly int _columns;
    private readonly int _stride;
    private readonly int _partsAtOnce;
    private readonly bool _keepsLanes;
    private readonly AlignedWords _inputs;
    private readonly AlignedWords _outputs;
    private readonly AlignedWords _matching;
    private readonly AlignedWords _others;
    private readonly QueryTally _tally;
    private ulong[] _lanes = [];

    /// <summary>Prepares the counting on batches of one size.</summary>
    /// <param name="plan">The number of queries and of input bits.</param>
    /// <param name="memoryBits">The number of memory bits of the method.</param>
    /// <param name="roundBits">The number of bits in which its queries are told the round.</param>
    /// <param name="wordsPerBit">The number of words of a batch's columns.</param>
    /// <param name="keepsLanes">Whether it is kept on which samples a query holds.</param>
    public QueryCounts(QueryPlan plan, int memoryBits, int roundBits, int wordsPerBit, bool keepsLanes)
        : this(plan, memoryBits, roundBits, wordsPerBit, keepsLanes, VectorKernel.VectorWords)
    {
    }

    /// <summary>The same with vectors of a given number of words, which need not be the processor's.</summary>
    internal QueryCounts(QueryPlan plan, int memoryBits, int roundBits, int wordsPerBit, bool keepsLanes, int vectorWords)
    {
        _memoryBits = memoryBits;
        _roundBits = roundBits;
        _inputBits = plan.InputBits;
        _width = plan.Width;
        _keepsLanes = keepsLanes;
        _stride = wordsPerBit == 1 ? 1 : vectorWords;
        _inputs = new AlignedWords(checked((memoryBits + roundBits + _inputBits + 1) * _stride));
        _inputs.Span.Clear();

        // After the answers Φ ≡ 1, then columns of zeros.
        _columns = VectorRounding.Pad(_width + 1);
        _tally = new QueryTally(_width + 1, _stride);
        _partsAtOnce = wordsPerBit >= QueryTally.MaxParts * _stride ? QueryTally.MaxParts : 1;
        _outputs = new AlignedWords(checked(_partsAtOnce * _columns * _stride));
        _outputs.Span.Clear();
        for (int part = 0; part < _partsAtOnce; part++)
            _outputs.Span.Slice(((part * _columns) + _width) * _stride, _stride).Fill(ulong.MaxValue);
        _matching = new AlignedWords(_partsAtOnce * _stride);
        _others = new AlignedWords(_partsAtOnce * _stride);
    }

    /// <summary>For each query, then for Φ ≡ 1, the samples with the label asked about on which it holds; then zeros, up to a multiple of eight numbers.</summary>
    public ReadOnlySpan<long> Matching => _tally.First;

    /// <summary>The same for all other samples.</summary>
    public ReadOnlySpan<long> Others => _tally.Second;

    /// <summary>For each query, then for Φ ≡ 1, the samples on which it holds, as many words as a column of the batch has; empty unless they are kept.</summary>
    public ReadOnlySpan<ulong> Lanes => _lanes;

    /// <summary>Sets the memory that queries see.</summary>
    /// <param name="packed">Its bits, 64 a word, least significant first.</param>
    public void SetMemory(ReadOnlySpan<ulong> packed) => Spread(packed, 0, _memoryBits);

    /// <summary>Sets the round that queries are told.</summary>
    public void SetRound(int round) => Spread([(ulong)round], _memoryBits, _roundBits);

    /// <summary>Evaluates the queries on a batch.</summary>
    /// <param name="gates">The queries' circuit.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="label">The label asked about.</param>
    public void Count<TGates>(in TGates gates, LabelledBits batch, bool label)
        where TGates : struct, IQueryGates
    {
        _inputs.Span[^_stride..].Fill(label ? ulong.MaxValue : 0);
        int words = batch.WordsPerBit;
        if (_keepsLanes && _lanes.Length != words * (_width + 1))
            _lanes = new ulong[words * (_width + 1)];
        _tally.Clear();
        for (int start = 0; start < words;)
        {
            int parts = words - start >= _partsAtOnce * _stride ? _partsAtOnce : 1;
            for (int part = 0; part < parts; part++, start += _stride)
                CountPart(gates, batch, label, start, part);
            _tally.Add(_outputs.Span, _matching.Span, _others.Span, parts);
        }

        _tally.Complete();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void CountPart<TGates>(in TGates gates, LabelledBits batch, bool label, int start, int part)
        where TGates : struct, IQueryGates
    {
        Span<ulong> outputs = _outputs.Span.Slice(part * _columns * _stride, (_width + 1) * _stride);
        Span<ulong> matching = _matching.Span.Slice(part * _stride, _stride), others = _others.Span.Slice(part * _stride, _stride);
        Gather(batch.Inputs, start, batch.WordsPerBit);
        gates.Evaluate(_inputs.Span, outputs[..^_stride], _stride);
        SetKinds(batch, start, label, matching, others);
        if (_keepsLanes)
            KeepLanes(outputs, matching, others, start, batch.WordsPerBit);
    }

    /// <summary>Puts some words of each column of x side by side. What is past the end of a column is of no sample, and never counted.</summary>
    private void Gather(ReadOnlySpan<ulong> columns, int start, int words)
    {
        Span<ulong> x = _inputs.Span.Slice((_memoryBits + _roundBits) * _stride, _inputBits * _stride);
        if (words == _stride)
        {
            columns.CopyTo(x);
            return;
        }

        int bit = 0;
        if (_stride == 8 && columns.Length - start >= 8)
        {
            // All columns in which a vector does not reach past the end of the last.
            int vectors = Math.Min(_inputBits, ((columns.Length - start - 8) / words) + 1);
            ref ulong source = ref MemoryMarshal.GetReference(columns);
            ref ulong target = ref MemoryMarshal.GetReference(x);
            for (nuint from = (nuint)start, to = 0; bit < vectors; bit++, from += (nuint)words, to += 8)
                Vector512.LoadUnsafe(ref source, from).StoreUnsafe(ref target, to);
        }

        for (int from = start + (bit * words); bit < _inputBits; bit++, from += words)
            columns.Slice(from, Math.Min(_stride, columns.Length - from)).CopyTo(x[(bit * _stride)..]);
    }

    /// <summary>The samples with the label asked about, and all others.</summary>
    private static void SetKinds(LabelledBits batch, int start, bool label, Span<ulong> matching, Span<ulong> others)
    {
        ulong asked = label ? 0 : ulong.MaxValue;
        int present = Math.Min(matching.Length, batch.WordsPerBit - start);
        ReadOnlySpan<ulong> labels = batch.Labels.Slice(start, present);
        if (present == 8)
        {
            Vector512<ulong> match = Vector512.Create(labels) ^ Vector512.Create(asked);
            match.CopyTo(matching);
            (~match).CopyTo(others);
            if (start + present < batch.WordsPerBit)
                return;
        }
        else
        {
            for (int word = 0; word < labels.Length; word++)
            {
                matching[word] = labels[word] ^ asked;
                others[word] = ~matching[word];
            }
        }

        ulong last = batch.GetLanes(start + present - 1);
        matching[present - 1] &= last;
        others[present - 1] &= last;
        matching[present..].Clear();
        others[present..].Clear();
    }

    private void KeepLanes(ReadOnlySpan<ulong> outputs, ReadOnlySpan<ulong> matching, ReadOnlySpan<ulong> others, int start, int words)
    {
        int present = Math.Min(_stride, words - start);
        for (int column = 0; column <= _width; column++)
        {
            for (int word = 0; word < present; word++)
                _lanes[(column * words) + start + word] = outputs[(column * _stride) + word] & (matching[word] | others[word]);
        }
    }

    /// <summary>Puts the same bits into every lane of some inputs.</summary>
    private void Spread(ReadOnlySpan<ulong> packed, int first, int bits)
    {
        Span<ulong> words = _inputs.Span.Slice(first * _stride, bits * _stride);
        if (_stride == 1)
        {
            LaneBits.Spread(packed, words);
            return;
        }

        for (int bit = 0; bit < bits; bit++)
            words.Slice(bit * _stride, _stride).Fill((packed[bit >> 6] >> (bit & 63) & 1) != 0 ? ulong.MaxValue : 0);
    }
}
