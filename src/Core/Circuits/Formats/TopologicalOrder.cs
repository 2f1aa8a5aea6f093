using System.Collections.Generic;

namespace Learnability;

/// <summary>Orders definitions that may stand in any order in a file.</summary>
internal static class TopologicalOrder
{
    /// <summary>Orders definitions so that each comes after those it reads.</summary>
    /// <param name="starts">Where the fan-ins of each definition start, and where those of the last one end.</param>
    /// <param name="fanIns">The definitions that are read; negative where something else is.</param>
    /// <param name="cyclic">A definition that depends on itself, or −1.</param>
    /// <returns>The definitions in order; where one depends on itself, those that were ordered before it was found.</returns>
    public static List<int> Find(IReadOnlyList<int> starts, IReadOnlyList<int> fanIns, out int cyclic)
    {
        int count = starts.Count - 1;
        var order = new List<int>(count);
        var next = new int[count];
        var state = new State[count];
        var path = new Stack<int>();
        for (int root = 0; root < count; root++)
        {
            if (state[root] != State.Unseen)
                continue;
            Enter(root);
            while (path.Count > 0)
            {
                int definition = path.Peek();
                if (next[definition] == starts[definition + 1])
                {
                    state[definition] = State.Ordered;
                    order.Add(path.Pop());
                    continue;
                }

                int fanIn = fanIns[next[definition]++];
                if (fanIn < 0 || state[fanIn] == State.Ordered)
                    continue;
                if (state[fanIn] == State.OnPath)
                {
                    cyclic = fanIn;
                    return order;
                }

                Enter(fanIn);
            }
        }

        cyclic = -1;
        return order;

        void Enter(int definition)
        {
            state[definition] = State.OnPath;
            next[definition] = starts[definition];
            path.Push(definition);
        }
    }

    private enum State : byte
    {
        Unseen,
        OnPath,
        Ordered,
    }
}
