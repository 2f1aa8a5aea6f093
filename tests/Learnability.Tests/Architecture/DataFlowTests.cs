using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Architecture;

/// <summary>Data flows one way: C# → Frontend → program IR → Lowering → Circuit → Construction → Emit → C#.</summary>
public sealed class DataFlowTests
{
    /// <summary>A folder, and the names that may not occur in it.</summary>
    public static TheoryData<string, string[]> Rules => new()
    {
        { "src/Core", ["Microsoft.CodeAnalysis", "Learnability.Generators"] },
        { "src/Runtime", ["Microsoft.CodeAnalysis", "Learnability.Generators"] },
        { "src/Generators/Ir", ["Microsoft.CodeAnalysis", "Frontend", "Lowering", "Emit", "Models", "Analyzers"] },
        { "src/Generators/Models", ["Microsoft.CodeAnalysis", "Frontend", "Lowering", "Emit", "Analyzers"] },
    };

    [Theory]
    [MemberData(nameof(Rules))]
    public void Folder_knows_nothing_of_what_comes_after_it_or_of_what_it_was_made_from(string folder, string[] forbidden)
    {
        Assert.NotEmpty(Repository.Files(folder, ".cs"));
        Assert.Empty(SourceScan.Find(folder, forbidden));
    }
}
