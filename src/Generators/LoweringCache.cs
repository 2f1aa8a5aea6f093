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
