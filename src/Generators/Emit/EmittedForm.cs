namespace Learnability.Generators.Emit;

/// <summary>The form in which a circuit is emitted, and about what it costs.</summary>
/// <param name="IsTable">Whether it is a table; otherwise it is straight-line code.</param>
/// <param name="BuildMilliseconds">What the form adds to a build: the generator's part and the compiler's, on a machine of 2023.</param>
/// <param name="Kilobytes">What it adds to the assembly.</param>
internal readonly record struct EmittedForm(bool IsTable, int BuildMilliseconds, int Kilobytes)
{
    // Per 1,000 gates, rounded from what the compiler took for random circuits and for sorting, Gauss-Jordan and AES-128.
    private const double UnrolledMilliseconds = 60, UnrolledKilobytes = 24;
    private const double TableMilliseconds = 8, TableKilobytes = 6;

    /// <summary>Chooses the form.</summary>
    /// <param name="emit">What the attribute asks for.</param>
    /// <param name="gates">The number of gates.</param>
    public static EmittedForm Choose(CircuitEmit emit, int gates)
    {
        bool isTable = emit switch
        {
            CircuitEmit.Unrolled => false,
            CircuitEmit.Table => true,
            _ => gates > VectorKernelWriter.MaxGates,
        };
        double thousands = gates / 1000.0;
        return isTable
            ? new EmittedForm(true, Round(TableMilliseconds * thousands), Round(TableKilobytes * thousands))
            : new EmittedForm(false, Round(UnrolledMilliseconds * thousands), Round(UnrolledKilobytes * thousands));
    }

    /// <summary>The form and its cost in words.</summary>
    public string Describe() =>
        $"{(IsTable ? "a table" : "straight-line code")}, about {CSharpText.Count(BuildMilliseconds)} ms of the build and {CSharpText.Count(Kilobytes)} KB";

    /// <summary>Two significant digits are what such an estimate is worth.</summary>
    private static int Round(double value)
    {
        int unit = 1;
        while (value / unit >= 100)
            unit *= 10;
        return (int)(value / unit + 0.5) * unit;
    }
}
