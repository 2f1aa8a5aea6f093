extern alias generators;

using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Tests.Support;
using Learnability.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Xunit.Abstractions;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Lowering;

/// <summary>The corpus, from its C# source to circuits: how large they become.</summary>
public sealed class CorpusLoweringTests(ITestOutputHelper output)
{
    /// <summary>What Learn takes of two-input gates, as measured: joins of many paths must stay linear in the bits that they change.</summary>
    private static readonly Dictionary<string, int> _mostGates = new()
    {
        ["Parity3"] = 115,
        ["Parity8"] = 720,
        ["Parity16"] = 2730,
        ["Parity32"] = 10560,
        ["NearestNeighbor"] = 231,
    };

    [Fact]
    public void Every_learner_of_the_corpus_is_read_and_lowered()
    {
        CSharpCompilation compilation = SourceCompilation.Create([.. Repository.Files("tests/Corpus", ".cs").Select(Repository.Read)]).RequireValid();
        int learners = 0;
        int measured = 0;
        foreach (INamedTypeSymbol learner in FrontEnd.Learners(compilation))
        {
            var (circuits, model, findings) = FrontEnd.LowerLearner(compilation, learner);
            Assert.True(circuits is not null, $"{learner.Name}: {string.Join("; ", findings)}");
            learners++;
            if (_mostGates.TryGetValue(learner.Name, out int most))
            {
                measured++;
                Assert.True(circuits.Learn.Info.Gates <= most, $"{learner.Name}: Learn has {circuits.Learn.Info.Gates} gates, more than {most}");
            }

            string network = model!.Sgd is { } sgd ? Describe(Host.SgdEmulation.Build(circuits, (Host.SgdMode)sgd.Mode)) : "";
            output.WriteLine(
                $"{learner.Name}: {circuits.MemoryBits} memory bits; gates: Learn {circuits.Learn.Info.Gates}, Predict {circuits.Predict.Info.Gates}, "
                + $"Knows {circuits.Knows?.Info.Gates}{network}");
        }

        Assert.True(learners >= 15, $"only {learners} learners");
        Assert.Equal(_mostGates.Count, measured);
    }

    private static string Describe(Host.SgdEmulationNetwork network) => $"; step {network.Step.Info.Gates}, depth {network.Step.Info.Depth}; {network.Info}";
}
