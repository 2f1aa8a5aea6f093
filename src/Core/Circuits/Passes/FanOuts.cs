using System;

namespace Learnability;

/// <summary>The users of each node of a circuit under change, in the order in which they came: a list for each node, linked through the fan-ins themselves.</summary>
internal sealed class FanOuts
{
    private const int None = -1;

    // A slot is twice the user's index, plus one for its right fan-in.
    private int[] _next = new int[256];
    private int[] _previous = new int[256];
    private int[] _first = new int[128];
    private int[] _last = new int[128];

    /// <summary>Makes room for a node that nothing uses yet; nodes come in order.</summary>
    public void AddNode(int node)
    {
        if (node == _first.Length)
        {
            Array.Resize(ref _next, node * 4);
            Array.Resize(ref _previous, node * 4);
            Array.Resize(ref _first, node * 2);
            Array.Resize(ref _last, node * 2);
        }

        _first[node] = None;
        _last[node] = None;
    }

    /// <summary>The first use of a node; −1 if there is none. The user is <c>slot &gt;&gt; 1</c>.</summary>
    public int GetFirst(int node) => _first[node];

    /// <summary>The use after another; −1 after the last.</summary>
    public int GetNext(int slot) => _next[slot];

    /// <summary>Notes that a gate uses a node.</summary>
    public void Add(int node, int user, bool isRight)
    {
        int slot = (user << 1) | (isRight ? 1 : 0);
        int last = _last[node];
        _next[slot] = None;
        _previous[slot] = last;
        _last[node] = slot;
        if (last < 0)
            _first[node] = slot;
        else
            _next[last] = slot;
    }

    /// <summary>Undoes <see cref="Add"/>.</summary>
    public void Remove(int node, int user, bool isRight)
    {
        int slot = (user << 1) | (isRight ? 1 : 0);
        (int previous, int next) = (_previous[slot], _next[slot]);
        if (previous < 0)
            _first[node] = next;
        else
            _next[previous] = next;
        if (next < 0)
            _last[node] = previous;
        else
            _previous[next] = previous;
    }
}
