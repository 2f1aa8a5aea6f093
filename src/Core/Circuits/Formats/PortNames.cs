using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// Between ports and the names of single bits, which is what most formats hold: a port of one bit gives its name, a wider port a gives a[0], a[1], …
/// </summary>
internal static class PortNames
{
    /// <summary>The name of a bit of a port.</summary>
    public static string OfBit(string port, int width, int bit) => width == 1 ? port : port + "[" + Malformed.Number(bit) + "]";

    /// <summary>The names of all bits of some ports.</summary>
    public static IEnumerable<string> OfBits(IReadOnlyList<CircuitPort> ports)
    {
        foreach (CircuitPort port in ports)
        {
            for (int bit = 0; bit < port.Width; bit++)
                yield return OfBit(port.Name, port.Width, bit);
        }
    }

    /// <summary>Collects bits a[0], a[1], … that follow each other into ports; all others are ports of one bit.</summary>
    public static List<CircuitPort> Group(IReadOnlyList<string> bits)
    {
        var ports = new List<CircuitPort>();
        for (int i = 0; i < bits.Count;)
        {
            string first = bits[i];
            int width = 1;
            if (first.EndsWith("[0]", StringComparison.Ordinal))
            {
                string port = first.Substring(0, first.Length - "[0]".Length);
                while (i + width < bits.Count && bits[i + width].Length > port.Length && bits[i + width] == OfBit(port, 2, width))
                    width++;
                ports.Add(new CircuitPort(width == 1 ? first : port, width));
            }
            else
            {
                ports.Add(new CircuitPort(first, 1));
            }

            i += width;
        }

        return ports;
    }
}
