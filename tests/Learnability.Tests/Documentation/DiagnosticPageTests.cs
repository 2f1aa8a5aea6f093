using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Documentation;

public sealed class DiagnosticPageTests
{
    private const string Folder = "docs/diagnostics";

    /// <summary>A fault of ours, and information: there is nothing invalid in the user's source.</summary>
    private static readonly string[] _withoutExample = ["LRN0000", "LRN9001"];

    private static IEnumerable<string> Pages => Repository.Files(Folder, ".md").Where(file => !file.EndsWith("/README.md", StringComparison.Ordinal));

    [Fact]
    public void Every_page_is_in_the_index()
    {
        HashSet<string> listed = [.. new MarkdownFile(Repository.Read($"{Folder}/README.md")).Links];
        Assert.NotEmpty(Pages);
        Assert.All(Pages, file => Assert.Contains(Path.GetFileName(file), listed));
    }

    [Fact]
    public void Every_page_has_its_rule_as_title_and_an_invalid_and_a_fixed_example() =>
        Assert.All(Pages, file =>
        {
            string page = Repository.Read(file);
            string id = Path.GetFileNameWithoutExtension(file);
            Assert.StartsWith($"# {id}: ", page, StringComparison.Ordinal);
            if (_withoutExample.Contains(id))
                return;
            Assert.Contains("\n## Invalid", page, StringComparison.Ordinal);
            Assert.Contains("\n## Fixed", page, StringComparison.Ordinal);
        });
}
