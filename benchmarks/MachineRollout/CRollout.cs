using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Runtime.InteropServices;

namespace Learnability.Benchmarks;

/// <summary>rollout.c, compiled by gcc -O3 -march=native and loaded.</summary>
internal sealed unsafe class CRollout : IDisposable
{
    private readonly nint _library;
    private readonly delegate* unmanaged<Entry*, sbyte*, long, long, long> _run;

    /// <summary>Compiles the program.</summary>
    /// <param name="folder">Where the library goes.</param>
    public CRollout(string folder)
    {
        string source = Path.Combine(AppContext.BaseDirectory, "rollout.c");
        string library = Path.Combine(folder, "rollout.so");
        using (Process compiler = Process.Start("gcc", ["-O3", "-march=native", "-shared", "-fPIC", "-o", library, source]))
        {
            compiler.WaitForExit();
            if (compiler.ExitCode != 0)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"gcc failed on {source}: {compiler.ExitCode}."));
        }

        _library = NativeLibrary.Load(library);
        _run = (delegate* unmanaged<Entry*, sbyte*, long, long, long>)NativeLibrary.GetExport(_library, "run");
    }

    /// <summary>A machine's table for a tape of a width.</summary>
    public static Entry[] CreateTable(TransitionTable machine, int stride)
    {
        var table = new Entry[machine.Entries.Length];
        for (int i = 0; i < table.Length; i++)
        {
            TransitionEntry entry = machine.Entries[i];
            int move = entry.Move switch { Move.Up => -stride, Move.Down => stride, Move.Left => -1, Move.Right => 1, _ => 0 };
            table[i] = new Entry((sbyte)entry.Write, (sbyte)(machine.IsHalting(entry.Next) ? 1 : 0), (short)(entry.Next * TransitionTable.EntriesPerState), move);
        }

        return table;
    }

    /// <summary>Runs a machine; the number of its steps.</summary>
    public long Run(Entry[] table, sbyte[] tape, int head, long maxSteps)
    {
        fixed (Entry* entries = table)
        fixed (sbyte* cells = tape)
            return _run(entries, cells, head, maxSteps);
    }

    public void Dispose() => NativeLibrary.Free(_library);

    /// <summary>An entry as the program has it.</summary>
    internal readonly record struct Entry(sbyte Write, sbyte Halts, short Next, int Move);
}
