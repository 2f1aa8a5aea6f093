using System.Collections.Generic;
using System.Linq;

namespace Learnability.Generators.Emit;

/// <summary>
/// Writes a machine as code: a label for each state and arrival, and jumps between them. What a step does is in the code, so that only symbols are read. A run may be one
/// long call, so that the code is optimized at once.
/// </summary>
internal sealed class MachineKernelWriter(CodeWriter writer, TransitionTable machine)
{
    private readonly bool[] _isReachable = machine.FindReachable();
    private bool _canLeaveTape;

    /// <summary>Writes the struct.</summary>
    /// <param name="name">Its name.</param>
    public void Write(string name)
    {
        writer.Line("/// <summary>The machine, its table unrolled.</summary>")
            .Open($"private readonly struct {name} : global::Learnability.IMachineKernel");
        WriteTable();
        writer.Line("/// <inheritdoc/>")
            .Line($"static global::Learnability.TransitionTable global::Learnability.IMachineKernel.Machine => Table;")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line("[global::System.Runtime.CompilerServices.MethodImpl(global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveOptimization)]")
            .Open("public static void Run(global::Learnability.MachineRun run)")
            .Line("ref sbyte cell = ref run.Cell;")
            .Line("ref sbyte target = ref cell;")
            .Line("long left = run.MaxSteps - run.Steps;")
            .Line("nint down = run.Stride;")
            .Line("int at = (2 * run.State) + (int)run.Arrival;")
            .Open("switch (at)");
        int[] starts = [.. Enumerable.Range(0, 2 * machine.StateCount).Where(IsWritten)];
        foreach (int start in starts)
            writer.Line($"case {CSharpText.Number(start)}: goto {Label(start)};");
        writer.Line("default: goto Halted;").Close().Line();
        foreach (int start in starts)
            WriteState(start);
        WriteExits();
        writer.Close().Close();
    }

    private void WriteTable()
    {
        writer.Line("/// <summary>The machine's table.</summary>")
            .Line("internal static readonly global::Learnability.TransitionTable Table = new(")
            .Line("    [" + string.Join(", ", Enumerable.Range(0, machine.StateCount).Select(state => CSharpText.Literal(machine.GetName(state)))) + "],")
            .Line("    [");
        for (int state = 0; state < machine.StateCount; state++)
        {
            IEnumerable<string> entries = machine.Entries.Slice(state * TransitionTable.EntriesPerState, TransitionTable.EntriesPerState).ToArray()
                .Select(static entry => $"new({CSharpText.Number(entry.Next)}, (global::Learnability.Symbol)({CSharpText.Number((int)entry.Write)}), (global::Learnability.Move){CSharpText.Number((int)entry.Move)})");
            writer.Line("        " + string.Join(", ", entries) + ",");
        }

        writer.Line("    ]);").Line();
    }

    /// <summary>Whether a state and arrival has code: a run comes to it, and does not end there.</summary>
    private bool IsWritten(int start) => !machine.IsHalting(start / 2) && Symbols(start).Any();

    private IEnumerable<Symbol> Symbols(int start)
    {
        for (Symbol read = Symbol.Minus; read <= Symbol.Plus; read++)
        {
            if (_isReachable[TransitionTable.IndexOf(start / 2, read, (Arrival)(start % 2))])
                yield return read;
        }
    }

    private void WriteState(int start)
    {
        writer.Line($"{Label(start)}: // {CSharpText.Documentation(machine.GetName(start / 2))}{(start % 2 == 0 ? "" : ", bumped")}")
            .Open("if (--left < 0)")
            .Line($"at = {CSharpText.Number(start)};")
            .Line("goto OutOfSteps;")
            .Close();
        List<Step> steps = GroupSymbols(start);

        // The blank is the odd one out where it can be: one test, and rarely a surprise.
        for (int i = 0; i < steps.Count; i++)
        {
            bool isLast = i == steps.Count - 1;
            if (!isLast)
                writer.Open($"if ({Test(steps[i].Symbols)})");
            WriteStep(start, steps[i]);
            if (!isLast)
                writer.Close();
        }

        writer.Line();
    }

    /// <summary>The distinct steps for the symbols of a state: one that writes what it read, or its negative, serves several.</summary>
    private List<Step> GroupSymbols(int start)
    {
        var steps = new List<Step>();
        foreach (Symbol read in Symbols(start))
        {
            TransitionEntry entry = machine[start / 2, read, (Arrival)(start % 2)];
            WriteForm[] writes = [.. WritesOf(read, entry.Write)];
            int known = steps.FindIndex(step => step.Next == entry.Next && step.Move == entry.Move && step.Writes.Any(writes.Contains));
            if (known < 0)
                steps.Add(new Step(entry.Next, entry.Move, writes, [read]));
            else
                steps[known] = steps[known] with { Writes = [.. steps[known].Writes.Where(writes.Contains)], Symbols = [.. steps[known].Symbols, read] };
        }

        // Single symbols are tested for first, so that the last, which needs no test, has most.
        return [.. steps.OrderBy(static step => step.Symbols.Length).ThenBy(static step => step.Symbols[0] == Symbol.Blank ? 0 : 1)];
    }

    private static IEnumerable<WriteForm> WritesOf(Symbol read, Symbol written)
    {
        if (written == read)
            yield return WriteForm.Keep;
        if ((int)written == -(int)read)
            yield return WriteForm.Negate;
        yield return (WriteForm)(int)written;
    }

    private static string Test(Symbol[] symbols) => symbols.Length switch
    {
        1 => symbols[0] switch { Symbol.Minus => "cell < 0", Symbol.Plus => "cell > 0", _ => "cell == 0" },
        _ => !symbols.Contains(Symbol.Minus) ? "cell >= 0" : !symbols.Contains(Symbol.Plus) ? "cell <= 0" : "cell != 0",
    };

    private void WriteStep(int start, Step step)
    {
        string write = step.Writes[0] switch
        {
            WriteForm.Keep => "",
            WriteForm.Negate => "cell = (sbyte)-cell;",
            _ => $"cell = {CSharpText.Number((int)step.Writes[0])};",
        };
        string jump = Jump(2 * step.Next);
        if (step.Move == Move.Stay)
        {
            WriteLines(write, jump);
            return;
        }

        string distance = step.Move switch { Move.Up => "-down", Move.Down => "down", Move.Left => "-1", _ => "1" };
        writer.Line($"target = ref global::System.Runtime.CompilerServices.Unsafe.Add(ref cell, {distance});");
        if (step.Move != Move.Right)
            WriteLines(write);
        writer.Open("if (target > 1)");
        if (step.Move == Move.Right)
        {
            // Nothing else is on the right: the tape ends, and the step is not taken.
            _canLeaveTape = true;
            WriteLines($"at = {CSharpText.Number(start)};", "goto OutOfTape;");
        }
        else
        {
            WriteLines(Jump((2 * step.Next) + 1));
        }

        writer.Close();
        if (step.Move == Move.Right)
            WriteLines(write);
        WriteLines("cell = ref target;", jump);
    }

    private void WriteExits()
    {
        writer.Line("Halted:").Line("run.End(ref cell, at >> 1, (global::Learnability.Arrival)(at & 1), left, global::Learnability.MachineStop.Halted);").Line("return;").Line();
        writer.Line("OutOfSteps:").Line("run.End(ref cell, at >> 1, (global::Learnability.Arrival)(at & 1), 0, global::Learnability.MachineStop.OutOfSteps);");
        if (_canLeaveTape)
            writer.Line("return;").Line().Line("OutOfTape:").Line("run.End(ref cell, at >> 1, (global::Learnability.Arrival)(at & 1), left + 1, global::Learnability.MachineStop.OutOfTape);");
    }

    /// <summary>What leads on to a state and arrival.</summary>
    private string Jump(int start)
    {
        if (!machine.IsHalting(start / 2))
            return $"goto {Label(start)};";
        return $"at = {CSharpText.Number(start)};\ngoto Halted;";
    }

    private void WriteLines(params string[] lines)
    {
        foreach (string line in lines)
        {
            if (line.Length > 0)
                writer.Lines(line);
        }
    }

    private static string Label(int start) => (start % 2 == 0 ? "Moved" : "Bumped") + CSharpText.Number(start / 2);

    /// <summary>What a step leaves in the cell.</summary>
    private enum WriteForm
    {
        Minus = -1,
        Blank,
        Plus,
        Keep,
        Negate,
    }

    /// <summary>A step that some symbols share.</summary>
    private sealed record Step(int Next, Move Move, WriteForm[] Writes, Symbol[] Symbols);
}
