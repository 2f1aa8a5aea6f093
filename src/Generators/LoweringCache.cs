using System.Collections.Generic;
using System.Threading;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering;
using Learnability.Generators.Lowering.Machines;

namespace Learnability.Generators;

/// <summary>
/// Lowers each program once, and optimizes the circuit of a method, although the generator and the analyzers both ask for it, in every compilation. Only what lowers without a problem is kept:
/// problems are found again, so that each sink hears of them.
/// </summary>
internal static class LoweringCache
{
    /// <summary>As many programs as a project under work has in reach of an edit, and no more memory than a few circuits at their limit.</summary>
    private const int Capacity = 32;

    /// <summary>Larger circuits stay as they are lowered: the passes take some 10 µs a gate and run, and a build must not wait for seconds.</summary>
    private const int MostOptimizedGates = 4096;

    private static readonly ContentCache<CircuitProgram, Circuit> _circuits = new(Capacity);
    private static readonly ContentCache<LearnerProgram, LearnerCircuits> _learners = new(Capacity);
    private static readonly ContentCache<TreeProgram, BooleanTree> _trees = new(Capacity);
    private static readonly ContentCache<MetaAlgorithmProgram, MetaAlgorithmCircuits> _metaAlgorithms = new(Capacity);
    private static readonly ContentCache<MachineProgram, TabulatedMachine> _machines = new(Capacity);

    public static Circuit? Lower(CircuitProgram program, IProblemSink sink, CancellationToken cancellation)
    {
        if (_circuits.Find(program) is { } known)
            return known;
        Circuit? circuit = CircuitLowering.Lower(program, sink, cancellation);
        if (circuit is null)
            return null;
        if (circuit.Info.Gates <= MostOptimizedGates)
            circuit = Pipeline.Optimize(circuit);
        _circuits.Add(program, circuit);
        return circuit;
    }

    public static BooleanTree? Lower(TreeProgram program, IProblemSink sink, CancellationToken cancellation)
    {
        if (_trees.Find(program) is { } known)
            return known;
        BooleanTree? tree = TreeLowering.Lower(program, sink, cancellation);
        if (tree is not null)
            _trees.Add(program, tree);
        return tree;
    }

    public static LearnerCircuits? Lower(LearnerProgram program, IProblemSink sink, CancellationToken cancellation)
    {
        if (_learners.Find(program) is { } known)
            return known;
        LearnerCircuits? circuits = LearnerLowering.Lower(program, sink, cancellation);
        if (circuits is not null)
            _learners.Add(program, circuits);
        return circuits;
    }

    /// <summary>The circuit of a metaalgorithm.</summary>
    /// <param name="program">The metaalgorithm.</param>
    /// <param name="sink">Where its own problems are reported.</param>
    /// <param name="memberSink">Where those of its members are.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static MetaAlgorithmCircuits? Lower(MetaAlgorithmProgram program, IProblemSink sink, IProblemSink memberSink, CancellationToken cancellation)
    {
        if (_metaAlgorithms.Find(program) is { } known)
            return known;
        var members = new List<LearnerCircuits>();
        foreach (MetaAlgorithmMemberProgram member in program.Members)
        {
            if (Lower(member.Program, memberSink, cancellation) is not { } circuits)
                return null;
            members.Add(circuits);
        }

        MetaAlgorithmCircuits? built = MetaAlgorithmLowering.Lower(program, members, sink);
        if (built is not null)
            _metaAlgorithms.Add(program, built);
        return built;
    }

    public static TabulatedMachine? Lower(MachineProgram program, IProblemSink sink, CancellationToken cancellation)
    {
        if (_machines.Find(program) is { } known)
            return known;
        TabulatedMachine? machine = MachineTabulation.Tabulate(program, sink, cancellation);
        if (machine is not null)
            _machines.Add(program, machine);
        return machine;
    }
}
