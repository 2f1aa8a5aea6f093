using System;

namespace Learnability.Tests.Support;

/// <summary>What the environment variables say about this run.</summary>
internal static class TestEnvironment
{
    /// <summary>In continuous integration nothing is skipped for want of a tool or of data: what is missing there is a fault.</summary>
    public static bool IsContinuousIntegration { get; } = IsSet("CI");

    /// <summary>Whether the long tier runs too.</summary>
    public static bool IsLong { get; } = IsSet("LEARNABILITY_LONG");

    private static bool IsSet(string variable) =>
        Environment.GetEnvironmentVariable(variable) is { } value
        && (value == "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));
}
