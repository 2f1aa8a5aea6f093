using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// Names for formats in which one name is one signal: every port has its own, which no bit of another port and no gate has. A name that is taken gets a
/// number, as in sum_2.
/// </summary>
internal sealed class SignalNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    /// <param name="circuit">The circuit.</param>
    /// <param name="makeValid">Makes a name one of the format.</param>
    public SignalNames(Circuit circuit, Func<string, string> makeValid)
    {
        Inputs = Allocate(circuit.InputPorts, "in", makeValid);
        Outputs = Allocate(circuit.OutputPorts, "out", makeValid);
        while (IsPrefixTaken(GatePrefix))
            GatePrefix += "_";
    }

    /// <summary>The input ports with names of their own; those without a bit are left out.</summary>
    public IReadOnlyList<CircuitPort> Inputs { get; }

    /// <summary>The output ports with names of their own; those without a bit are left out.</summary>
    public IReadOnlyList<CircuitPort> Outputs { get; }

    /// <summary>With a number after it, this is the name of a gate.</summary>
    public string GatePrefix { get; } = "n";

    private List<CircuitPort> Allocate(IReadOnlyList<CircuitPort> ports, string unnamed, Func<string, string> makeValid)
    {
        var named = new List<CircuitPort>();
        foreach (CircuitPort port in ports)
        {
            if (port.Width == 0)
                continue;
            string valid = makeValid(port.Name.Length > 0 ? port.Name : unnamed);
            string name = valid;
            for (int number = 2; !IsFree(name, port.Width); number++)
                name = valid + "_" + Malformed.Number(number);
            _taken.Add(name);
            for (int bit = 0; port.Width > 1 && bit < port.Width; bit++)
                _taken.Add(PortNames.OfBit(name, port.Width, bit));
            named.Add(new CircuitPort(name, port.Width));
        }

        return named;
    }

    private bool IsFree(string name, int width)
    {
        if (_taken.Contains(name))
            return false;
        for (int bit = 0; width > 1 && bit < width; bit++)
        {
            if (_taken.Contains(PortNames.OfBit(name, width, bit)))
                return false;
        }

        return true;
    }

    private bool IsPrefixTaken(string prefix)
    {
        foreach (string name in _taken)
        {
            if (name.Length > prefix.Length && name.StartsWith(prefix, StringComparison.Ordinal) && name[prefix.Length] is >= '0' and <= '9')
                return true;
        }

        return false;
    }
}
