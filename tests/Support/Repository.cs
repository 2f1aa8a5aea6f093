using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Learnability.Tests.Support;

/// <summary>The files of this repository.</summary>
internal static class Repository
{
    private static readonly string[] _producedFolders = ["bin", "obj", "artifacts", "TestResults", "BenchmarkDotNet.Artifacts", ".git", ".vs", ".idea"];

    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } =
        AncestorFolder.Find(AppContext.BaseDirectory, folder => File.Exists(Path.Combine(folder, "Learnability.sln")))
        ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Learnability.sln.");

    /// <summary>The files under a folder of the repository, without those that a build produces, as paths relative to the root with slashes.</summary>
    /// <param name="folder">The folder, relative to the root; the root itself when empty.</param>
    /// <param name="extension">The extension with its dot.</param>
    public static IReadOnlyList<string> Files(string folder, string extension)
    {
        List<string> files = [];
        Collect(new DirectoryInfo(Path.Combine(Root, folder)), extension, files);
        files.Sort(StringComparer.Ordinal);
        return files;
    }

    /// <summary>The text of a file named relative to the root.</summary>
    public static string Read(string file) => File.ReadAllText(Path.Combine(Root, file));

    private static void Collect(DirectoryInfo folder, string extension, List<string> files)
    {
        if (!folder.Exists)
        {
            return;
        }

        files.AddRange(folder.EnumerateFiles("*" + extension).Select(file => Path.GetRelativePath(Root, file.FullName).Replace('\\', '/')));
        foreach (DirectoryInfo child in folder.EnumerateDirectories())
        {
            if (!_producedFolders.Contains(child.Name, StringComparer.OrdinalIgnoreCase))
            {
                Collect(child, extension, files);
            }
        }
    }
}
