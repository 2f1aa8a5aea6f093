using System.Linq;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Architecture;

/// <summary>Data flows one way: C# → Frontend → program IR → Lowering → Circuit → Construction → Emit → C#.</summary>
public sealed class DataFlowTests
{
    /// <summary>A folder, and the folders of the generator that it may not know.</summary>
    public static TheoryData<string, string[]> Rules => new()
    {
        { "src/Core", ["Ir", "Frontend", "Lowering", "Emit", "Models", "Analyzers"] },
        { "src/Generators/Frontend", ["Lowering", "Emit", "Analyzers"] },
        { "src/Generators/Ir", ["Frontend", "Lowering", "Emit", "Models", "Analyzers"] },
        { "src/Generators/Lowering", ["Frontend", "Emit", "Models", "Analyzers"] },
        { "src/Generators/Emit", ["Frontend", "Lowering", "Analyzers"] },
        { "src/Generators/Models", ["Frontend", "Lowering", "Emit", "Analyzers"] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Folder_knows_neither_what_comes_after_it_nor_what_it_was_made_from(string folder, string[] unknown)
    {
        Assert.NotEmpty(Repository.Files(folder, ".cs"));
        Assert.Empty(SourceScan.Find(folder, [.. unknown.Select(name => $"Generators.{name}"), .. unknown.Select(name => $"{name}.")]));
    }

    [Theory]
    [InlineData("src/Core")]
    [InlineData("src/Runtime")]
    [InlineData("src/Generators/Ir")]
    [InlineData("src/Generators/Lowering")]
    [InlineData("src/Generators/Models")]
    public void Folder_imports_no_Roslyn(string folder)
    {
        Assert.NotEmpty(Repository.Files(folder, ".cs"));
        Assert.Empty(SourceScan.Find(folder, ["Microsoft.CodeAnalysis"]));
    }

    /// <summary>Emission may quote a literal with the compiler's help, but sees no program.</summary>
    [Fact]
    public void Emission_sees_no_syntax_and_no_symbols() =>
        Assert.Empty(SourceScan.Find(
            "src/Generators/Emit",
            ["Microsoft.CodeAnalysis.CSharp.Syntax", "SyntaxNode", "SyntaxTree", "SemanticModel", "Compilation", "ISymbol", "ITypeSymbol", "IMethodSymbol", "IOperation"]));
}
