using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>The values that cells take in runs of a machine, in increasing order, with what they say.</summary>
public sealed class RcnnDomain
{
    private readonly List<(int Value, RcnnCell Cell)> _cells = [];

    /// <summary>Lists the values.</summary>
    /// <param name="machine">The machine.</param>
    /// <param name="encoding">The encoding of its cells.</param>
    public RcnnDomain(TransitionTable machine, RcnnEncoding encoding)
    {
        ArgumentNullException.ThrowIfNull(machine);
        ArgumentNullException.ThrowIfNull(encoding);
        var values = new SortedSet<int> { -encoding.PhaseUnit, 0, encoding.TapeUnit, -encoding.TapeUnit, encoding.One, encoding.One + encoding.PhaseUnit };
        bool[] reachable = machine.FindReachable();
        for (Symbol tape = Symbol.Minus; tape <= Symbol.Plus; tape++)
        {
            values.Add(encoding.Computing(tape));
            for (int state = 0; state < machine.StateCount; state++)
            {
                for (Arrival arrival = Arrival.Moved; arrival <= Arrival.Bumped; arrival++)
                {
                    if (!reachable[TransitionTable.IndexOf(state, tape, arrival)])
                        continue;
                    values.Add(encoding.Computing(tape) + encoding.Head(state, arrival));
                    if (tape == Symbol.Blank && arrival == Arrival.Moved)
                        values.Add(encoding.One + encoding.PhaseUnit + encoding.Head(state, arrival));
                }
            }
        }

        foreach (int value in values)
            _cells.Add((value, encoding.Decode(value)));
    }

    /// <summary>The values, and what they say.</summary>
    public IReadOnlyList<(int Value, RcnnCell Cell)> Cells => _cells;
}
