using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Execution;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering;

/// <summary>
/// Tabulates a [TreeCircuit] method: it is lowered for every gate of the tree with level and index known, all gates into one circuit of the two inputs, whose
/// outputs at the four patterns are the truth tables.
/// </summary>
internal static class TreeLowering
{
    /// <summary>Returns the tree, or null after reporting what is wrong, and at which gate.</summary>
    public static TabulatedTree? Lower(TreeProgram program, IProblemSink sink, CancellationToken cancellation)
    {
        IrMethod method = program.Program.Methods[program.Method];
        var context = new LoweringContext(new LoweringLimits(int.MaxValue, program.MaxSteps), sink, cancellation);
        SymbolicValue left = ScalarValue.OfBoolean(context.Builder.AddInputPort("left", 1)[0]);
        SymbolicValue right = ScalarValue.OfBoolean(context.Builder.AddInputPort("right", 1)[0]);
        var sites = new List<int>();
        for (int level = 0; level < program.Depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                var executor = new SymbolicExecutor(program.Program, context);
                ScalarValue? gate = null;
                try
                {
                    gate = (ScalarValue?)executor.Run(program.Method, null, [Known(method, 0, level), Known(method, 1, index), left, right]).Result;
                    context.CountStep(method.Site);
                }
                catch (LoweringAbortedException)
                {
                    // What aborted it is reported.
                }

                int site = executor.ResultSite < 0 ? method.Site : executor.ResultSite;
                if (context.HasFailed)
                {
                    context.Report(RuleIds.GateNotTabulated, site, level.ToString(CultureInfo.InvariantCulture), index.ToString(CultureInfo.InvariantCulture));
                    return null;
                }

                context.Builder.AddOutputPort("gate", [gate!.Bits[0]]);
                sites.Add(site);
            }
        }

        return new TabulatedTree(Tabulate(context.Builder.Build()), sites.ToEquatableArray());
    }

    private static ScalarValue Known(IrMethod method, int parameter, int value) => ScalarValue.OfConstant(method.Variables[parameter].Type, value);

    /// <summary>Evaluates all gates at the four patterns, a pattern a lane.</summary>
    private static BooleanTree Tabulate(Circuit circuit)
    {
        var outputs = new ulong[circuit.OutputCount];
        circuit.EvaluateLanes([0b1010, 0b1100], outputs, 1);
        var gates = new TreeGate[outputs.Length];
        for (int i = 0; i < gates.Length; i++)
            gates[i] = new TreeGate((int)(outputs[i] & 0xF));
        return new BooleanTree(gates);
    }
}
