using System.Threading;
using Learnability.Generators.Frontend;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators;

/// <summary>Reads annotated members, for the generator and for the analyzers, and remembers what it has read.</summary>
internal static class MemberReading
{
    private static readonly ReadingCache<CircuitModel> _circuits = new();
    private static readonly ReadingCache<LearnerModel> _learners = new();

    /// <summary>A method that was read before without a problem, and nothing that counts has changed since; otherwise null.</summary>
    public static CircuitModel? Find(IMethodSymbol method, Compilation compilation, CancellationToken cancellation) => _circuits.Find(method, compilation, cancellation);

    /// <summary>A learner that was read before without a problem, and nothing that counts has changed since; otherwise null.</summary>
    public static LearnerModel? Find(INamedTypeSymbol learner, Compilation compilation, CancellationToken cancellation) => _learners.Find(learner, compilation, cancellation);

    /// <summary>Reads a method.</summary>
    public static CircuitModel? Read(IMethodSymbol method, Compilation compilation, IProblemSink sink, SiteTable sites, CancellationToken cancellation)
    {
        CircuitModel? model = CircuitReader.Read(method, compilation, sink, sites, cancellation);
        if (model is not null)
            _circuits.Add(method, compilation, sites.Trees, model, cancellation);
        return model;
    }

    /// <summary>Reads a learner.</summary>
    public static LearnerModel? Read(INamedTypeSymbol learner, Compilation compilation, IProblemSink sink, SiteTable sites, CancellationToken cancellation)
    {
        LearnerModel? model = LearnerReader.Read(learner, compilation, sink, sites, cancellation);
        if (model is not null)
            _learners.Add(learner, compilation, sites.Trees, model, cancellation);
        return model;
    }
}
