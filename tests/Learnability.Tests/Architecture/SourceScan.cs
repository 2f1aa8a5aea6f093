using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Learnability.Tests.Support;

namespace Learnability.Tests.Architecture;

/// <summary>Looks for names in source text, comments left out.</summary>
internal static partial class SourceScan
{
    /// <summary>The names that occur in any source file under a folder, each with its file and line.</summary>
    public static IReadOnlyList<string> Find(string folder, IReadOnlyList<string> names) =>
        [.. Repository.Files(folder, ".cs").SelectMany(file => FindInText(Repository.Read(file), names).Select(hit => $"{file}{hit}"))];

    /// <summary>The names that occur in a text, each as <c>(line): name</c>. A name counts where it is not a part of a longer identifier; a name that ends in a dot counts with any member.</summary>
    public static IEnumerable<string> FindInText(string text, IReadOnlyList<string> names)
    {
        string[] lines = Comments().Replace(text, WithoutText).Split('\n');
        for (int line = 0; line < lines.Length; line++)
        {
            foreach (string name in names)
            {
                if (Regex.IsMatch(lines[line], $@"(?<!\w){Regex.Escape(name)}(?!(?<=\w)\w)"))
                {
                    yield return $"({line + 1}): {name}";
                }
            }
        }
    }

    private static string WithoutText(Match comment) => new('\n', comment.Value.Count(character => character == '\n'));

    [GeneratedRegex(@"//[^\n]*|/\*.*?\*/", RegexOptions.Singleline)]
    private static partial Regex Comments();
}
