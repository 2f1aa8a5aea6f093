using System.Collections.Generic;
using System.Collections.Immutable;
using System.Threading;
using Learnability.Generators.Frontend;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators;

/// <summary>
/// Readings of members, kept from one compilation to the next. Binding a method and all that it calls takes a millisecond, and would be done for every annotated
/// member after every key that is pressed anywhere. A reading is good as long as nothing that it rests on has changed: the declarations of the whole compilation
/// (<see cref="CompilationDigest"/>), and the text of the files in which it read bodies. Comments and white space do not count.
/// </summary>
/// <remarks>
/// It rests on C# giving every declaration a meaning that no method's body has a part in: constants, overloads, usings, attributes and layouts are all found in
/// declarations. Only what was read without a problem is kept, as a problem has a place, which comments move.
/// </remarks>
internal sealed class ReadingCache<TModel>
    where TModel : class
{
    /// <summary>Two for each member, as the generator and the analyzers see different compilations: one with the generated files.</summary>
    private const int Capacity = 512;

    private readonly ContentCache<(string Member, SourceDigest Declarations), Reading> _readings = new(Capacity);

    /// <summary>A reading that is still good; null if there is none.</summary>
    public TModel? Find(ISymbol member, Compilation compilation, CancellationToken cancellation)
    {
        if (GetKey(member, compilation, cancellation) is not { } key || _readings.Get(key) is not { } reading)
            return null;
        ImmutableArray<SyntaxTree> trees = [.. compilation.SyntaxTrees];
        foreach ((int index, SourceDigest whole) in reading.Files)
        {
            if (TreeDigests.Of(trees[index]).GetWhole(trees[index], cancellation) != whole)
                return null;
        }

        return reading.Model;
    }

    /// <summary>Keeps a reading.</summary>
    /// <param name="member">The member.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="trees">The files in which bodies were read.</param>
    /// <param name="model">What was read.</param>
    /// <param name="cancellation">Cancels the computation of digests.</param>
    public void Add(ISymbol member, Compilation compilation, HashSet<SyntaxTree> trees, TModel model, CancellationToken cancellation)
    {
        if (GetKey(member, compilation, cancellation) is not { } key)
            return;
        ImmutableArray<(int, SourceDigest)>.Builder files = ImmutableArray.CreateBuilder<(int, SourceDigest)>();
        int index = 0;
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            if (trees.Contains(tree))
            {
                if (TreeDigests.Of(tree).GetWhole(tree, cancellation) is not { } whole)
                    return;
                files.Add((index, whole));
            }

            index++;
        }

        _readings.Set(key, new Reading(files.ToImmutable(), model));
    }

    private static (string Member, SourceDigest Declarations)? GetKey(ISymbol member, Compilation compilation, CancellationToken cancellation) =>
        member.GetDocumentationCommentId() is { } id && CompilationDigest.Of(compilation, cancellation) is { } declarations ? (id, declarations) : null;

    /// <summary>A reading and what it rests on beside the declarations.</summary>
    /// <param name="Files">The files, by their places in the compilation, with what they say.</param>
    /// <param name="Model">What was read.</param>
    private sealed record Reading(ImmutableArray<(int Index, SourceDigest Whole)> Files, TModel Model);
}
