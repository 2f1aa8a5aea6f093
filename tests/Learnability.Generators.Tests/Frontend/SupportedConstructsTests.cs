extern alias generators;

using System.Linq;
using System.Reflection;
using Learnability.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Frontend;

/// <summary>Each supported construct, alone: its circuit computes what .NET computes.</summary>
public sealed class SupportedConstructsTests
{
    public static TheoryData<string, string> Constructs => SupportedConstructs.All;

    [Theory]
    [MemberData(nameof(Constructs))]
    [MemberData(nameof(SupportedGenericCode.All), MemberType = typeof(SupportedGenericCode))]
    [MemberData(nameof(SupportedArrays.All), MemberType = typeof(SupportedArrays))]
    [MemberData(nameof(SupportedNumbers.All), MemberType = typeof(SupportedNumbers))]
    [MemberData(nameof(SupportedPatterns.All), MemberType = typeof(SupportedPatterns))]
    [MemberData(nameof(SupportedReferences.All), MemberType = typeof(SupportedReferences))]
    [MemberData(nameof(SupportedMembers.All), MemberType = typeof(SupportedMembers))]
    public void Circuit_computes_what_the_method_does(string name, string members) => AssertSame(name, members);

    private static void AssertSame(string name, string members)
    {
        CSharpCompilation compilation = SourceCompilation.Create("public static partial class Demo\n{\n" + members + "\n}").RequireValid();
        IMethodSymbol method = FrontEnd.CircuitMethods(compilation).Single();

        var (circuit, _, findings) = FrontEnd.LowerCircuit(compilation, method);

        Assert.True(findings.Count == 0, name + ": " + string.Join("; ", findings));
        Assert.NotNull(circuit);
        DirectExecution.AssertSame(compilation.Load().GetType("Demo")!.GetMethod(method.Name, BindingFlags.Static | BindingFlags.Public)!, circuit);
    }
}
