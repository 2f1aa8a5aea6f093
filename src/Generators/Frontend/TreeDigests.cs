using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.Generators.Frontend;

/// <summary>What a source file says, without comments and white space: all of it, and all but the bodies of its methods.</summary>
internal sealed class TreeDigests
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeDigests> _known = new();

    private readonly object _gate = new();
    private (SourceDigest Digest, bool HasLines)? _declarations;
    private (SourceDigest Digest, bool HasLines)? _whole;

    public static TreeDigests Of(SyntaxTree tree) => _known.GetValue(tree, static _ => new TreeDigests());

    /// <summary>
    /// All that can change what other code means: everything outside the bodies of methods, constructors and operators. Null if a parameter receives the number of
    /// the caller's line: then every edit can change what a call means.
    /// </summary>
    /// <remarks>
    /// The bodies of accessors belong to it, since one that says 'field' gives its type a field, and so do those in a type with parameters of its own, which
    /// become fields where a body uses them.
    /// </remarks>
    public SourceDigest? GetDeclarations(SyntaxTree tree, CancellationToken cancellation)
    {
        lock (_gate)
        {
            _declarations ??= Compute(tree, static node => !IsFreeBody(node), cancellation);
            return _declarations.Value.HasLines ? null : _declarations.Value.Digest;
        }
    }

    /// <summary>Everything; null as for the declarations.</summary>
    public SourceDigest? GetWhole(SyntaxTree tree, CancellationToken cancellation)
    {
        lock (_gate)
        {
            _whole ??= Compute(tree, static _ => true, cancellation);
            return _whole.Value.HasLines ? null : _whole.Value.Digest;
        }
    }

    private static (SourceDigest Digest, bool HasLines) Compute(SyntaxTree tree, Func<SyntaxNode, bool> includes, CancellationToken cancellation)
    {
        SyntaxNode root = tree.GetRoot(cancellation);
        SourceDigest digest = SourceDigest.Empty.With(tree.FilePath);
        bool hasLines = false;
        foreach (SyntaxToken token in root.DescendantTokens(includes))
        {
            string text = token.Text;
            digest = digest.With((ulong)token.RawKind).With(text);
            hasLines |= text.StartsWith("CallerLineNumber", StringComparison.Ordinal);
        }

        // Symbols decide whether a call of a [Conditional] method is one.
        if (root.ContainsDirectives)
        {
            foreach (SyntaxTrivia directive in root.DescendantTrivia().Where(static trivia => trivia.Kind() is SyntaxKind.DefineDirectiveTrivia or SyntaxKind.UndefDirectiveTrivia))
                digest = digest.With(directive.ToString());
        }

        return (digest, hasLines);
    }

    private static bool IsFreeBody(SyntaxNode node) =>
        node is BlockSyntax or ArrowExpressionClauseSyntax
        && node.Parent is BaseMethodDeclarationSyntax method
        && method.Ancestors().OfType<TypeDeclarationSyntax>().All(static type => type.ParameterList is null);
}
