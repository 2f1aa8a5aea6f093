using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Documentation;

public sealed class ReadmeTests
{
    /// <summary>The sample is compiled with the solution, and its output is compared with the kept one when samples are run.</summary>
    [Theory]
    [InlineData("csharp", "samples/Conjunction/Program.cs")]
    [InlineData("text", "samples/Conjunction/output.txt")]
    public void Readme_begins_with_a_program_that_runs_and_its_output(string language, string file) =>
        Assert.Contains($"```{language}\n{Repository.Read(file)}```\n", Repository.Read("README.md"), System.StringComparison.Ordinal);

    [Fact]
    public void Sample_of_statistical_queries_shows_what_it_prints()
    {
        string readme = Repository.Read("samples/StatisticalQueries/README.md");
        Assert.Contains($"```\n{Repository.Read("samples/StatisticalQueries/output.txt")}```\n", readme, System.StringComparison.Ordinal);
    }

    [Fact]
    public void Sample_of_a_metaalgorithm_shows_its_output_and_its_source()
    {
        string readme = Repository.Read("samples/MetaAlgorithm/README.md");
        Assert.Contains($"```\n{Repository.Read("samples/MetaAlgorithm/output.txt")}```\n", readme, System.StringComparison.Ordinal);
        string shown = readme.Split("```csharp\n")[1].Split("```")[0];
        Assert.Contains(shown, Repository.Read("samples/MetaAlgorithm/Networks.cs"), System.StringComparison.Ordinal);
    }

    [Fact]
    public void Readme_names_the_two_commands()
    {
        string readme = Repository.Read("README.md");
        Assert.Contains("\ndotnet run -c Release --project samples/Quickstart\n", readme, System.StringComparison.Ordinal);
        Assert.Contains("\ndotnet test -c Release\n", readme, System.StringComparison.Ordinal);
    }
}
