using System;
using System.Globalization;
using System.Text;

namespace Learnability;

/// <summary>Says where a file is malformed, what stands there and what should.</summary>
internal static class Malformed
{
    /// <summary>How much of what was found is quoted.</summary>
    private const int LongestQuote = 40;

    public const string EndOfFile = "the end of the file";

    public const string EndOfLine = "the end of the line";

    /// <summary>A fault at a place.</summary>
    public static FormatException At(string place, string fault) => new(place + ": " + fault + ".");

    /// <summary>Something else than was expected.</summary>
    public static FormatException At(string place, string found, string expected) => At(place, $"found {found}, but expected {expected}");

    /// <summary>Text between quotes, shortened, with characters that do not print as their codes.</summary>
    public static string Quote(ReadOnlySpan<char> text)
    {
        var quoted = new StringBuilder("'");
        for (int i = 0; i < text.Length && i < LongestQuote; i++)
        {
            if (text[i] is < ' ' or '\x7F' or '\uFFFD')
                quoted.Append("\\u").Append(((int)text[i]).ToString("X4", CultureInfo.InvariantCulture));
            else
                quoted.Append(text[i]);
        }

        return quoted.Append(text.Length > LongestQuote ? "…'" : "'").ToString();
    }

    public static string Quote(string text) => Quote(text.AsSpan());

    /// <summary>As in 3 of 5, the indices counting from 0.</summary>
    public static string NumberOf(int index, int count) => Number(index + 1L) + " of " + Number(count);

    /// <summary>An integer as text.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
