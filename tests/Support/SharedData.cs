using System;
using System.IO;

namespace Learnability.Tests.Support;

/// <summary>
/// The data shared between projects: the folder named by the environment variable <c>LEARNABILITY_SHARED</c>, or the folder <c>shared</c> beside
/// this repository or beside a folder above it.
/// </summary>
internal static class SharedData
{
    private const string Variable = "LEARNABILITY_SHARED";

    /// <summary>The folder, or null where there is none.</summary>
    public static string? Folder { get; } = Find(AppContext.BaseDirectory, Environment.GetEnvironmentVariable(Variable));

    /// <summary>Why tests that need the folder cannot run, or null when they can.</summary>
    public static string? Missing =>
        Folder is null ? $"There is no folder shared/data above {AppContext.BaseDirectory}; name the folder shared in the environment variable {Variable}." : null;

    /// <summary>The path of a file or folder in the shared folder, which must exist.</summary>
    public static string PathOf(string relative)
    {
        string path = Path.Combine(Folder ?? throw new DirectoryNotFoundException(Missing), relative);
        return Path.Exists(path) ? path : throw new FileNotFoundException($"The shared folder {Folder} lacks {relative}.", path);
    }

    /// <summary>Searches for the folder; a folder that is named but holds no data is an error, not an invitation to search elsewhere.</summary>
    public static string? Find(string start, string? named)
    {
        if (!string.IsNullOrEmpty(named))
        {
            return IsShared(named) ? named : throw new DirectoryNotFoundException($"{Variable} names {named}, which holds no folder data.");
        }

        string? parent = AncestorFolder.Find(start, folder => IsShared(Path.Combine(folder, "shared")));
        return parent is null ? null : Path.Combine(parent, "shared");
    }

    private static bool IsShared(string folder) => Directory.Exists(Path.Combine(folder, "data"));
}
