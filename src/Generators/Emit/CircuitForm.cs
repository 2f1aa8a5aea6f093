namespace Learnability.Generators.Emit;

/// <summary>A form in which a circuit is emitted.</summary>
internal enum CircuitForm
{
    /// <summary>All gates as code.</summary>
    StraightLine,

    /// <summary>Gates as code, with what occurs several times written once.</summary>
    Repeated,

    /// <summary>A table of gates.</summary>
    Table,
}
