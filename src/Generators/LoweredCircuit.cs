using System;
using System.Threading;
using Learnability.Generators.Emit;

namespace Learnability.Generators;

/// <summary>The circuit of a method.</summary>
/// <param name="circuit">The circuit, optimized.</param>
/// <param name="source">The circuit as the method made it, which the passes have not made irregular.</param>
internal sealed class LoweredCircuit(Circuit circuit, TracedCircuit source)
{
    private readonly Lazy<PartPlan> _parts = new(() => PartPlan.Create(source), LazyThreadSafetyMode.ExecutionAndPublication);

    public Circuit Circuit { get; } = circuit;

    /// <summary>How the circuit is computed with what occurs several times written once; found when first asked for.</summary>
    public PartPlan Parts => _parts.Value;
}
