using System;
using System.Globalization;
using BenchmarkDotNet.Running;

namespace Learnability.Benchmarks;

/// <summary>
/// Columns of 2²⁰ random samples through generated circuits, transposition included, beside other ways to the same results. "only" and words: those of them.
/// "transpose": the transposition alone. Other arguments: BenchmarkDotNet.
/// </summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (arguments is ["transpose"])
        {
            TranspositionTable.Print();
            return;
        }

        if (arguments is not ([] or ["only", ..]))
        {
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
            return;
        }

        (string Words, Func<Comparison> Create)[] comparisons =
        [
            ("addition", ShortFunctions.Add), ("population count", ShortFunctions.PopCount), ("majority", ShortFunctions.Majority), ("gauss", EquationForms.Compare),
            ("sort", SortForms.Compare), ("sha, table", Sha256Forms.CompareTable), ("sha, unrolled", Sha256Forms.CompareUnrolled),
            ("aes, table", AesForms.CompareTable), ("aes, unrolled", AesForms.CompareUnrolled), ("layers", LayerForms.Compare),
        ];
        Console.WriteLine("ns a sample: least processor time of one thread; all cores: least elapsed time. Limit: the longer of copying the columns and the gates alone.");
        Console.WriteLine();
        foreach ((string words, Func<Comparison> create) in comparisons)
        {
            if (arguments.Length == 0 || Array.Exists(arguments, name => words.Contains(name, StringComparison.OrdinalIgnoreCase)))
                create().Run();
        }
    }
}
