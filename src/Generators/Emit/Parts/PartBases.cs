using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Emit;

/// <summary>
/// How a method finds its places from a few that it is told: the values of a word that one method writes and another reads are as far from each other in every
/// call.
/// </summary>
internal sealed class PartBases
{
    private PartBases(int places)
    {
        BaseOf = new int[places];
        Distances = new int[places];
    }

    /// <summary>The places that are told, by their numbers among all.</summary>
    public List<int> Leaders { get; } = [];

    /// <summary>For each of them how many places from it on are used, those between included.</summary>
    public List<int> Lengths { get; } = [];

    /// <summary>For each place, which told place it is found from.</summary>
    public int[] BaseOf { get; }

    /// <summary>For each place, its distance from that.</summary>
    public int[] Distances { get; }

    /// <summary>Finds what a method has to be told.</summary>
    /// <param name="calls">The places of each call.</param>
    public static PartBases Find(IReadOnlyList<int[]> calls)
    {
        var bases = new PartBases(calls[0].Length);
        int[] first = calls[0];
        var known = new Dictionary<EquatableArray<int>, int>();

        // In order of their places in the first call: the first of those that move together leads.
        foreach (int place in Enumerable.Range(0, first.Length).OrderBy(place => first[place]).ThenBy(place => place))
        {
            var moves = new EquatableArray<int>([.. calls.Select(call => call[place] - first[place])]);
            if (!known.TryGetValue(moves, out int found))
            {
                known.Add(moves, found = bases.Leaders.Count);
                bases.Leaders.Add(place);
                bases.Lengths.Add(0);
            }

            bases.BaseOf[place] = found;
            bases.Distances[place] = first[place] - first[bases.Leaders[found]];
            bases.Lengths[found] = bases.Distances[place] + 1;
        }

        return bases;
    }
}
