namespace Learnability.Generators.Ir;

/// <summary>A [StatisticalQueries] method to compile. An absent Begin or Done is −1.</summary>
/// <param name="Name">The struct's name.</param>
/// <param name="Memory">The struct, whose fields are the memory.</param>
/// <param name="Program">All methods.</param>
/// <param name="Query">The index of Query(round, index, x, y).</param>
/// <param name="Receive">The index of Receive(round, units, unitsPerOne) or Receive(round, units, unitsPerOne, random).</param>
/// <param name="Begin">The index of Begin(randomBits), or −1.</param>
/// <param name="Predict">The index of Predict(x).</param>
/// <param name="Done">The index of Done's getter, or −1.</param>
/// <param name="InputBits">The number n of input bits.</param>
/// <param name="Width">The number of queries, each of one or more digits.</param>
/// <param name="Rounds">The number of rounds.</param>
/// <param name="UnitsPerOne">The units that mean 1.</param>
/// <param name="MaxUnits">The largest answer in units.</param>
/// <param name="RandomBits">The width of Receive's random bits; 0 without.</param>
/// <param name="Kind">How answers relate to samples.</param>
/// <param name="Limits">The bounds.</param>
internal sealed record QueryProgram(
    string Name,
    IrStructType Memory,
    IrProgram Program,
    int Query,
    int Receive,
    int Begin,
    int Predict,
    int Done,
    int InputBits,
    int Width,
    int Rounds,
    int UnitsPerOne,
    int MaxUnits,
    int RandomBits,
    QueryKind Kind,
    LoweringLimits Limits)
{
    /// <summary>What a query's integer is divided by; 0 for binary queries.</summary>
    public int Scale { get; init; }

    /// <summary>The number of digits of a query's magnitude.</summary>
    public int Digits { get; init; } = 1;

    /// <summary>Whether digits of negative values are asked apart.</summary>
    public bool IsSigned { get; init; }

    /// <summary>The number of binary queries.</summary>
    public int BinaryQueries => Width * Digits * (IsSigned ? 2 : 1);
}
