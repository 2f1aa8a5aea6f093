namespace Learnability;

/// <summary>The form in which a circuit is emitted.</summary>
public enum CircuitEmit
{
    /// <summary>
    /// Straight-line code up to a size at which it still compiles quickly, with what occurs several times written once where that is as fast or the circuit is
    /// larger; a table for large circuits in which little occurs several times.
    /// </summary>
    Auto,

    /// <summary>Straight-line code, one operation a gate: the slowest to compile.</summary>
    Unrolled,

    /// <summary>A table of gates that the runtime library evaluates: the fastest to compile, and the slowest to run.</summary>
    Table,

    /// <summary>
    /// Straight-line code in which parts of the method that do the same, such as rounds of a loop and calls, are written once: a method that is told where its
    /// values are.
    /// </summary>
    Repeated,
}
