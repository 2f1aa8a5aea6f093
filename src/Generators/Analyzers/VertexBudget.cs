using System.Globalization;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Frontend;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Generators.Analyzers;

/// <summary>The vertex budget of a noise-tolerant network.</summary>
internal static class VertexBudget
{
    /// <summary>Whether the network stays within its budget, counted on the circuit of its answer; reported at [NoisySgd] if it does not.</summary>
    public static bool Check(SymbolAnalysisContext context, LearnerCircuits circuits, NoisySgdModel noisySgd)
    {
        if (NoiseTolerantEmulation.TryBuild(circuits, noisySgd.Samples, noisySgd.MaxVertices, out long vertices) is not null)
            return true;
        AttributeData? attribute = AttributeNames.Find(context.Symbol, AttributeNames.NoisySgd);
        Location location = attribute is null ? context.Symbol.Locations[0] : AttributeNames.LocationOf(attribute, context.Symbol);
        context.ReportDiagnostic(Diagnostic.Create(
            LearnerRules.TooManyVertices,
            location,
            vertices.ToString(CultureInfo.InvariantCulture),
            noisySgd.MaxVertices.ToString(CultureInfo.InvariantCulture)));
        return false;
    }
}
