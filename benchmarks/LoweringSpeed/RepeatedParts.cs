extern alias generators;

using System.Collections.Generic;
using generators::Learnability;

namespace Learnability.Benchmarks;

/// <summary>
/// Cuts a network into parts, of which some are the same up to the names of their signals: bodies of loops, rounds, calls of a method. Such parts have the same
/// tables in the same order, and read the same signal wherever the other does; what they read from outside may be anything.
/// </summary>
/// <remarks>Baker, "Parameterized pattern matching: algorithms and applications" (1996): a name stands as the distance to where it was last mentioned.</remarks>
internal sealed class RepeatedParts
{
    /// <summary>Sizes of parts that are looked for, the largest first: as many values as a chunk may have, down to where a call costs as much as its gates.</summary>
    private static readonly int[] _sizes = [256, 224, 192, 160, 128, 112, 96, 80, 64, 56, 48, 40, 32];

    private readonly SignalMentions _mentions;
    private readonly int[] _partOf;
    private readonly List<NetworkPart> _parts = [];
    private int _shapeCount;

    private RepeatedParts(LutNetwork network)
    {
        _mentions = new SignalMentions(network);
        _partOf = new int[network.Luts.Length];
    }

    /// <summary>Cuts a network, in the order in which its tables are.</summary>
    /// <param name="network">The network.</param>
    /// <param name="maxSize">The largest size of a part that is not repeated.</param>
    /// <returns>The parts in order; together they are the network.</returns>
    public static IReadOnlyList<NetworkPart> Find(LutNetwork network, int maxSize)
    {
        var parts = new RepeatedParts(network);
        foreach (int size in _sizes)
            parts.Claim(size);
        parts.FillGaps(maxSize);
        parts._parts.Sort((left, right) => left.Start.CompareTo(right.Start));
        return parts._parts;
    }

    /// <summary>Takes the parts of a size that occur more than once, the most frequent first.</summary>
    private void Claim(int size)
    {
        var occurrences = new Dictionary<ulong, List<int>>();
        foreach ((int start, ulong hash) in _mentions.HashWindows(size, _partOf))
        {
            if (!occurrences.TryGetValue(hash, out List<int>? starts))
                occurrences.Add(hash, starts = []);
            starts.Add(start);
        }

        var frequent = new List<List<int>>();
        foreach (List<int> starts in occurrences.Values)
        {
            if (starts.Count > 1)
                frequent.Add(starts);
        }

        frequent.Sort((left, right) => left.Count != right.Count ? right.Count.CompareTo(left.Count) : left[0].CompareTo(right[0]));
        foreach (List<int> starts in frequent)
        {
            List<int> chosen = ChooseFree(starts, size);
            if (chosen.Count > 1)
                Add(chosen, size);
        }
    }

    /// <summary>Occurrences that do not overlap each other or what is taken.</summary>
    private List<int> ChooseFree(List<int> starts, int size)
    {
        var chosen = new List<int>();
        int end = 0;
        foreach (int start in starts)
        {
            // A part that was taken is at least as long as this one: it shows at one of the ends.
            if (start < end || _partOf[start] != 0 || _partOf[start + size - 1] != 0)
                continue;
            if (chosen.Count > 0 && !_mentions.AreSame(chosen[0], start, size))
                continue;
            chosen.Add(start);
            end = start + size;
        }

        return chosen;
    }

    private void Add(List<int> starts, int size)
    {
        foreach (int start in starts)
        {
            _parts.Add(new NetworkPart(start, size, _shapeCount));
            for (int lut = start; lut < start + size; lut++)
                _partOf[lut] = 1;
        }

        _shapeCount++;
    }

    private void FillGaps(int maxSize)
    {
        int start = 0;
        for (int lut = 0; lut <= _partOf.Length; lut++)
        {
            bool isGap = lut < _partOf.Length && _partOf[lut] == 0;
            if (start < lut && (!isGap || lut - start == maxSize))
            {
                _parts.Add(new NetworkPart(start, lut - start, _shapeCount++));
                start = lut;
            }

            if (!isGap)
                start = lut + 1;
        }
    }
}

/// <summary>Consecutive tables of a network.</summary>
/// <param name="Start">The first table.</param>
/// <param name="Size">The number of tables.</param>
/// <param name="Shape">Parts of one shape are the same up to the names of their signals.</param>
internal readonly record struct NetworkPart(int Start, int Size, int Shape);
