extern alias generators;

using System;
using System.Linq;
using System.Threading;
using generators::Learnability.Generators;
using generators::Learnability.Generators.Frontend;
using generators::Learnability.Generators.Models;
using Learnability.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Incrementality;

/// <summary>Each step stops when it is cancelled, is no fault then, and leaves nothing half done behind.</summary>
public sealed class CancellationTests
{
    private const string Source = """
        using Learnability;
        namespace Demo;
        public static partial class Methods
        {
            [Circuit]
            public static uint Mix(uint a, uint b)
            {
                for (int i = 0; i < 20; i++)
                    a = (a + b) ^ (a << 3);
                return a;
            }
        }

        [LearningAlgorithm]
        [Sgd]
        public partial struct Last
        {
            private byte _seen;
            public void Learn(byte x, bool y) { for (int i = 0; i < 2000; i++) if (y) _seen ^= (byte)(x << (i & 7)); }
            public readonly bool Predict(byte x) => _seen > x;
        }
        """;

    [Fact]
    public void A_circuit_is_neither_read_nor_lowered_once_its_work_is_cancelled()
    {
        CSharpCompilation compilation = CSharpHarness.Compile(Source);
        var method = (IMethodSymbol)compilation.GetSymbolsWithName("Mix", SymbolFilter.Member).Single();
        var cancelled = new CancellationToken(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() => MemberReading.Read(method, compilation, NoSink.Instance, new SiteTable(), cancelled));
        Assert.Null(MemberReading.Find(method, compilation, CancellationToken.None));

        CircuitModel model = MemberReading.Read(method, compilation, NoSink.Instance, new SiteTable(), CancellationToken.None)!;
        var read = new Outcome<CircuitModel>(model, null);
        Assert.ThrowsAny<OperationCanceledException>(() => CircuitCompiler.Compile(read, cancelled));
        Assert.Null(LoweringCache.Find(model.Program));
        Outcome<GeneratedFiles> compiled = CircuitCompiler.Compile(read, CancellationToken.None);
        Assert.Null(compiled.Fault);
        Assert.Single(compiled.Value!.Files);
    }

    [Fact]
    public void A_learner_is_neither_read_nor_lowered_once_its_work_is_cancelled()
    {
        CSharpCompilation compilation = CSharpHarness.Compile(Source);
        INamedTypeSymbol learner = compilation.GetTypeByMetadataName("Demo.Last")!;
        var cancelled = new CancellationToken(canceled: true);
        Assert.ThrowsAny<OperationCanceledException>(() => MemberReading.Read(learner, compilation, NoSink.Instance, new SiteTable(), cancelled));
        LearnerModel model = MemberReading.Read(learner, compilation, NoSink.Instance, new SiteTable(), CancellationToken.None)!;
        var read = new Outcome<LearnerModel>(model, null);
        Assert.ThrowsAny<OperationCanceledException>(() => LearnerCompiler.Compile(read, cancelled));
        Assert.NotEmpty(LearnerCompiler.Compile(read, CancellationToken.None).Value!.Files);
    }

    /// <summary>The passes over a large circuit end where they are: the driver of an editor cancels them at the next key.</summary>
    [Fact]
    public void Passes_stop_between_their_steps()
    {
        generators::Learnability.Circuit circuit = RandomCircuits.Create(30, 3000, 20, 5);
        Assert.ThrowsAny<OperationCanceledException>(() => generators::Learnability.Pipeline.Optimize(circuit, cancellation: new CancellationToken(canceled: true)));
    }
}
