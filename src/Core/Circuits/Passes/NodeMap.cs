using System;

namespace Learnability;

/// <summary>A number for some nodes of a circuit, all forgotten at once in no time: entries of an older stamp do not count.</summary>
internal sealed class NodeMap
{
    private int[] _values = new int[256];
    private int[] _stamps = new int[256];
    private int _stamp = 1;

    /// <summary>The number of nodes that have one.</summary>
    public int Count { get; private set; }

    /// <summary>The number of a node that has one.</summary>
    public int this[int node] => _values[node];

    public bool Contains(int node) => node < _stamps.Length && _stamps[node] == _stamp;

    /// <summary>Gives a node a number unless it has one.</summary>
    public bool TryAdd(int node, int value)
    {
        if (Contains(node))
            return false;
        if (node >= _stamps.Length)
        {
            int length = Math.Max(node + 1, _stamps.Length * 2);
            Array.Resize(ref _values, length);
            Array.Resize(ref _stamps, length);
        }

        _values[node] = value;
        _stamps[node] = _stamp;
        Count++;
        return true;
    }

    public void Clear()
    {
        _stamp++;
        Count = 0;
    }
}
