using System.Collections.Generic;

namespace Learnability.Generators;

/// <summary>The results used last, by what they were computed from. Keys are compared by value, so that equal programs share one result.</summary>
internal sealed class ContentCache<TKey, TValue>(int capacity)
    where TKey : notnull
    where TValue : class
{
    private readonly object _gate = new();
    private readonly Dictionary<TKey, LinkedListNode<(TKey Key, TValue Value)>> _nodes = [];
    private readonly LinkedList<(TKey Key, TValue Value)> _byUse = new();

    public TValue? Find(TKey key)
    {
        lock (_gate)
        {
            if (!_nodes.TryGetValue(key, out LinkedListNode<(TKey Key, TValue Value)>? node))
                return null;
            _byUse.Remove(node);
            _byUse.AddFirst(node);
            return node.Value.Value;
        }
    }

    public void Add(TKey key, TValue value)
    {
        lock (_gate)
        {
            // Another thread may have computed the same: equal keys have equal results.
            if (_nodes.ContainsKey(key))
                return;
            _nodes.Add(key, _byUse.AddFirst((key, value)));
            if (_nodes.Count <= capacity)
                return;
            _nodes.Remove(_byUse.Last!.Value.Key);
            _byUse.RemoveLast();
        }
    }
}
