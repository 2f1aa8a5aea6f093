using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Frontend;
using Learnability.Generators.Lowering;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Analyzers;

/// <summary>Where in the source the gates of a tree are: for each the expression that gives it, such as an arm of a switch.</summary>
internal sealed class GateExpressions(TabulatedTree tabulated, SiteTable sites)
{
    /// <summary>All gates, level after level from the root.</summary>
    public IEnumerable<(int Level, int Index)> Gates =>
        Enumerable.Range(0, tabulated.Tree.Depth).SelectMany(static level => Enumerable.Range(0, 1 << level).Select(index => (level, index)));

    /// <summary>The expression that gives a gate.</summary>
    public Location this[(int Level, int Index) gate] => sites[tabulated.SiteOf(gate)];

    /// <summary>Gates by the expression that gives them, in order.</summary>
    public IEnumerable<GateGroup> Group(IEnumerable<(int Level, int Index)> gates) => gates.GroupBy(tabulated.SiteOf).Select(group => new GateGroup(sites[group.Key], [.. group]));
}

/// <summary>Gates with one fault that one expression gives: the first is spoken of, the others are named after it.</summary>
/// <param name="Location">The expression.</param>
/// <param name="Gates">The gates, at least one.</param>
internal sealed record GateGroup(Location Location, IReadOnlyList<(int Level, int Index)> Gates)
{
    private const int Named = 4;

    /// <summary>The level of the first gate.</summary>
    public int Level => Gates[0].Level;

    /// <summary>The index of the first gate.</summary>
    public int Index => Gates[0].Index;

    /// <summary>The end of a message: how many other gates it is true of, and the first of them; empty if there are none.</summary>
    public string Others => Describe(
        "gate", [.. Gates.Skip(1).Select(static gate => string.Format(CultureInfo.InvariantCulture, "({0}, {1})", gate.Level, gate.Index))]);

    /// <summary>How many other things a message is true of, and the first of them; empty if there are none.</summary>
    public static string Describe(string noun, IReadOnlyList<string> others) => others.Count == 0 ? "" : string.Format(
        CultureInfo.InvariantCulture,
        "; the same goes for {0} more {1}{2}: {3}{4}",
        others.Count, noun, others.Count == 1 ? "" : "s", string.Join(", ", others.Take(Named)), others.Count > Named ? ", …" : "");
}
