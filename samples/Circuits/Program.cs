using System;
using System.Globalization;
using System.IO;

namespace Circuits;

/// <summary>Checks the circuit of each method against the method on random inputs, and prints its size beside the target. Exits with 1 if one is wrong.</summary>
internal static class Program
{
    private static int Main()
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        Report.Header();
        Report.Circuit<Arithmetic.Add64Circuit>("64-bit add", 63, 314, Checks.Add64());
        Report.Circuit<Arithmetic.Multiply64Circuit>("64-bit multiply, low half", 4_033, 11_784, Checks.Multiply64());
        Report.Circuit<Arithmetic.PopCount32Circuit>("popcount, 32-bit", 31, 140, Checks.PopCount32());
        Report.Circuit<Arithmetic.Less32Circuit>("<, 32-bit unsigned", 32, 125, Checks.Less32());
        Report.Circuit<Arithmetic.Equal32Circuit>("==, 32-bit", 31, 63, Checks.Equal32());
        Report.Circuit<AesSubstitution.SubstituteCircuit>("AES S-box, tower field", 32, 113, Checks.SubstituteByTowerField());
        Report.Circuit<AesSubstitutionTable.SubstituteByTableCircuit>("AES S-box, table", null, 700, Checks.SubstituteByTable());
        Report.Circuit<Aes128.EncryptCircuit>("AES-128 encryption", 6_400, 34_576, Checks.Aes128());
        Report.Circuit<Sha256.CompressCircuit>("SHA-256 compression", 22_700, 133_217, Checks.Sha256());
        Report.Circuit<LinearEquations.SolveByRowAdditionCircuit>("Gauss-Jordan 16×17, row-add", 3_536, 7_060, Checks.SolveByRowAddition());
        Report.Circuit<LinearEquations.SolveByPivotSearchCircuit>("Gauss-Jordan 16×17, pivot", null, 12_000, Checks.SolveByPivotSearch());
        Report.Circuit<Majority.Majority31Circuit>("majority of 31", 26, 126, Checks.Majority31());
        Report.Circuit<Sorting.BubbleSortCircuit>("bubble sort, 8×8 bits", 448, 1_710, Checks.BubbleSort());
        Report.Circuit<Matrices.MultiplyCircuit>("4×4 matrix product, 8-bit", 3_984, 10_340, Checks.MultiplyMatrices());
        Report.Circuit<Division.Divide32Circuit>("32-bit unsigned divide", 1_080, 4_200, Checks.Divide32());

        Console.WriteLine();
        Console.WriteLine("The popcount as BLIF, for other tools (its first lines):");
        using var blif = new StringWriter(CultureInfo.InvariantCulture);
        Arithmetic.PopCount32Circuit.Circuit.WriteBlif(blif);
        foreach (string line in blif.ToString().Split('\n', 6)[..5])
            Console.WriteLine("  " + (line.Length > 76 ? line[..73] + "..." : line));
        return Report.AllRight ? 0 : 1;
    }
}
