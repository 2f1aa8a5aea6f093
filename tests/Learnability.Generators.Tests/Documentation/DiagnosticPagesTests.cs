extern alias generators;

using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using generators::Learnability.Generators.Diagnostics;
using Learnability.Generators.Tests.Support;
using Learnability.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Documentation;

/// <summary>Each rule has a page, its examples do what the page says, and the lists of rules agree.</summary>
public sealed partial class DiagnosticPagesTests
{
    private const string Releases = "src/Generators/AnalyzerReleases.";

    public static TheoryData<string> Rules => [.. generators::Learnability.Generators.Diagnostics.Rules.All.Select(static rule => rule.Id)];

    public static TheoryData<string> RulesWithExamples =>
        [.. generators::Learnability.Generators.Diagnostics.Rules.All.Select(static rule => rule.Id).Where(static id => id is not (RuleIds.InternalFault or RuleIds.Generated))];

    [Theory]
    [MemberData(nameof(Rules))]
    public void Rule_has_a_page_that_it_links_to_and_that_the_index_lists(string id)
    {
        DiagnosticDescriptor rule = generators::Learnability.Generators.Diagnostics.Rules.ById(id);
        string title = rule.Title.ToString(null);

        Assert.Equal($"docs/diagnostics/{id}.md", rule.HelpLinkUri);
        Assert.StartsWith($"# {id}: {title}\n", Repository.Read(rule.HelpLinkUri), StringComparison.OrdinalIgnoreCase);
        Assert.Contains($"- [{id}]({id}.md): {title}\n", Repository.Read("docs/diagnostics/README.md"), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Index_lists_the_pages_and_nothing_else()
    {
        string[] pages = [.. Repository.Files("docs/diagnostics", ".md").Select(static file => file[(file.LastIndexOf('/') + 1)..^3]).Where(static page => page != "README")];

        Assert.Equal(pages, Entry().Matches(Repository.Read("docs/diagnostics/README.md")).Select(static entry => entry.Groups[1].Value));
    }

    [Fact]
    public void Release_files_list_the_rules_as_they_are()
    {
        string[] rows = [.. $"{Repository.Read(Releases + "Shipped.md")}\n{Repository.Read(Releases + "Unshipped.md")}".Split('\n').Where(static line => line.StartsWith("LRN", StringComparison.Ordinal))];

        Assert.Equal(
            generators::Learnability.Generators.Diagnostics.Rules.All.Select(static rule => $"{rule.Id} | {rule.Category} | {rule.DefaultSeverity} | {rule.Title.ToString(null)}"),
            rows);
    }

    [Theory]
    [MemberData(nameof(RulesWithExamples))]
    public void Only_errors_of_correctness_cannot_be_turned_off(string id)
    {
        DiagnosticDescriptor rule = generators::Learnability.Generators.Diagnostics.Rules.ById(id);

        Assert.Equal(rule.DefaultSeverity == DiagnosticSeverity.Error, rule.CustomTags.Contains(WellKnownDiagnosticTags.NotConfigurable));
    }

    [Theory]
    [MemberData(nameof(RulesWithExamples))]
    public async Task Invalid_example_breaks_the_rule_and_the_fixed_one_breaks_none(string id)
    {
        string page = Repository.Read($"docs/diagnostics/{id}.md");

        IReadOnlyList<Diagnostic> invalid = [.. (await Analysis.FindAllAsync(Compile(page, "Invalid"))).Where(found => IsProblem(found, id))];

        // LRN3015 says at which gate another rule is broken: here LRN0007.
        Assert.True(
            invalid.Any(found => found.Id == id) && invalid.All(found => found.Id == id || (id == "LRN3015" && found.Id == "LRN0007")),
            $"Invalid example: {string.Join("; ", invalid)}");

        IReadOnlyList<Diagnostic> @fixed = [.. (await Analysis.FindAllAsync(Compile(page, "Fixed"))).Where(found => IsProblem(found, id))];
        Assert.True(@fixed.Count == 0, $"Fixed example: {string.Join("; ", @fixed)}");
    }

    [Theory]
    [InlineData(RuleIds.IndexMayBeOutOfRange)]
    [InlineData(RuleIds.DivisionMayFail)]
    [InlineData(RuleIds.CheckedArithmeticMayOverflow)]
    [InlineData(RuleIds.MayThrow)]
    public async Task What_may_throw_breaks_no_rule_with_an_output_that_says_where(string id)
    {
        CSharpCompilation example = Compile(Repository.Read($"docs/diagnostics/{id}.md"), "With an output that says where it throws");
        Assert.All(await Analysis.FindAllAsync(example), found => Assert.Equal(RuleIds.Generated, found.Id));
    }

    /// <summary>What is more than information, and the page's own rule even where it is that.</summary>
    private static bool IsProblem(Diagnostic found, string id) => found.Severity != DiagnosticSeverity.Info || found.Id == id;

    private static CSharpCompilation Compile(string page, string heading)
    {
        Match example = Regex.Match(page, $@"\n## {heading}\n\n```csharp\n(.*?)\n```\n", RegexOptions.Singleline);
        Assert.True(example.Success, $"The page has no example under '{heading}'.");
        return SourceCompilation.Create(example.Groups[1].Value).RequireValid();
    }

    [GeneratedRegex(@"^- \[(LRN\d{4})\]\(\1\.md\): .", RegexOptions.Multiline)]
    private static partial Regex Entry();
}
