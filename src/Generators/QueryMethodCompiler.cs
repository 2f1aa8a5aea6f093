using System.Collections.Immutable;
using System.Threading;
using Learnability.Generators.Emit;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;

namespace Learnability.Generators;

/// <summary>From the model of a [StatisticalQueries] method to its models and networks.</summary>
internal static class QueryMethodCompiler
{
    public static Outcome<GeneratedFiles> Compile(Outcome<QueryMethodModel> method, CancellationToken cancellation) => method.Then(
        method.Value?.Name ?? "",
        model => Compile(model, cancellation));

    private static GeneratedFiles? Compile(QueryMethodModel model, CancellationToken cancellation)
    {
        ImmutableArray<GeneratedText>.Builder files = ImmutableArray.CreateBuilder<GeneratedText>();
        foreach (BatchTrainingModel training in model.Trainings)
        {
            if (LoweringCache.Lower(training.Program, NoSink.Instance, cancellation) is not { } circuits)
                return null;
            BatchWriters.Write(BatchMethod.OfQueries(model, training, circuits), files);
        }

        return files.Count == 0 ? null : new GeneratedFiles(new EquatableArray<GeneratedText>(files.ToImmutable()));
    }
}
