using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;

namespace Learnability.Tests.Documentation;

/// <summary>The links and headings of a Markdown text; what stands in fenced code or in code spans is not read.</summary>
internal sealed partial class MarkdownFile(string text)
{
    private readonly string _prose = Code().Replace(text, string.Empty);

    /// <summary>The targets of the links and images.</summary>
    public IEnumerable<string> Links => Link().Matches(_prose).Select(match => match.Groups["target"].Value);

    /// <summary>The anchors of the headings, as repository hosts form them: lower case, spaces to hyphens, punctuation dropped.</summary>
    public IEnumerable<string> Anchors =>
        Heading().Matches(Fence().Replace(text, string.Empty)).Select(match => Punctuation().Replace(match.Groups["title"].Value.Trim().ToLowerInvariant(), string.Empty).Replace(' ', '-'));

    /// <summary>Whether a link's target is a place in this repository.</summary>
    public static bool IsRelative(string target) => !Uri.TryCreate(target, UriKind.Absolute, out _);

    [GeneratedRegex(@"^```.*?^```|`[^`\n]+`", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Code();

    [GeneratedRegex(@"^```.*?^```", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^)\s]+)[^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"^\#{1,6}\s+(?<title>.+)$", RegexOptions.Multiline)]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w\s-]")]
    private static partial Regex Punctuation();
}
