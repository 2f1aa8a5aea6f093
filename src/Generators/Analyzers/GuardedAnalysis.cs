using System;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Generators.Analyzers;

/// <summary>Keeps a fault of our own from disabling an analyzer: it is reported at the member, and the next member is analyzed.</summary>
internal static class GuardedAnalysis
{
    public static void Run(SymbolAnalysisContext context, Action analyze)
    {
        try
        {
            analyze();
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Location location = context.Symbol.Locations.FirstOrDefault() ?? Location.None;
            context.ReportDiagnostic(Diagnostic.Create(InternalFault.Rule, location, context.Symbol.Name, fault.GetType().Name + ": " + fault.Message));
        }
    }
}
