using System;

namespace Learnability;

/// <summary>A network is too small for what its machine does on this data: nothing was cut off, and it says what to raise.</summary>
public sealed class RcnnLimitException : InvalidOperationException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="message">What happened, and what to do.</param>
    /// <param name="parameter">What to raise.</param>
    /// <param name="required">The value that suffices; null if none was found.</param>
    public RcnnLimitException(string message, string parameter, long? required)
        : base(message)
    {
        Parameter = parameter;
        Required = required;
    }

    /// <summary>What to raise: <c>depth</c> or <c>WorkColumns</c>.</summary>
    public string Parameter { get; }

    /// <summary>The value that suffices; null if none was found, because the machine did not halt.</summary>
    public long? Required { get; }
}
