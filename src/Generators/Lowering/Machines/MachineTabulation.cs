using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering.Machines;

/// <summary>Tabulates a transition function: lowers it to a circuit, and evaluates that for every state, symbol and arrival.</summary>
internal static class MachineTabulation
{
    private const int PerState = TransitionTable.EntriesPerState;

    /// <summary>Returns the table, or null after reporting what is wrong.</summary>
    public static TabulatedMachine? Tabulate(MachineProgram machine, IProblemSink sink, CancellationToken cancellation)
    {
        if (CircuitLowering.Lower(machine.Method, sink, cancellation) is not { } circuit)
            return null;
        TabulatedEntry[] entries = Evaluate(machine, circuit);
        MarkReachable(entries);
        (machine, entries) = KeepStates(machine, entries);
        return new MachineChecks(machine, entries, sink).HaveFailed ? null : new TabulatedMachine(CreateTable(machine, entries), entries);
    }

    private static TabulatedEntry[] Evaluate(MachineProgram machine, Circuit circuit)
    {
        int count = machine.States.Count * PerState;
        int words = (count + 63) / 64;
        var inputs = new ulong[circuit.InputCount * words];
        int stateBits = circuit.InputPorts[0].Width;
        for (int entry = 0; entry < count; entry++)
        {
            Set(0, stateBits, machine.States[entry / PerState].Value, entry);
            Set(stateBits, circuit.InputPorts[1].Width, (entry % 3) - 1, entry);
            Set(stateBits + circuit.InputPorts[1].Width, circuit.InputPorts[2].Width, entry / 3 % 2, entry);
        }

        var outputs = new ulong[circuit.OutputCount * words];
        circuit.EvaluateLanes(inputs, outputs, words);

        // The result is the next state, what is written, the move and the site, three integers of 32 bits after the first; then the validity.
        int nextBits = circuit.OutputCount - (3 * 32) - 1;
        bool isSigned = IsSigned(machine);
        var indices = new Dictionary<long, int>();
        for (int i = 0; i < machine.States.Count; i++)
            indices[machine.States[i].Value] = i;
        var entries = new TabulatedEntry[count];
        for (int entry = 0; entry < count; entry++)
        {
            long next = Get(0, nextBits, entry, isSigned);
            bool isMissing = Get(circuit.OutputCount - 1, 1, entry, false) == 0;
            entries[entry] = new TabulatedEntry(
                isMissing,
                false,
                indices.TryGetValue(next, out int index) ? index : -1,
                (int)Get(nextBits, 32, entry, true),
                (int)Get(nextBits + 32, 32, entry, true),
                (int)Get(nextBits + 64, 32, entry, true),
                next);
        }

        return entries;

        void Set(int offset, int width, long value, int lane)
        {
            for (int bit = 0; bit < width; bit++)
            {
                if ((value >> Math.Min(bit, 63) & 1) != 0)
                    inputs[((offset + bit) * words) + (lane >> 6)] |= 1UL << (lane & 63);
            }
        }

        long Get(int offset, int width, int lane, bool signed)
        {
            ulong value = 0;
            for (int bit = 0; bit < width; bit++)
                value |= (outputs[((offset + bit) * words) + (lane >> 6)] >> (lane & 63) & 1) << bit;
            return signed ? (long)(value << (64 - width)) >> (64 - width) : (long)value;
        }
    }

    private static bool IsSigned(MachineProgram machine) =>
        machine.Method.Program.Methods[machine.Method.Method].Variables[0].Type is IrIntegerType { IsSigned: true };

    /// <summary>Follows every run from the start, as far as entries lead somewhere.</summary>
    private static void MarkReachable(TabulatedEntry[] entries)
    {
        var pending = new Stack<int>();
        Reach(TransitionTable.IndexOf(0, Symbol.Plus, Arrival.Moved));
        while (pending.Count > 0)
        {
            int index = pending.Pop();
            TabulatedEntry entry = entries[index];
            if (entry.IsMissing || !entry.IsValid)
                continue;
            Symbol left = entry.Write == MachineProgram.Keep ? (Symbol)((index % 3) - 1) : (Symbol)entry.Write;
            if (entry.Move == (int)Move.Stay)
            {
                Reach(TransitionTable.IndexOf(entry.Next, left, Arrival.Moved));
                continue;
            }

            Reach(TransitionTable.IndexOf(entry.Next, left, Arrival.Bumped));
            for (Symbol read = Symbol.Minus; read <= Symbol.Plus; read++)
                Reach(TransitionTable.IndexOf(entry.Next, read, Arrival.Moved));
        }

        void Reach(int index)
        {
            if (entries[index].IsReachable)
                return;
            entries[index] = entries[index] with { IsReachable = true };
            pending.Push(index);
        }
    }

    /// <summary>The integers that are states: those that the machine comes to. The states of an enum all are.</summary>
    private static (MachineProgram Machine, TabulatedEntry[] Entries) KeepStates(MachineProgram machine, TabulatedEntry[] entries)
    {
        if (machine.HasNamedStates)
            return (machine, entries);
        List<int> kept = [.. Enumerable.Range(0, machine.States.Count).Where(state =>
            state == 0 || state == machine.Halt || entries.Skip(state * PerState).Take(PerState).Any(static entry => entry.IsReachable))];
        TabulatedEntry[] keptEntries = [.. kept.SelectMany(state => entries.Skip(state * PerState).Take(PerState)).Select(entry => entry with { Next = entry.Next < 0 ? -1 : kept.IndexOf(entry.Next) })];
        MachineState[] states = [.. kept.Select(state => machine.States[state])];
        return (machine with { States = states.ToEquatableArray(), Halt = kept.IndexOf(machine.Halt) }, keptEntries);
    }

    private static TransitionTable CreateTable(MachineProgram machine, TabulatedEntry[] entries)
    {
        var table = new TransitionEntry[entries.Length];
        for (int i = 0; i < table.Length; i++)
        {
            var read = (Symbol)((i % 3) - 1);
            TabulatedEntry entry = entries[i];
            table[i] = entry.IsMissing || !entry.IsValid
                ? new TransitionEntry(i / PerState, read, Move.Stay)
                : new TransitionEntry(entry.Next, entry.Write == MachineProgram.Keep ? read : (Symbol)entry.Write, (Move)entry.Move);
        }

        return new TransitionTable([.. machine.States.Select(static state => state.Name)], table);
    }
}
