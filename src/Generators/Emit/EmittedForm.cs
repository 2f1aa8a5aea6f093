namespace Learnability.Generators.Emit;

/// <summary>The form in which a circuit is emitted, and about what it costs.</summary>
/// <param name="Form">The form.</param>
/// <param name="BuildMilliseconds">What the form adds to a build: the generator's part and the compiler's, on a machine of 2023.</param>
/// <param name="Kilobytes">What it adds to the assembly.</param>
internal readonly record struct EmittedForm(CircuitForm Form, int BuildMilliseconds, int Kilobytes)
{
    // Per 1,000 gates, rounded from what the compiler took for random circuits and for sorting, Gauss-Jordan and AES-128; for gates that are written once also for
    // SHA-256.
    private const double UnrolledMilliseconds = 60, UnrolledKilobytes = 24;
    private const double RepeatedMilliseconds = 160, RepeatedKilobytes = 60;
    private const double TableMilliseconds = 8, TableKilobytes = 6;

    /// <summary>Fewer gates are written out: there is little to gain.</summary>
    private const int MinRepeatedGates = 2_048;

    /// <summary>A circuit that could be written out is not where fewer gates than this go to a call: calls would make it slower.</summary>
    private const int MinGatesOfCall = 100;

    /// <summary>Of so many gates at least one is written.</summary>
    private const int MinRepetition = 8;

    /// <summary>So many gates may be written whatever is gained by it.</summary>
    private const int MaxWrittenGates = VectorKernelWriter.MaxGates / 2;

    /// <summary>Chooses the form.</summary>
    /// <param name="emit">What the attribute asks for.</param>
    /// <param name="circuit">The circuit.</param>
    public static EmittedForm Choose(CircuitEmit emit, LoweredCircuit circuit)
    {
        double thousands = circuit.Circuit.GateCount / 1000.0;
        switch (emit)
        {
            case CircuitEmit.Unrolled:
            case CircuitEmit.Auto when circuit.Circuit.GateCount <= VectorKernelWriter.MaxGates && !IsFasterRepeated(circuit):
                return new EmittedForm(CircuitForm.StraightLine, Round(UnrolledMilliseconds * thousands), Round(UnrolledKilobytes * thousands));
            case CircuitEmit.Table:
            case CircuitEmit.Auto when circuit.Circuit.GateCount > VectorKernelWriter.MaxGates && !IsRepetitive(circuit.Parts):
                return new EmittedForm(CircuitForm.Table, Round(TableMilliseconds * thousands), Round(TableKilobytes * thousands));
            default:
                double written = circuit.Parts.WrittenGateCount / 1000.0;
                return new EmittedForm(CircuitForm.Repeated, Round((RepeatedMilliseconds * written) + (TableMilliseconds * thousands)), Round(RepeatedKilobytes * written));
        }
    }

    /// <summary>The form and its cost in words.</summary>
    public string Describe()
    {
        string form = Form switch
        {
            CircuitForm.StraightLine => "straight-line code",
            CircuitForm.Repeated => "straight-line code with repeated parts written once",
            _ => "a table",
        };
        return $"{form}, about {CSharpText.Count(BuildMilliseconds)} ms of the build and {CSharpText.Count(Kilobytes)} KB";
    }

    /// <summary>Whether a circuit that could be written out is as fast with repeated parts written once: they are large, and there is far less code to fetch.</summary>
    private static bool IsFasterRepeated(LoweredCircuit circuit) =>
        circuit.Circuit.GateCount >= MinRepeatedGates
        && circuit.Parts.Calls.Count * MinGatesOfCall <= circuit.Parts.GateCount
        && circuit.Parts.WrittenGateCount * MinRepetition <= circuit.Parts.GateCount;

    /// <summary>Whether so much of a large circuit is repeated that what has to be written compiles quickly.</summary>
    private static bool IsRepetitive(PartPlan parts) =>
        parts.WrittenGateCount <= MaxWrittenGates
        || (parts.WrittenGateCount <= VectorKernelWriter.MaxGates && parts.WrittenGateCount * MinRepetition <= parts.GateCount);

    /// <summary>Two significant digits are what such an estimate is worth.</summary>
    private static int Round(double value)
    {
        int unit = 1;
        while (value / unit >= 100)
            unit *= 10;
        return (int)(value / unit + 0.5) * unit;
    }
}
