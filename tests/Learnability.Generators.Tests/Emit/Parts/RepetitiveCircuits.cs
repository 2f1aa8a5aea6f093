extern alias generators;

using System.Collections.Generic;
using System.Linq;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Emit.Parts;

/// <summary>Circuits with parts that occur several times: on other operands, complemented or not, with other gates between them.</summary>
internal static class RepetitiveCircuits
{
    private const int Inputs = 24, Results = 16;

    /// <summary>Creates a circuit.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="modules">How many different parts there are.</param>
    /// <param name="calls">How often a part is made.</param>
    public static Host.TracedCircuit Create(int seed, int modules, int calls)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        var builder = new Host.CircuitBuilder { JoinsConjunctions = Next(2) == 0 };
        List<Host.Literal> known = [.. builder.AddInputPort("x", Inputs)];
        var sums = new Host.Literal[Results];
        Module[] parts = [.. Enumerable.Range(0, modules).Select(_ => CreateModule())];
        for (int call = 0; call < calls; call++)
        {
            int firstGate = builder.GateCount;
            Host.Literal[] results = Make(parts[Next(modules)]);
            builder.EndSpan(firstGate);

            // All that a part gives has an effect on the outputs.
            for (int i = 0; i < Results; i++)
                sums[i] = builder.Xor(sums[i], results[i]);
            for (int between = Next(6); between > 0; between--)
                known.Add(Next(3) == 0 ? builder.And(Any(), Any()) : builder.Xor(Any(), Any()));
        }

        builder.AddOutputPort("y", [.. sums, .. Enumerable.Range(0, 9).Select(_ => Any()), Host.Literal.True, known[0], !known[1]]);
        return builder.BuildTraced();

        int Next(int below) => (int)(random.NextUInt64() % (ulong)below);

        // Mostly what was made last, so that little is left out; exclusive disjunctions mostly, so that little becomes constant.
        Host.Literal Any() => known[Next(4) == 0 ? Next(known.Count) : known.Count - 1 - Next(int.Min(known.Count, 20))] ^ (Next(2) == 0);

        Module CreateModule()
        {
            int inputs = 3 + Next(6), gates = 20 + Next(60);
            return new Module(inputs, [.. Enumerable.Range(inputs, gates).Select(node => (Next(3) > 0, Operand(0, node / 2), Operand(node / 2, node)))]);

            // Two different nodes, so that gates do not fold away.
            (int Node, bool IsComplemented) Operand(int from, int to) => (from + Next(to - from), Next(2) == 0);
        }

        Host.Literal[] Make(Module module)
        {
            List<Host.Literal> values = [.. Enumerable.Range(0, module.Inputs).Select(_ => Any())];
            foreach ((bool isXor, (int Node, bool IsComplemented) left, (int Node, bool IsComplemented) right) in module.Gates)
            {
                Host.Literal a = values[left.Node] ^ left.IsComplemented, b = values[right.Node] ^ right.IsComplemented;
                values.Add(isXor ? builder.Xor(a, b) : builder.And(a, b));
            }

            Host.Literal[] results = [.. values.TakeLast(Results)];
            known.AddRange(results.Where(value => !value.IsConstant));
            return results;
        }
    }

    private sealed record Module(int Inputs, (bool IsXor, (int Node, bool IsComplemented) Left, (int Node, bool IsComplemented) Right)[] Gates);
}
