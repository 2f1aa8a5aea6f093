using System.Linq;
using System.Threading;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Learnability.Generators.Frontend;

/// <summary>Reads the sample extraction of a learner as any other method by queries: its source joins a compilation of its own beside the user's.</summary>
internal static class ExtractionReader
{
    private const string Namespace = "Learnability.Extraction.";

    /// <summary>An extraction has some hundred gates for each input bit, whatever limits a learner has.</summary>
    private static readonly LoweringLimits _limits = new(10_000_000, 10_000_000);

    public static (QueryReading Program, ExtractionModel Model)? Read(
        ExtractionSource source, Compilation compilation, CancellationToken cancellation)
    {
        CSharpParseOptions options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
        CSharpCompilation alone = CSharpCompilation.Create(
            source.StructName,
            [CSharpSyntaxTree.ParseText(source.Text, options, cancellationToken: cancellation)],
            compilation.References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        INamedTypeSymbol? extraction = alone.GetTypeByMetadataName(Namespace + source.StructName);
        AttributeData? attribute = extraction is null ? null : AttributeNames.Find(extraction, AttributeNames.StatisticalQueries);
        if (extraction is null || attribute is null)
            return null;
        var reporter = new ProblemReporter(NoSink.Instance, new SiteTable());
        QueryReading? reading = QueryMethodReader.ReadMethod(extraction, attribute, false, alone, reporter, cancellation);
        if (reading is null)
            return null;
        ValueModel memory = ValueModelReader.Read(extraction, 0, extraction, alone);
        return (reading with { Limits = _limits }, new ExtractionModel(source.StructName, source.GetStruct(), memory, source.DrawBits, source.Samples, source.SamplesAtOnce));
    }
}
