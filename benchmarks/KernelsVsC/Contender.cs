using System;
using System.Collections.Generic;
using System.IO;

namespace Learnability.Benchmarks;

/// <summary>One way to evaluate circuits: prepared in the main process, measured in one of its own.</summary>
/// <param name="Name">Its name.</param>
/// <param name="File">The file that the process loads, within the circuit's folder.</param>
/// <param name="CallWords">The words for each bit of one call; 0 for the whole batch.</param>
/// <param name="Prepare">Writes the file.</param>
internal sealed record Contender(string Name, string File, int CallWords, Action<Batch> Prepare)
{
    /// <summary>What is generated when straight-line code is asked for.</summary>
    public static Contender Unrolled { get; } = new("unrolled", "unrolled.dll", 0, CSharpLibrary.Compile);

    /// <summary>What evaluates large circuits, and those from files.</summary>
    public static Contender Table { get; } = new("table", "circuit.table", 0, Encode);

    /// <summary>The best known forms of C: the gates in functions of 500 variables, which gcc fuses by itself, and the fused functions written out.</summary>
    public static IReadOnlyList<Contender> C { get; } =
    [
        new("gcc, gates", "gates.so", 0, batch => batch.CompileVectors("gates", maxLocals: 500, isTernary: false)),
        new("gcc, vpternlog", "ternary.so", 0, batch => batch.CompileVectors("ternary", maxLocals: 500, isTernary: true)),
    ];

    /// <summary>Machine words without vectors, the gates as they stand, hardly optimised: how compiled logic-gate networks run.</summary>
    public static Contender Words { get; } =
        new("gcc -O1, words", "words.so", 1, batch => batch.CompileWords("words"));

    /// <summary>A loop over the gates with a branch for each, on vectors.</summary>
    public static Contender Interpreter { get; } = new("interpreter", "circuit.gates", 0, Encode);

    public static IEnumerable<Contender> All => [Unrolled, Table, .. C, Words, Interpreter];

    private static void Encode(Batch batch)
    {
        System.IO.File.WriteAllBytes(Path.Combine(batch.Folder, "circuit.table"), CircuitEncoding.Encode(batch.Circuit));
        System.IO.File.WriteAllBytes(Path.Combine(batch.Folder, "circuit.gates"), CircuitEncoding.Encode(batch.Circuit));
    }
}
