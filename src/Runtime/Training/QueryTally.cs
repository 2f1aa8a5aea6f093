using System;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Learnability;

/// <summary>
/// The number of set bits of some columns at samples of either of two kinds. Columns come in parts, of as many words as a vector has or of one word. With vectors
/// of 512 bits, four parts at once go through carry-save adders, so that one vector in four is counted bit by bit; counts are kept in bytes, which are summed
/// seldom.
/// </summary>
internal sealed class QueryTally
{
    /// <summary>The number of parts that may be counted at once.</summary>
    public const int MaxParts = 4;

    private const int VectorWords = 8;
    private const int MaxSets = byte.MaxValue / 8; // of four parts, until a byte of fours is full
    private const int OfSets = 8 + 16; // ones and twos in a byte
    private const int MaxSetsInBytes = (byte.MaxValue - (MaxParts * 8) - OfSets) / 32; // until a byte of all parts is full

    private readonly int _columns;
    private readonly int _stride;
    private readonly Kind _first;
    private readonly Kind _second;
    private bool _isEmpty;
    private bool _hasSets;
    private int _singles;
    private int _sets;

    /// <summary>Prepares the counting.</summary>
    /// <param name="columns">The number of columns.</param>
    /// <param name="stride">The number of words of a column in a part.</param>
    public QueryTally(int columns, int stride)
    {
        _columns = columns;
        _stride = stride;
        _first = new Kind(columns, IsVector);
        _second = new Kind(columns, IsVector);
    }

    /// <summary>For each column the number of set bits at samples of the first kind, since the last <see cref="Clear"/>; then zeros, up to a multiple of eight.</summary>
    public ReadOnlySpan<long> First => MemoryMarshal.Cast<ulong, long>(_first.Counts.Span);

    /// <summary>The same for the second kind.</summary>
    public ReadOnlySpan<long> Second => MemoryMarshal.Cast<ulong, long>(_second.Counts.Span);

    private bool IsVector => VectorBits.IsSupported && _stride == VectorWords;

    /// <summary>Starts anew.</summary>
    public void Clear()
    {
        _isEmpty = true;
        _hasSets = false;
        _singles = 0;
        _sets = 0;
    }

    /// <summary>Counts some parts of all columns.</summary>
    /// <param name="holds">The columns' words: for each part a column after the other, up to a multiple of eight columns.</param>
    /// <param name="first">For each part the samples of the first kind.</param>
    /// <param name="second">Those of the second kind.</param>
    /// <param name="parts">The number of parts, 1 or <see cref="MaxParts"/>.</param>
    public void Add(ReadOnlySpan<ulong> holds, ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second, int parts)
    {
        if (IsVector && parts == MaxParts)
        {
            AddSet(holds, first, second);
        }
        else if (IsVector)
        {
            AddSingle(holds, first, second);
        }
        else if (VectorBits.IsSupported && _stride == 1 && parts == 1)
        {
            AddWord(holds, first[0], second[0]);
        }
        else
        {
            AddWords(holds, first, _first.Counts.Span, parts);
            AddWords(holds, second, _second.Counts.Span, parts);
            _isEmpty = false;
        }
    }

    /// <summary>Completes the counts.</summary>
    public void Complete()
    {
        if (!_hasSets && _singles == 0)
            return;
        int most = 8 * _singles;
        if (_hasSets)
        {
            if (_sets > MaxSetsInBytes)
                SumSets();
            AddRest(_first);
            AddRest(_second);
            most += OfSets + (32 * _sets);
        }

        int roundsInBytes = most * 8 <= byte.MaxValue ? 3 : most * 4 <= byte.MaxValue ? 2 : most * 2 <= byte.MaxValue ? 1 : 0;
        Sum(_first.Singles, _first, roundsInBytes, 0);
        Sum(_second.Singles, _second, roundsInBytes, 0);
    }

    /// <summary>Eight columns of a word each are a vector.</summary>
    private void AddWord(ReadOnlySpan<ulong> holds, ulong first, ulong second)
    {
        int columns = _first.Counts.Length;
        ref ulong bits = ref MemoryMarshal.GetReference(holds[..columns]);
        Vector512<ulong> firsts = Vector512.Create(first), seconds = Vector512.Create(second);
        for (nuint i = 0; i < (nuint)columns; i += VectorWords)
        {
            Vector512<ulong> eight = Vector512.LoadUnsafe(ref bits, i);
            AddCounts(_first, i, VectorBits.SumInWords(VectorBits.CountInBytes(eight & firsts)));
            AddCounts(_second, i, VectorBits.SumInWords(VectorBits.CountInBytes(eight & seconds)));
        }

        _isEmpty = false;
    }

    private void AddWords(ReadOnlySpan<ulong> holds, ReadOnlySpan<ulong> chosen, Span<ulong> counts, int parts)
    {
        if (_isEmpty)
            counts.Clear();
        for (int part = 0; part < parts; part++)
        {
            for (int column = 0; column < _columns; column++)
            {
                ReadOnlySpan<ulong> words = holds.Slice(((part * counts.Length) + column) * _stride, _stride);
                for (int word = 0; word < words.Length; word++)
                    counts[column] += (ulong)BitOperations.PopCount(words[word] & chosen[(part * _stride) + word]);
            }
        }
    }

    private void AddSingle(ReadOnlySpan<ulong> holds, ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second)
    {
        nuint length = (nuint)(_columns * VectorWords);
        ref ulong bits = ref MemoryMarshal.GetReference(holds[.._first.Singles.Length]);
        ref ulong firstBytes = ref MemoryMarshal.GetReference(_first.Singles.Span);
        ref ulong secondBytes = ref MemoryMarshal.GetReference(_second.Singles.Span);
        Vector512<ulong> firsts = Vector512.Create(first), seconds = Vector512.Create(second);
        bool hasSingles = _singles > 0;
        for (nuint i = 0; i < length; i += VectorWords)
        {
            Vector512<ulong> column = Vector512.LoadUnsafe(ref bits, i);
            Vector512<byte> inFirst = VectorBits.CountInBytes(column & firsts), inSecond = VectorBits.CountInBytes(column & seconds);
            if (hasSingles)
            {
                inFirst += Vector512.LoadUnsafe(ref firstBytes, i).AsByte();
                inSecond += Vector512.LoadUnsafe(ref secondBytes, i).AsByte();
            }

            inFirst.AsUInt64().StoreUnsafe(ref firstBytes, i);
            inSecond.AsUInt64().StoreUnsafe(ref secondBytes, i);
        }

        _singles++;
    }

    private void AddSet(ReadOnlySpan<ulong> holds, ReadOnlySpan<ulong> first, ReadOnlySpan<ulong> second)
    {
        if (_sets == MaxSets)
            SumSets();
        AddSet(holds, first, _first);
        AddSet(holds, second, _second);
        _hasSets = true;
        _sets++;
    }

    private void AddSet(ReadOnlySpan<ulong> holds, ReadOnlySpan<ulong> chosen, Kind kind)
    {
        nuint stride = (nuint)kind.Fours.Length;
        nuint length = (nuint)(_columns * VectorWords);
        ref ulong bits = ref MemoryMarshal.GetReference(holds[..(MaxParts * kind.Fours.Length)]);
        ref ulong ones = ref MemoryMarshal.GetReference(kind.Ones.Span);
        ref ulong twos = ref MemoryMarshal.GetReference(kind.Twos.Span);
        ref ulong fours = ref MemoryMarshal.GetReference(kind.Fours.Span);
        Vector512<ulong> m0 = Vector512.Create(chosen), m1 = Vector512.Create(chosen[8..]), m2 = Vector512.Create(chosen[16..]), m3 = Vector512.Create(chosen[24..]);
        bool hasSets = _hasSets, hasFours = _sets > 0;
        for (nuint i = 0; i < length; i += VectorWords)
        {
            Vector512<ulong> one = hasSets ? Vector512.LoadUnsafe(ref ones, i) : default, two = hasSets ? Vector512.LoadUnsafe(ref twos, i) : default;
            Vector512<ulong> carry0 = VectorBits.AddWithCarry(ref one, Vector512.LoadUnsafe(ref bits, i) & m0, Vector512.LoadUnsafe(ref bits, i + stride) & m1);
            Vector512<ulong> carry1 = VectorBits.AddWithCarry(ref one, Vector512.LoadUnsafe(ref bits, i + (2 * stride)) & m2, Vector512.LoadUnsafe(ref bits, i + (3 * stride)) & m3);
            Vector512<byte> four = VectorBits.CountInBytes(VectorBits.AddWithCarry(ref two, carry0, carry1));
            if (hasFours)
                four += Vector512.LoadUnsafe(ref fours, i).AsByte();
            one.StoreUnsafe(ref ones, i);
            two.StoreUnsafe(ref twos, i);
            four.AsUInt64().StoreUnsafe(ref fours, i);
        }
    }

    /// <summary>Adds the fours to the counts.</summary>
    private void SumSets()
    {
        if (_sets > 0)
        {
            Sum(_first.Fours, _first, roundsInBytes: 0, 2);
            Sum(_second.Fours, _second, roundsInBytes: 0, 2);
            _isEmpty = false;
        }

        _sets = 0;
    }

    /// <summary>Adds ones, twos and the fours that are left to the bytes of the parts that were counted alone.</summary>
    private void AddRest(Kind kind)
    {
        nuint length = (nuint)(_columns * VectorWords);
        ref ulong ones = ref MemoryMarshal.GetReference(kind.Ones.Span);
        ref ulong twos = ref MemoryMarshal.GetReference(kind.Twos.Span);
        ref ulong fours = ref MemoryMarshal.GetReference(kind.Fours.Span);
        ref ulong singles = ref MemoryMarshal.GetReference(kind.Singles.Span);
        bool hasSingles = _singles > 0, hasFours = _sets > 0;
        for (nuint i = 0; i < length; i += VectorWords)
        {
            Vector512<byte> pairs = VectorBits.CountInBytes(Vector512.LoadUnsafe(ref twos, i));
            if (hasFours)
                pairs += Vector512.LoadUnsafe(ref fours, i).AsByte() + Vector512.LoadUnsafe(ref fours, i).AsByte();
            Vector512<byte> all = pairs + pairs + VectorBits.CountInBytes(Vector512.LoadUnsafe(ref ones, i));
            if (hasSingles)
                all += Vector512.LoadUnsafe(ref singles, i).AsByte();
            all.AsUInt64().StoreUnsafe(ref singles, i);
        }
    }

    /// <summary>Adds sums of bytes times a power of two to the counts.</summary>
    /// <param name="bytes">64 bytes for each column.</param>
    /// <param name="kind">Where the counts are.</param>
    /// <param name="roundsInBytes">How many rounds of additions in pairs do not overflow a byte.</param>
    /// <param name="shift">The power.</param>
    private void Sum(AlignedWords bytes, Kind kind, int roundsInBytes, int shift)
    {
        ref ulong first = ref MemoryMarshal.GetReference(bytes.Span);
        for (nuint i = 0; i < (nuint)kind.Counts.Length; i += VectorWords)
        {
            ref ulong eight = ref Unsafe.Add(ref first, i * VectorWords);
            Vector512<ulong> v0 = Vector512.LoadUnsafe(ref eight), v1 = Vector512.LoadUnsafe(ref eight, 8), v2 = Vector512.LoadUnsafe(ref eight, 16), v3 = Vector512.LoadUnsafe(ref eight, 24);
            Vector512<ulong> v4 = Vector512.LoadUnsafe(ref eight, 32), v5 = Vector512.LoadUnsafe(ref eight, 40), v6 = Vector512.LoadUnsafe(ref eight, 48), v7 = Vector512.LoadUnsafe(ref eight, 56);
            AddCounts(kind, i, VectorBits.SumEach(v0, v1, v2, v3, v4, v5, v6, v7, roundsInBytes) << shift);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void AddCounts(Kind kind, nuint first, Vector512<ulong> sums)
    {
        ref ulong counts = ref MemoryMarshal.GetReference(kind.Counts.Span);
        if (!_isEmpty)
            sums += Vector512.LoadUnsafe(ref counts, first);
        sums.StoreUnsafe(ref counts, first);
    }

    /// <summary>The counts of one kind, up to a multiple of eight columns; and a vector for each column: ones and twos as bits, fours and single parts as bytes.</summary>
    private sealed class Kind
    {
        public Kind(int columns, bool isVector)
        {
            int padded = VectorRounding.Pad(columns);
            Counts = Create(padded);
            int words = isVector ? checked(padded * VectorWords) : 0;
            Ones = Create(words);
            Twos = Create(words);
            Fours = Create(words);
            Singles = Create(words);
        }

        public AlignedWords Counts { get; }

        public AlignedWords Ones { get; }

        public AlignedWords Twos { get; }

        public AlignedWords Fours { get; }

        public AlignedWords Singles { get; }

        private static AlignedWords Create(int words)
        {
            var zeros = new AlignedWords(words);
            zeros.Span.Clear();
            return zeros;
        }
    }
}
