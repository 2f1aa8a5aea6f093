using System.Collections.Generic;
using System.IO;
using System.Linq;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Documentation;

public sealed class LinkTests
{
    [Fact]
    public void Every_relative_link_resolves()
    {
        IReadOnlyList<string> files = Repository.Files("", ".md");
        Assert.Contains("README.md", files);
        Assert.Empty(files.SelectMany(file => new MarkdownFile(Repository.Read(file)).Links
            .Where(target => MarkdownFile.IsRelative(target) && !Resolves(file, target))
            .Select(target => $"{file}: {target}")));
    }

    [Theory]
    [InlineData("README.md", "docs/missing.md")]
    [InlineData("README.md", "LICENSE-of-nothing")]
    [InlineData("README.md", "#no-such-heading")]
    public void Broken_link_does_not_resolve(string file, string target) => Assert.False(Resolves(file, target));

    [Fact]
    public void Links_are_read_from_prose_and_not_from_code()
    {
        MarkdownFile file = new("# A heading, with *marks*\n[one](two.md#three) ![x](y.png \"title\")\n`[no](no.md)`\n```\n[no](no.md)\n# no\n```\n");

        Assert.Equal(["two.md#three", "y.png"], file.Links);
        Assert.Equal(["a-heading-with-marks"], file.Anchors);
    }

    private static bool Resolves(string file, string target)
    {
        string[] parts = target.Split('#', 2);
        string path = parts[0].Length == 0 ? file : Path.Combine(Path.GetDirectoryName(file)!, parts[0]);
        string full = Path.Combine(Repository.Root, path);
        return Path.Exists(full)
            && (parts.Length == 1 || !path.EndsWith(".md", System.StringComparison.Ordinal) || new MarkdownFile(File.ReadAllText(full)).Anchors.Contains(parts[1]));
    }
}
