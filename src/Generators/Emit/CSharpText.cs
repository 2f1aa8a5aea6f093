using System;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Learnability.Generators.Emit;

/// <summary>Numbers, names and texts as C# source, the same on every machine and culture.</summary>
internal static class CSharpText
{
    /// <summary>An integer.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>An integer with separators, for people.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A double literal that gives back exactly the same bits: the shortest of 15 to 17 digits.</summary>
    /// <exception cref="ArgumentException"><paramref name="value"/> is infinite or not a number.</exception>
    public static string Double(double value)
    {
        if (double.IsNaN(value) || double.IsInfinity(value))
            throw new ArgumentException("Only finite numbers are written.", nameof(value));
        string text = "";
        for (int digits = 15; digits <= 17; digits++)
        {
            text = value.ToString("G" + Number(digits), CultureInfo.InvariantCulture);
            double read = double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);
            if (BitConverter.DoubleToInt64Bits(read) == BitConverter.DoubleToInt64Bits(value))
                break;
        }

        // The hosts write the sign of a negative zero differently.
        if (value == 0)
            text = BitConverter.DoubleToInt64Bits(value) < 0 ? "-0" : "0";
        return text.IndexOfAny(['.', 'E']) < 0 ? text + ".0" : text;
    }

    public static string Boolean(bool value) => value ? "true" : "false";

    /// <summary>A name as an identifier: keywords need a prefix.</summary>
    public static string Identifier(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    /// <summary>A string literal.</summary>
    public static string Literal(string text) => SymbolDisplay.FormatLiteral(text, quote: true);

    /// <summary>Text within a documentation comment.</summary>
    public static string Documentation(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            switch (c)
            {
                case '&': escaped.Append("&amp;"); break;
                case '<': escaped.Append("&lt;"); break;
                case '>': escaped.Append("&gt;"); break;
                default: escaped.Append(c); break;
            }
        }

        return escaped.ToString();
    }
}
