using System;
using System.Collections.Concurrent;
using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Threading.Tasks;

namespace Learnability.Tests.Support;

/// <summary>Runs programs that are not part of the project.</summary>
internal static class ExternalTool
{
    private static readonly ConcurrentDictionary<string, bool> _available = new();

    /// <summary>Whether a probe command starts and exits with 0; each command is run once.</summary>
    public static bool IsAvailable(string fileName, params string[] arguments) =>
        _available.GetOrAdd(string.Join('\0', [fileName, .. arguments]), _ =>
        {
            try
            {
                return Run(TimeSpan.FromMinutes(1), fileName, arguments).ExitCode == 0;
            }
            catch (Exception exception) when (exception is Win32Exception or TimeoutException)
            {
                return false;
            }
        });

    /// <summary>Runs a program to its end.</summary>
    /// <param name="limit">After how long it is stopped.</param>
    /// <param name="fileName">The program.</param>
    /// <param name="arguments">Its arguments, unquoted.</param>
    /// <returns>The exit code, and standard output and error together.</returns>
    /// <exception cref="Win32Exception">The program does not exist.</exception>
    /// <exception cref="TimeoutException">The program did not end in time.</exception>
    public static (int ExitCode, string Output) Run(TimeSpan limit, string fileName, params string[] arguments)
    {
        var start = new ProcessStartInfo(fileName, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        var output = new StringBuilder();
        Task[] readers = [Read(process.StandardOutput), Read(process.StandardError)];
        if (!process.WaitForExit(limit))
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"{fileName} {string.Join(' ', arguments)} did not end within {limit}.");
        }

        Task.WaitAll(readers);
        return (process.ExitCode, output.ToString());

        async Task Read(System.IO.StreamReader reader)
        {
            while (await reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                lock (output)
                    output.AppendLine(line);
            }
        }
    }
}
