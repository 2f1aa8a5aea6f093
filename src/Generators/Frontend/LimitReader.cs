using System.Globalization;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Reads MaxGates and MaxSteps of an attribute.</summary>
internal static class LimitReader
{
    private const int Default = 1_000_000;

    public static LoweringLimits Read(AttributeData attribute, ISymbol carrier, ProblemReporter reporter) =>
        new(ReadOne(attribute, "MaxGates", carrier, reporter), ReadOne(attribute, "MaxSteps", carrier, reporter));

    private static int ReadOne(AttributeData attribute, string property, ISymbol carrier, ProblemReporter reporter)
    {
        if (AttributeNames.Argument(attribute, property) is not int limit)
            return Default;
        if (limit < 1)
        {
            string value = limit.ToString(CultureInfo.InvariantCulture);
            reporter.Report(RuleIds.AttributeOutOfRange, AttributeNames.LocationOf(attribute, carrier), property, value, "at least 1");
        }

        return limit;
    }
}
