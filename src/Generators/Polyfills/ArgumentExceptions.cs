using System;
using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>The throw helpers that Core uses and netstandard2.0 lacks.</summary>
internal static class ArgumentExceptions
{
    extension(ArgumentNullException)
    {
        public static void ThrowIfNull(object? argument, [CallerArgumentExpression(nameof(argument))] string? paramName = null)
        {
            if (argument is null)
                throw new ArgumentNullException(paramName);
        }
    }
}
