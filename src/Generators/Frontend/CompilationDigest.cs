using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>
/// All that a method's source text can mean depends on beside the text of what it calls: the declarations of all files, references and options. Two compilations
/// with equal digests have the same files in the same order, and differ at most in comments and in the bodies of methods.
/// </summary>
internal static class CompilationDigest
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<SourceDigest?>> _known = new();
    private static readonly ConditionalWeakTable<object, StrongBox<ulong>> _identities = new();
    private static long _lastIdentity;

    /// <summary>The digest; null where every edit can change what a method means (<see cref="TreeDigests.GetDeclarations"/>).</summary>
    public static SourceDigest? Of(Compilation compilation, CancellationToken cancellation)
    {
        if (_known.TryGetValue(compilation, out StrongBox<SourceDigest?>? known))
            return known.Value;
        SourceDigest? digest = Compute(compilation, cancellation);
        _known.GetValue(compilation, _ => new StrongBox<SourceDigest?>(digest));
        return digest;
    }

    private static SourceDigest? Compute(Compilation compilation, CancellationToken cancellation)
    {
        SourceDigest digest = SourceDigest.Empty.With(compilation.AssemblyName ?? "").With(IdentityOf(compilation.Options));
        foreach (MetadataReference reference in compilation.References)
            digest = digest.With(IdentityOf(reference));
        foreach (SyntaxTree tree in compilation.SyntaxTrees)
        {
            cancellation.ThrowIfCancellationRequested();
            if (TreeDigests.Of(tree).GetDeclarations(tree, cancellation) is not { } declarations)
                return null;
            digest = digest.With(IdentityOf(tree.Options)).With(declarations);
        }

        return digest;
    }

    /// <summary>A number of an object that never changes: an edit leaves options and references the same objects.</summary>
    private static ulong IdentityOf(object value) =>
        _identities.GetValue(value, static _ => new StrongBox<ulong>((ulong)Interlocked.Increment(ref _lastIdentity))).Value;
}
