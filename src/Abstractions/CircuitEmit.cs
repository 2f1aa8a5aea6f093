namespace Learnability;

/// <summary>The form in which a circuit is emitted.</summary>
public enum CircuitEmit
{
    /// <summary>Straight-line code up to a size at which it still compiles quickly, a table above.</summary>
    Auto,

    /// <summary>Straight-line code, one operation a gate: the fastest to run, and the slowest to compile.</summary>
    Unrolled,

    /// <summary>A table of gates that the runtime library evaluates: the fastest to compile.</summary>
    Table,
}
