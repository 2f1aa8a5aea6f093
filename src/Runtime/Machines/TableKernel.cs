using System;
using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>Runs any machine from its table: for machines that are not known at compile time.</summary>
public static class TableKernel
{
    /// <summary>Runs a machine until it halts, has taken all steps that it may, or would leave the work tape on the right.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="run">The run: its state is read and written.</param>
    public static void Run(TransitionTable machine, MachineRun run)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(run);
        while (true)
        {
            if (machine.IsHalting(run.State))
            {
                run.Stop = MachineStop.Halted;
                return;
            }

            if (run.Steps == run.MaxSteps)
            {
                run.Stop = MachineStop.OutOfSteps;
                return;
            }

            ref sbyte cell = ref run.Cell;
            TransitionEntry entry = machine[run.State, (Symbol)cell, run.Arrival];
            int target = run.Head + entry.Move switch
            {
                Move.Up => -run.Stride,
                Move.Down => run.Stride,
                Move.Left => -1,
                Move.Right => 1,
                _ => 0,
            };
            sbyte there = Unsafe.Add(ref run.Origin, target);
            if (there == MachineRun.TapeEnd)
            {
                run.Stop = MachineStop.OutOfTape;
                return;
            }

            cell = (sbyte)entry.Write;
            run.Arrival = there == MachineRun.Wall ? Arrival.Bumped : Arrival.Moved;
            if (run.Arrival == Arrival.Moved)
                run.Head = target;
            run.State = entry.Next;
            run.Steps++;
        }
    }
}
