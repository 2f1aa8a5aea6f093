extern alias generators;

using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Learnability.Generators.Tests.Support;
using Learnability.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Frontend;

/// <summary>Methods as people write them, in the folder Methods: each becomes a circuit that computes what the method does.</summary>
public sealed class UserMethodsTests
{
    private static IReadOnlyList<string> Paths => Repository.Files("tests/Learnability.Generators.Tests/Methods", ".cs");

    public static TheoryData<string> Files => [.. Paths];

    [Fact]
    public void There_are_many() =>
        Assert.True(Paths.Sum(static path => FrontEnd.CircuitMethods(SourceCompilation.Create(Repository.Read(path))).Count()) >= 60);

    [Theory]
    [MemberData(nameof(Files))]
    public void Circuits_compute_what_the_methods_do(string file)
    {
        CSharpCompilation compilation = SourceCompilation.Create(Repository.Read(file)).RequireValid();
        Assembly assembly = compilation.Load();
        foreach (IMethodSymbol method in FrontEnd.CircuitMethods(compilation).ToArray())
        {
            (generators::Learnability.Circuit? circuit, _, IReadOnlyList<Finding> findings) = FrontEnd.LowerCircuit(compilation, method);

            Assert.True(findings.Count == 0, method.Name + ": " + string.Join("; ", findings));
            Assert.NotNull(circuit);
            MethodInfo direct = assembly.GetType(method.ContainingType.ToDisplayString())!.GetMethod(method.Name, BindingFlags.Static | BindingFlags.Public)!;
            DirectExecution.AssertSame(direct, circuit);
        }
    }
}
