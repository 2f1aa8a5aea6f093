using System;
using System.Globalization;
using BenchmarkDotNet.Running;

namespace Learnability.Benchmarks;

/// <summary>
/// Columns of 2²⁰ random samples through generated circuits, transposition included, beside other ways to the same results. With arguments: BenchmarkDotNet.
/// </summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (arguments is not ([] or ["only", ..]))
        {
            BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
            return;
        }

        Comparison[] comparisons =
        [
            ShortFunctions.Add(), ShortFunctions.PopCount(), ShortFunctions.Majority(), EquationForms.Compare(), SortForms.Compare(), Sha256Forms.Compare(), AesForms.Compare(),
            LayerForms.Compare(),
        ];
        Console.WriteLine("ns a sample: least processor time of one thread; all cores: least elapsed time. Limit: the longer of copying the columns and the gates alone.");
        Console.WriteLine();
        foreach (Comparison comparison in comparisons)
        {
            if (arguments.Length == 0 || Array.Exists(arguments, name => comparison.Name.Contains(name, StringComparison.OrdinalIgnoreCase)))
                comparison.Run();
        }
    }
}
