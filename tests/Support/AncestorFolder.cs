using System;
using System.IO;

namespace Learnability.Tests.Support;

/// <summary>Searches upward from a folder.</summary>
internal static class AncestorFolder
{
    /// <summary>The nearest of <paramref name="start"/> and its ancestors that satisfies the condition, or null.</summary>
    public static string? Find(string start, Func<string, bool> condition)
    {
        for (DirectoryInfo? folder = new(start); folder is not null; folder = folder.Parent)
        {
            if (condition(folder.FullName))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
