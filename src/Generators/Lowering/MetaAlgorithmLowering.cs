using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering;

/// <summary>Puts the circuits of learning algorithms together to the circuit of a step of their metaalgorithm.</summary>
internal static class MetaAlgorithmLowering
{
    /// <summary>Returns the circuit, or null after reporting that it is too large.</summary>
    /// <param name="program">The metaalgorithm.</param>
    /// <param name="circuits">The circuits of its members.</param>
    /// <param name="sink">Where problems are reported.</param>
    public static MetaAlgorithmCircuits? Lower(MetaAlgorithmProgram program, IReadOnlyList<LearnerCircuits> circuits, IProblemSink sink)
    {
        MetaAlgorithmMember[] members = [.. circuits.Select((circuit, i) => new MetaAlgorithmMember(circuit, program.Members[i].Mode))];
        MetaAlgorithmCircuits built = MetaAlgorithm.Build(program.Name, members, program.Options);
        if (built.Step.Info.Gates <= program.MaxGates)
            return built;

        // What each member brings is in the step once or twice; what is left, counting and choosing, is small.
        SiteCost[] costs =
        [
            .. circuits.Select((circuit, i) => new SiteCost(program.Members[i].Site, circuit.Learn.Info.Gates + circuit.Predict.Info.Gates))
                .OrderByDescending(static cost => cost.Amount)
                .ThenBy(static cost => cost.Site),
        ];
        string[] arguments = [program.MaxGates.ToString(CultureInfo.InvariantCulture)];
        sink.Report(new Problem(RuleIds.TooManyGates, costs[0].Site, EquatableArray<int>.Empty, arguments.ToEquatableArray(), costs.ToEquatableArray()));
        return null;
    }
}
