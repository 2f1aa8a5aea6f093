using System.Globalization;
using Learnability.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>What [StatisticalQueries] says.</summary>
internal sealed record QueryOptions(int Rounds, int Width, double Tolerance, double Confidence, QueryKind Kind, int Scale, bool IsBeyondStatisticalQueries)
{
    private const int MaxCount = 1 << 24;

    private const int MaxScale = 1 << 16;

    public static QueryOptions Read(AttributeData attribute, ISymbol carrier, ProblemReporter reporter)
    {
        int rounds = AttributeNames.Argument(attribute, "Rounds") as int? ?? 1;
        int width = AttributeNames.Argument(attribute, "Width") as int? ?? 1;
        double tolerance = AttributeNames.Argument(attribute, "Tolerance") as double? ?? 0.125;
        double confidence = AttributeNames.Argument(attribute, "Confidence") as double? ?? 0.9;
        int kind = AttributeNames.Argument(attribute, "Kind") as int? ?? 0;
        RequireCount("Rounds", rounds, MaxCount);
        RequireCount("Width", width, 1 << 16);
        RequireShare("Tolerance", tolerance);
        RequireShare("Confidence", confidence);
        int scale = AttributeNames.Argument(attribute, "Scale") as int? ?? 0;
        if (scale is < 0 or > MaxScale)
            Report("Scale", Text(scale), "1 to " + Text(MaxScale) + ", or 0 for binary queries");
        if (kind is < 0 or > 1)
            Report("Kind", Text(kind), "Statistical or Alternating");
        return new QueryOptions(rounds, width, tolerance, confidence, (QueryKind)kind, scale, AttributeNames.Argument(attribute, "IsBeyondStatisticalQueries") as bool? ?? false);

        void Report(string name, string value, string allowed) =>
            reporter.Report(RuleIds.AttributeOutOfRange, AttributeNames.LocationOf(attribute, carrier, name), name, value, allowed);

        void RequireCount(string name, int value, int maximum)
        {
            if (value < 1 || value > maximum)
                Report(name, Text(value), "1 to " + Text(maximum));
        }

        void RequireShare(string name, double value)
        {
            if (!(value > 0 && value < 1))
                Report(name, value.ToString("R", CultureInfo.InvariantCulture), "more than 0 and less than 1");
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
