using System.Collections.Generic;
using System.Threading;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering;
using Learnability.Generators.Lowering.Machines;

namespace Learnability.Generators;

/// <summary>
/// Lowers each program once, and optimizes the circuit of a method, although the generator and the analyzers both ask for it, in every compilation and at the same
/// time. Only what lowers without a problem is kept: problems are found again, so that each sink hears of them.
/// </summary>
internal static class LoweringCache
{
    /// <summary>As many programs as a project under work has in reach of an edit, and no more memory than a few circuits at their limit.</summary>
    private const int Capacity = 32;

    /// <summary>
    /// The gates that the passes may go over for one method, at some 3 µs each: circuits of a few thousand gates are rewritten until nothing is gained, those of up
    /// to 131,072 at least once, and larger ones stay as they are lowered. An edit of the method ends the work for its last version.
    /// </summary>
    public const int MaxVisits = 1 << 18;

    private static readonly ContentCache<CircuitProgram, LoweredCircuit> _circuits = new(Capacity);
    private static readonly ContentCache<LearnerProgram, LearnerCircuits> _learners = new(Capacity);
    private static readonly ContentCache<TreeProgram, TabulatedTree> _trees = new(Capacity);
    private static readonly ContentCache<MetaAlgorithmProgram, MetaAlgorithmCircuits> _metaAlgorithms = new(Capacity);
    private static readonly ContentCache<MachineProgram, TabulatedMachine> _machines = new(Capacity);
    private static readonly ContentCache<QueryProgram, QueryMethodCircuits> _queries = new(Capacity);

    /// <summary>The circuit of a program that was lowered before; otherwise null.</summary>
    public static LoweredCircuit? Find(CircuitProgram program) => _circuits.Get(program);

    /// <summary>The circuits of a program that was lowered before; otherwise null.</summary>
    public static LearnerCircuits? Find(LearnerProgram program) => _learners.Get(program);

    /// <summary>The optimized circuit of a method.</summary>
    public static LoweredCircuit? Lower(CircuitProgram program, IProblemSink sink, CancellationToken cancellation) => _circuits.GetOrCompute(program, () =>
        CircuitLowering.LowerTraced(program, sink, cancellation) is { } source
            ? new LoweredCircuit(Pipeline.Optimize(source.Circuit, maxVisits: MaxVisits, cancellation: cancellation), source)
            : null);

    public static TabulatedTree? Lower(TreeProgram program, IProblemSink sink, CancellationToken cancellation) =>
        _trees.GetOrCompute(program, () => TreeLowering.Lower(program, sink, cancellation));

    public static LearnerCircuits? Lower(LearnerProgram program, IProblemSink sink, CancellationToken cancellation) =>
        _learners.GetOrCompute(program, () => LearnerLowering.Lower(program, sink, cancellation));

    /// <summary>The circuit of a metaalgorithm.</summary>
    /// <param name="program">The metaalgorithm.</param>
    /// <param name="sink">Where its own problems are reported.</param>
    /// <param name="memberSink">Where those of its members are.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static MetaAlgorithmCircuits? Lower(MetaAlgorithmProgram program, IProblemSink sink, IProblemSink memberSink, CancellationToken cancellation) =>
        _metaAlgorithms.GetOrCompute(program, () =>
        {
            var members = new List<LearnerCircuits>();
            foreach (MetaAlgorithmMemberProgram member in program.Members)
            {
                if (Lower(member.Program, memberSink, cancellation) is not { } circuits)
                    return null;
                members.Add(circuits);
            }

            return MetaAlgorithmLowering.Lower(program, members, sink);
        });

    public static TabulatedMachine? Lower(MachineProgram program, IProblemSink sink, CancellationToken cancellation) =>
        _machines.GetOrCompute(program, () => MachineTabulation.Tabulate(program, sink, cancellation));

    /// <summary>The circuits of a method by queries, which are none if its queries are not what they must be.</summary>
    public static QueryMethodCircuits? Lower(QueryProgram program, IProblemSink sink, CancellationToken cancellation) => _queries.GetOrCompute(program, () =>
        QueryMethodLowering.Lower(program, sink, cancellation) is { } circuits && QueryMethodChecks.Check(program, circuits, sink) ? circuits : null);
}
