using System;
using System.Threading;

namespace Learnability;

/// <summary>Merges gates of the same kind and fan-ins, and folds gates with a constant, equal or complementary fan-ins.</summary>
public sealed class MergeDuplicates : ICircuitPass
{
    /// <inheritdoc/>
    public string Name => "merge duplicate gates";

    /// <inheritdoc/>
    public Circuit Run(Circuit circuit, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(circuit);
        Circuit merged = Copy(circuit);
        return merged.Info.Gates < circuit.Info.Gates && merged.Info.AndGates <= circuit.Info.AndGates ? merged : circuit;
    }

    /// <summary>The circuit built again, gate by gate: a builder makes no gate twice.</summary>
    private static Circuit Copy(Circuit circuit)
    {
        var builder = new CircuitBuilder();
        Literal[] outputs = builder.Instantiate(circuit, builder.AddInputPorts(circuit));
        builder.AddOutputPorts(circuit, outputs);
        return builder.Build();
    }
}
