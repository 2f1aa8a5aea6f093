using System.Collections.Generic;

namespace Learnability.Generators.Lowering.Machines;

/// <summary>How far the head is from the top and from the left whenever a run comes to an entry, as far as bumps tell: in rows and columns; −1 if they do not.</summary>
/// <param name="Top">The row, or −1.</param>
/// <param name="Left">The column, or −1.</param>
internal readonly record struct EdgeDistances(int Top, int Left)
{
    /// <summary>Beyond this a distance is taken for unknown, so that the search ends.</summary>
    private const int Farthest = 4;

    private static EdgeDistances Unknown => new(-1, -1);

    /// <summary>The distances at every entry of a table; null at one to which no run comes.</summary>
    public static EdgeDistances?[] Find(TransitionTable table)
    {
        var found = new EdgeDistances?[table.Entries.Length];
        var pending = new Stack<int>();
        Reach(TransitionTable.IndexOf(0, Symbol.Plus, Arrival.Moved), Unknown);
        while (pending.Count > 0)
        {
            int index = pending.Pop();
            TransitionEntry entry = table.Entries[index];
            EdgeDistances here = found[index]!.Value;
            if (entry.Move == Move.Stay)
            {
                Reach(TransitionTable.IndexOf(entry.Next, entry.Write, Arrival.Moved), here);
                continue;
            }

            if (here.After(entry.Move) is { } there)
            {
                for (Symbol read = Symbol.Minus; read <= Symbol.Plus; read++)
                    Reach(TransitionTable.IndexOf(entry.Next, read, Arrival.Moved), there);
            }

            if (here.AtEdge(entry.Move) is { } edge)
                Reach(TransitionTable.IndexOf(entry.Next, entry.Write, Arrival.Bumped), edge);
        }

        return found;

        void Reach(int index, EdgeDistances distances)
        {
            EdgeDistances joined = found[index] is { } known
                ? new EdgeDistances(known.Top == distances.Top ? known.Top : -1, known.Left == distances.Left ? known.Left : -1)
                : distances;
            if (found[index] == joined)
                return;
            found[index] = joined;
            pending.Push(index);
        }
    }

    /// <summary>Where a head is that has moved; null if it cannot have.</summary>
    private EdgeDistances? After(Move move) => move switch
    {
        Move.Up => Top == 0 ? null : this with { Top = Top < 0 ? -1 : Top - 1 },
        Move.Down => this with { Top = Further(Top) },
        Move.Left => Left == 0 ? null : this with { Left = Left < 0 ? -1 : Left - 1 },
        _ => this with { Left = Further(Left) },
    };

    /// <summary>Where a head is that has bumped; null if it cannot have.</summary>
    private EdgeDistances? AtEdge(Move move) => move switch
    {
        Move.Up => Top > 0 ? null : this with { Top = 0 },
        Move.Left => Left > 0 ? null : this with { Left = 0 },
        _ => this,
    };

    private static int Further(int distance) => distance < 0 || distance == Farthest ? -1 : distance + 1;
}
