extern alias generators;

using System;
using System.Collections.Generic;
using System.Globalization;
using generators::Learnability;
using Host = generators::Learnability;

namespace Learnability.Benchmarks;

/// <summary>How much straight-line code would be left if parts of a circuit that are the same up to names were written once.</summary>
internal static class Repeats
{
    /// <summary>Tables of a part that is not repeated.</summary>
    private const int MaxSize = 128;

    /// <summary>Prints a row for a circuit.</summary>
    public static void Print(string name, Host.Circuit circuit)
    {
        LutNetwork network = LutNetwork.Cover(circuit);
        IReadOnlyList<NetworkPart> parts = RepeatedParts.Find(network, MaxSize);
        var seen = new HashSet<int>();
        int code = 0, most = 0;
        var counts = new Dictionary<int, int>();
        foreach (NetworkPart part in parts)
        {
            if (seen.Add(part.Shape))
                code += part.Size;
            counts[part.Shape] = counts.GetValueOrDefault(part.Shape) + 1;
            most = Math.Max(most, counts[part.Shape]);
        }

        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {circuit.GateCount} | {network.Luts.Length} | {parts.Count} | {seen.Count} | {most} | {code} | {100.0 * code / Math.Max(1, network.Luts.Length):F0} % |"));
    }
}
