using System;
using System.Collections.Generic;
using System.Linq;

namespace Learnability.Benchmarks;

/// <summary>One way to evaluate circuits: prepared in the main process, measured in one of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file that the process loads, within the circuit's folder.</param>
/// <param name="UnitWords">For C: the words of its vector type if it reads blocks, the inputs of one vector after those of the other; 0 if it reads columns.</param>
/// <param name="Prepare">Writes the file.</param>
internal sealed record Contender(string Name, string File, int UnitWords, Action<Batch> Prepare)
{
    /// <summary>What is generated when straight-line code is asked for.</summary>
    public static Contender Unrolled { get; } = new("unrolled", "unrolled.dll", 1, CSharpLibrary.Compile);

    /// <summary>What evaluates large circuits, and those from files.</summary>
    public static Contender Table { get; } = new("table", "circuit.table", 1, Encode);

    /// <summary>
    /// The best known forms of C on columns, the very layout of <c>EvaluateLanes</c>: the gates in functions of 500 variables, which gcc fuses by itself, and the
    /// fused functions written out.
    /// </summary>
    public static IReadOnlyList<Contender> COnColumns { get; } =
    [
        new("gcc, gates on columns", "gates-columns.so", 0, batch => batch.CompileVectors("gates-columns", isTernary: false, isOnColumns: true)),
        new("gcc, vpternlog on columns", "ternary-columns.so", 0, batch => batch.CompileVectors("ternary-columns", isTernary: true, isOnColumns: true)),
    ];

    /// <summary>The same forms on blocks, which somebody else has put together and takes apart.</summary>
    public static IReadOnlyList<Contender> COnBlocks { get; } =
    [
        new("gcc, gates on blocks", "gates.so", 8, batch => batch.CompileVectors("gates", isTernary: false, isOnColumns: false)),
        new("gcc, vpternlog on blocks", "ternary.so", 8, batch => batch.CompileVectors("ternary", isTernary: true, isOnColumns: false)),
    ];

    /// <summary>Machine words without vectors, the gates as they stand, hardly optimised: how compiled logic-gate networks run.</summary>
    public static Contender Words { get; } = new("gcc -O1, words", "words.so", 1, batch => batch.CompileWords("words"));

    /// <summary>A loop over the gates with a branch for each, on vectors.</summary>
    public static Contender Interpreter { get; } = new("interpreter", "circuit.gates", 1, Encode);

    public static IEnumerable<Contender> All => [Unrolled, Table, .. COnColumns, .. COnBlocks, Words, Interpreter];

    /// <summary>The numbers of its vectors that it can be given in a call: in C, one after the other through all functions, or all through each.</summary>
    public IEnumerable<int> GetCallUnits(int wordsPerBit) => COnColumns.Contains(this) || COnBlocks.Contains(this) ? new[] { 1, wordsPerBit / 8 }.Distinct() : [1];

    private static void Encode(Batch batch)
    {
        System.IO.File.WriteAllBytes(batch.GetPath("circuit.table"), CircuitEncoding.Encode(batch.Circuit));
        System.IO.File.WriteAllBytes(batch.GetPath("circuit.gates"), CircuitEncoding.Encode(batch.Circuit));
    }
}
