using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>A circuit of at most seven gates over four inputs, as the table of small functions holds it.</summary>
internal sealed class SmallCircuit
{
    private SmallCircuit(ushort function, SmallGate[] gates)
    {
        Function = function;
        Gates = gates;
        Plan = ToPlan(function, gates);
    }

    /// <summary>What it computes: bit i is the value where the inputs are the bits of i.</summary>
    public ushort Function { get; }

    /// <summary>The gates; signals 0 to 3 are the inputs, then each gate. The last is the output; without gates it is input 0, or false if the function is.</summary>
    public SmallGate[] Gates { get; }

    /// <summary>The circuit as a plan over its four inputs.</summary>
    public ConePlan Plan { get; }

    /// <summary>Decodes a table: for each circuit the function, low byte first, the number of gates, and for each gate its operation, left · 16 + right.</summary>
    public static SmallCircuit[] Decode(ReadOnlySpan<byte> table)
    {
        var circuits = new List<SmallCircuit>();
        for (int i = 0; i < table.Length;)
        {
            ushort function = (ushort)(table[i] | table[i + 1] << 8);
            var gates = new SmallGate[table[i + 2]];
            i += 3;
            for (int gate = 0; gate < gates.Length; gate++, i += 2)
                gates[gate] = new SmallGate((SmallOperation)table[i], table[i + 1] >> 4, table[i + 1] & 15);
            circuits.Add(new SmallCircuit(function, gates));
        }

        return [.. circuits];
    }

    private static ConePlan ToPlan(ushort function, SmallGate[] gates)
    {
        var signals = new Literal[4 + gates.Length];
        var plan = new Gate[gates.Length];
        for (int i = 0; i < signals.Length; i++)
            signals[i] = new Literal(1 + i, false);
        for (int i = 0; i < gates.Length; i++)
        {
            SmallOperation operation = gates[i].Operation;
            bool isOr = operation == SmallOperation.Or;
            plan[i] = new Gate(
                operation == SmallOperation.Xor ? GateKind.Xor : GateKind.And,
                signals[gates[i].Left] ^ (isOr || operation == SmallOperation.AndNotLeft),
                signals[gates[i].Right] ^ (isOr || operation == SmallOperation.AndNotRight));
            signals[4 + i] ^= isOr;
        }

        return new ConePlan(4, plan, function == 0 ? Literal.False : gates.Length == 0 ? signals[0] : signals[signals.Length - 1]);
    }
}

/// <summary>A gate of a small circuit.</summary>
internal readonly record struct SmallGate(SmallOperation Operation, int Left, int Right);

/// <summary>The two-input operations that are false on all zeros.</summary>
internal enum SmallOperation : byte
{
    And,

    /// <summary>left ∧ ¬right.</summary>
    AndNotRight,

    /// <summary>¬left ∧ right.</summary>
    AndNotLeft,
    Or,
    Xor,
}
