extern alias generators;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using System.Text;
using Learnability.Generators.Tests.Harness;
using Learnability.Generators.Tests.Support;
using Learnability.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Xunit;
using Xunit.Abstractions;

namespace Learnability.Generators.Tests.Fuzz;

/// <summary>Random C# of the documented subset: the circuit computes what .NET computes, never differs, never crashes.</summary>
public sealed class CSharpFuzzTests(ITestOutputHelper output)
{
    private const int ProgramsInACompilation = 50;

    /// <summary>2,000 programs in continuous integration, fewer while developing, 100,000 in the long tier.</summary>
    private static int Programs => TestEnvironment.IsLong ? 100_000 : TestEnvironment.IsContinuousIntegration ? 2_000 : 200;

    [Fact]
    public void Circuits_of_random_programs_compute_what_the_programs_compute()
    {
        int accepted = 0;
        for (int seed = 0; seed < Programs / ProgramsInACompilation; seed++)
            accepted += Check(seed);
        output.WriteLine($"{accepted} of {Programs} programs accepted; seeds 0 to {(Programs / ProgramsInACompilation) - 1}");
        Assert.True(accepted * 100 >= Programs * 95, $"only {accepted} of {Programs} programs were accepted");
    }

    private static int Check(int seed)
    {
        string source = Write(seed);
        CSharpCompilation compilation = CSharpHarness.Compile(source);
        using var image = new MemoryStream();
        EmitResult emitted = compilation.Emit(image);
        Assert.True(emitted.Success, $"seed {seed}: {emitted.Diagnostics.FirstOrDefault(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)}");
        image.Position = 0;
        var context = new AssemblyLoadContext($"fuzz {seed}", isCollectible: true);
        try
        {
            Type type = context.LoadFromStream(image).GetType("Demo.Methods")!;
            INamedTypeSymbol symbol = compilation.GetTypeByMetadataName("Demo.Methods")!;
            int accepted = 0;
            for (int i = 0; i < ProgramsInACompilation; i++)
                accepted += CheckMethod(compilation, (IMethodSymbol)symbol.GetMembers("M" + i).Single(), type.GetMethod("M" + i)!, $"seed {seed}, method M{i}") ? 1 : 0;
            return accepted;
        }
        finally
        {
            context.Unload();
        }
    }

    private static bool CheckMethod(CSharpCompilation compilation, IMethodSymbol symbol, MethodInfo method, string place)
    {
        (generators::Learnability.Circuit? circuit, _, IReadOnlyList<Finding> findings) = FrontEnd.LowerCircuit(compilation, symbol);
        if (circuit is null)
        {
            // The grammar holds nothing unsupported; only the budget may stop a program.
            Assert.True(findings.Count > 0 && findings.All(finding => finding.Id is "LRN0011" or "LRN0012" or "LRN0002"), Show(string.Join("; ", findings)));
            return false;
        }

        try
        {
            DirectExecution.AssertSame(method, circuit);
        }
        catch (Exception exception)
        {
            Assert.Fail(Show(exception.Message));
        }

        return true;

        string Show(string what) => $"{place}: {what}\n{symbol.DeclaringSyntaxReferences[0].GetSyntax()}";
    }

    private static string Write(int seed)
    {
        var random = new RandomCSharp(new RandomBits(seed, RandomPurpose.Examples));
        var text = new StringBuilder("using System;\nusing System.Numerics;\nusing Learnability;\nnamespace Demo;\npublic static partial class Methods\n{\n");
        text.Append(RandomCSharp.Helpers).Append('\n');
        for (int i = 0; i < ProgramsInACompilation; i++)
            text.Append(random.Next("M" + i)).Append('\n');
        return text.Append("}\n").ToString();
    }
}
