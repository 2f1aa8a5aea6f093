using System;
using System.Collections.Generic;

namespace Learnability.Generators;

/// <summary>
/// The results used last, by what they were computed from. Keys are compared by value, so that equal programs share one result, and who asks for one that is
/// being computed waits for it.
/// </summary>
internal sealed class ContentCache<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly object _gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _byUse = new();

    // What is held while a result is computed.
    private readonly Dictionary<TKey, object> _turns = [];

    /// <summary>The result of a key, computed if it is not known. A computation that gives null or throws leaves nothing, and whoever waited for it tries itself.</summary>
    public TValue? GetOrCompute(TKey key, Func<TValue?> compute)
    {
        object? turn;
        lock (_gate)
        {
            if (Find(key) is { } known)
                return known;
            if (!_turns.TryGetValue(key, out turn))
                _turns.Add(key, turn = new object());
        }

        lock (turn)
        {
            lock (_gate)
            {
                if (Find(key) is { } known)
                    return known;
            }

            TValue? value = null;
            try
            {
                value = compute();
            }
            finally
            {
                lock (_gate)
                {
                    _turns.Remove(key);
                    if (value is not null)
                        Add(key, value);
                }
            }

            return value;
        }
    }

    /// <summary>The result of a key; null if it is not known.</summary>
    public TValue? Get(TKey key)
    {
        lock (_gate)
            return Find(key);
    }

    /// <summary>Keeps a result, in place of another of the same key.</summary>
    public void Set(TKey key, TValue value)
    {
        lock (_gate)
        {
            if (_nodes.TryGetValue(key, out LinkedListNode<(TKey Key, TValue Value)>? node))
            {
                _byUse.Remove(node);
                _nodes.Remove(key);
            }

            Add(key, value);
        }
    }

    private TValue? Find(TKey key)
    {
        if (!_nodes.TryGetValue(key, out LinkedListNode<(TKey Key, TValue Value)>? node))
            return null;
        _byUse.Remove(node);
        _byUse.AddFirst(node);
        return node.Value.Value;
    }

    private void Add(TKey key, TValue value)
    {
        // Who waited for a computation that failed may compute beside one who came later: equal keys have equal results.
        if (_nodes.ContainsKey(key))
            return;
        _nodes.Add(key, _byUse.AddFirst((key, value)));
        if (_nodes.Count <= capacity)
            return;
        _nodes.Remove(_byUse.Last!.Value.Key);
        _byUse.RemoveLast();
    }
}
