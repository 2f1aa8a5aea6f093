extern alias generators;

using System.Linq;
using generators::Learnability.Generators.Diagnostics;
using Learnability.Generators.Tests.Support;
using Learnability.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Frontend;

/// <summary>The corpus of learners, as a C# programmer writes them, is read and lowered without a complaint.</summary>
public sealed class CorpusTests
{
    private static readonly CSharpCompilation _compilation = SourceCompilation.Create(
        [.. Repository.Files("tests/Corpus", ".cs").Select(Repository.Read)]);

    public static TheoryData<string> Names => [.. FrontEnd.Learners(_compilation).Select(static learner => learner.Name)];

    [Fact]
    public void Corpus_is_there() => Assert.True(Names.Count >= 6);

    [Theory]
    [MemberData(nameof(Names))]
    public void Learner_is_lowered(string name)
    {
        INamedTypeSymbol learner = FrontEnd.Learners(_compilation.RequireValid()).Single(candidate => candidate.Name == name);

        var (circuits, model, findings) = FrontEnd.LowerLearner(_compilation, learner);

        // A warning may be suppressed where the learner is declared, which the front end does not see.
        Assert.DoesNotContain(findings, static found => Rules.ById(found.Id).DefaultSeverity == DiagnosticSeverity.Error);
        Assert.NotNull(circuits);
        Assert.Equal(circuits.MemoryBits, model!.Memory.Width);
    }
}
