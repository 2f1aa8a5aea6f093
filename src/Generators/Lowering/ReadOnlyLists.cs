using System;
using System.Collections.Generic;

namespace Learnability.Generators.Lowering;

/// <summary>Views of arrays.</summary>
internal static class ReadOnlyLists
{
    /// <summary>A part of an array, without a copy.</summary>
    public static IReadOnlyList<T> AsReadOnlyList<T>(this T[] array, int start, int count) => new ArraySegment<T>(array, start, count);
}
