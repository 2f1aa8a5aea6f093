using System;
using System.Globalization;
using System.IO;
using Learnability.Tests.Support;

namespace Learnability.Tests.External;

/// <summary>The third party that trains our networks: PyTorch, as Debian packages it.</summary>
internal static class PyTorch
{
    public const string Python = "/usr/bin/python3";

    public const string Remedy = "install Debian's package python3-torch";

    /// <summary>Lets PyTorch repeat a recorded run and compare outputs and weights after every step.</summary>
    /// <param name="trace">The run, which ends here.</param>
    /// <param name="tolerance">The largest difference, relative to the larger of the number and 1; zero for bit for bit.</param>
    /// <returns>Whether all were equal, and what the script says.</returns>
    public static (bool IsEqual, string Report) Repeat(TrainingTrace trace, double tolerance = 0)
    {
        trace.Complete();
        string script = Path.Combine(Repository.Root, "tests", "External", "train_with_pytorch.py");
        (int exitCode, string output) = ExternalTool.Run(
            TimeSpan.FromMinutes(5), Python, script, trace.NetworkFile, trace.TraceFile, "--tolerance", tolerance.ToString(CultureInfo.InvariantCulture));
        return (exitCode == 0, output);
    }
}
