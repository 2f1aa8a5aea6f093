using System.Globalization;

namespace Learnability;

/// <summary>Writes a number so that reading it gives the same bits.</summary>
internal static class RoundTrip
{
    /// <summary>The shortest text that reads back as the number; invariant, and a literal of JSON and, with a suffix, of C#. NaN and infinities are neither.</summary>
    /// <param name="value">The number.</param>
    public static string Format(double value)
    {
        // The format R, and with it the default format and Utf8JsonWriter's, is one digit short for 2⁻²⁵ and 2⁻⁹⁵⁸: both end in a tie at a power of two.
        string text = value.ToString("R", CultureInfo.InvariantCulture);
        return double.Parse(text, CultureInfo.InvariantCulture) == value ? text : value.ToString("G17", CultureInfo.InvariantCulture);
    }
}
