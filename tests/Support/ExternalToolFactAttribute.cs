using System;
using Xunit;

namespace Learnability.Tests.Support;

/// <summary>
/// A test that needs a program which is not part of the project: skipped at discovery, with its reason, where the program is missing; but run, and so failing,
/// in continuous integration (environment variable CI set to true), which installs it.
/// </summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ExternalToolFactAttribute : FactAttribute
{
    /// <summary>Probes for the program.</summary>
    /// <param name="remedy">How to get the program, such as "install Debian's package python3-torch".</param>
    /// <param name="fileName">The program of a command that ends with exit code 0 where the tool is there.</param>
    /// <param name="arguments">The arguments of that command.</param>
    public ExternalToolFactAttribute(string remedy, string fileName, params string[] arguments)
    {
        if (!TestEnvironment.IsContinuousIntegration && !ExternalTool.IsAvailable(fileName, arguments))
            Skip = $"'{fileName} {string.Join(' ', arguments)}' fails; to run this test, {remedy}.";
    }

    /// <summary>Whether the test reads shared data too, and is also skipped where there is none.</summary>
    public bool NeedsSharedData
    {
        get;
        set
        {
            field = value;
            if (value && !TestEnvironment.IsContinuousIntegration)
                Skip ??= SharedData.Missing;
        }
    }
}
