using System;

namespace Learnability.Generators.Models;

/// <summary>What a step of the generator made of a member: a value, nothing because the analyzers report what is wrong, or a fault of the generator itself.</summary>
/// <param name="Value">The value, if there is one.</param>
/// <param name="Fault">The fault, if there was one.</param>
internal sealed record Outcome<T>(T? Value, Fault? Fault)
    where T : class, IEquatable<T>
{
    /// <summary>
    /// Runs a step for one member, so that a fault in it is reported for that member and all others are generated as if nothing had happened.
    /// Cancellation is no fault.
    /// </summary>
    public static Outcome<T> Of(string member, Func<T?> step)
    {
        try
        {
            return new Outcome<T>(step(), null);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            return new Outcome<T>(null, new Fault(member, exception.GetType().Name + ": " + exception.Message));
        }
    }

    /// <summary>Goes on from a value; without one, a fault is handed on.</summary>
    public Outcome<TNext> Then<TNext>(string member, Func<T, TNext?> step)
        where TNext : class, IEquatable<TNext> =>
        Value is { } value ? Outcome<TNext>.Of(member, () => step(value)) : new Outcome<TNext>(null, Fault);
}

/// <summary>A fault of the generator.</summary>
/// <param name="Member">The member that was compiled.</param>
/// <param name="Message">The exception.</param>
internal sealed record Fault(string Member, string Message);
