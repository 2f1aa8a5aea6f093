using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Where each site of a program is in the source, and the files that were read. Only an analyzer keeps it: a model holds the numbers alone.</summary>
internal sealed class SiteTable
{
    private readonly List<Location> _locations = [];

    /// <summary>The files in which bodies or initializers were bound.</summary>
    public HashSet<SyntaxTree> Trees { get; } = [];

    public Location this[int site] => _locations[site];

    /// <summary>Gives a place in the source the next number.</summary>
    public int Add(Location location)
    {
        _locations.Add(location);
        return _locations.Count - 1;
    }

    public int Add(SyntaxNode node) => Add(node.GetLocation());
}
