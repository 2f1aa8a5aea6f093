using System;

namespace Learnability;

public sealed partial class CircuitBuilder
{
    /// <summary>Adds the input ports that a circuit has.</summary>
    /// <returns>The literals of all its inputs.</returns>
    internal Literal[] AddInputPorts(Circuit circuit)
    {
        var inputs = new Literal[circuit.InputCount];
        int position = 0;
        foreach (CircuitPort port in circuit.InputPorts)
        {
            AddInputPort(port.Name, port.Width).CopyTo(inputs, position);
            position += port.Width;
        }

        return inputs;
    }

    /// <summary>Adds the output ports that a circuit has, with other literals.</summary>
    internal void AddOutputPorts(Circuit circuit, ReadOnlySpan<Literal> outputs)
    {
        int position = 0;
        foreach (CircuitPort port in circuit.OutputPorts)
        {
            AddOutputPort(port.Name, outputs.Slice(position, port.Width));
            position += port.Width;
        }
    }
}
