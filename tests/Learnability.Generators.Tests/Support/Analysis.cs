extern alias generators;

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using generators::Learnability.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Generators.Tests.Support;

/// <summary>Runs the analyzers on source text, as an editor does.</summary>
internal static class Analysis
{
    /// <summary>A fresh set of all analyzers of the package.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Analyzers =>
        [.. typeof(CircuitMethodAnalyzer).Assembly.GetTypes()
            .Where(static type => type.IsSubclassOf(typeof(DiagnosticAnalyzer)) && !type.IsAbstract)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)];

    /// <summary>All diagnostics but the information about what was generated, in order of position.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> FindProblemsAsync(CSharpCompilation compilation) =>
        [.. (await FindAllAsync(compilation)).Where(static found => found.Severity != DiagnosticSeverity.Info)];

    public static async Task<IReadOnlyList<Diagnostic>> FindAllAsync(CSharpCompilation compilation, CancellationToken cancellation = default)
    {
        // A fault of an analyzer shows as AD0001 among the diagnostics: it fails the test like an unexpected report.
        ImmutableArray<Diagnostic> found = await compilation.WithAnalyzers(Analyzers).GetAnalyzerDiagnosticsAsync(cancellation);
        return [.. found.OrderBy(static diagnostic => diagnostic.Location.SourceTree?.FilePath).ThenBy(static diagnostic => diagnostic.Location.SourceSpan.Start)];
    }

    /// <summary>The source text that a diagnostic marks.</summary>
    public static string MarkedText(this Diagnostic diagnostic) => diagnostic.Location.SourceTree!.GetText().ToString(diagnostic.Location.SourceSpan);
}
