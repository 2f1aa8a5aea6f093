extern alias generators;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using generators::Learnability.Generators.Analyzers;
using generators::Learnability.Generators.Frontend;
using generators::Learnability.Generators.Ir;
using generators::Learnability.Generators.Lowering;
using generators::Learnability.Generators.Models;
using Learnability.Generators.Tests.Support;
using Learnability.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Frontend;

/// <summary>Whatever is annotated: the front end and the lowering neither throw nor reject valid source without a reason.</summary>
public sealed class FuzzTests
{
    private static readonly LoweringLimits _limits = new(20_000, 5_000);

    public static TheoryData<string> Programs => [.. OddPrograms.All];

    [Theory]
    [MemberData(nameof(Programs))]
    public void Odd_program_is_compiled_or_rejected_with_a_reason(string members)
    {
        CSharpCompilation compilation = SourceCompilation.Create(InClass(members));
        string[] errors = [.. compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error).Select(static found => found.Id)];
        Assert.Empty(errors.Except(["CS0626", "CS0116"]));

        Compile(compilation, isValid: true);
    }

    [Theory]
    [InlineData(1, 300)]
    public void Damaged_program_is_compiled_or_rejected(int seed, int count) => Damage(seed, count);

    [LongTheory]
    [InlineData(2, 5000)]
    public void Many_damaged_programs_are_compiled_or_rejected(int seed, int count) => Damage(seed, count);

    /// <summary>Programs with a few tokens removed, doubled or taken from elsewhere: what an editor shows an analyzer while somebody types.</summary>
    private static void Damage(int seed, int count)
    {
        string[] programs = [.. OddPrograms.All, .. SupportedConstructs.All.Select(static row => (string)((object[])row)[1])];
        var random = new Random(seed);
        for (int i = 0; i < count; i++)
        {
            string source = Damage(InClass(programs[random.Next(programs.Length)]), random);
            try
            {
                Compile(SourceCompilation.Create(source), isValid: false);
            }
            catch (Exception fault)
            {
                throw new InvalidOperationException($"Seed {seed}, program {i}:\n{source}", fault);
            }
        }
    }

    private static string Damage(string source, Random random)
    {
        string[] tokens = [.. CSharpSyntaxTree.ParseText(source, SourceCompilation.ParseOptions).GetRoot().DescendantTokens().Select(static token => token.ToString())];
        for (int damages = random.Next(1, 4); damages > 0; damages--)
        {
            // The head of the class and of the attribute stays.
            int place = random.Next(8, tokens.Length);
            tokens[place] = random.Next(4) switch
            {
                0 => "",
                1 => tokens[place] + " " + tokens[place],
                2 => tokens[random.Next(tokens.Length)],
                _ => tokens[random.Next(tokens.Length)] + " " + tokens[place],
            };
        }

        return string.Join(' ', tokens);
    }

    private static string InClass(string members) => "public static partial class Demo { " + members + " }";

    private static void Compile(CSharpCompilation compilation, bool isValid)
    {
        foreach (IMethodSymbol method in FrontEnd.CircuitMethods(compilation).ToArray())
        {
            var sites = new SiteTable();
            var sink = new CountingSink(sites);
            CircuitModel? model = CircuitReader.Read(method, compilation, sink, sites, CancellationToken.None);
            if (model is not null)
            {
                bool isLowered = CircuitLowering.Lower(model.Program with { Limits = _limits }, sink, CancellationToken.None) is not null;
                Assert.True(!isValid || isLowered == (sink.Count == 0), "Rejected without a reason, or lowered in spite of one.");
            }
            else if (isValid)
            {
                Assert.True(sink.Count > 0, "Rejected without a reason.");
            }
        }
    }

    private sealed class CountingSink(SiteTable sites) : IProblemSink
    {
        public int Count { get; private set; }

        public void Report(Problem problem)
        {
            // Rules, sites and arguments must be such that an analyzer can report them.
            new ReportingSink(sites, static diagnostic =>
                Assert.DoesNotContain("{", diagnostic.GetMessage(null).Replace("{ get; }", "", StringComparison.Ordinal), StringComparison.Ordinal)).Report(problem);
            Count++;
        }
    }
}
