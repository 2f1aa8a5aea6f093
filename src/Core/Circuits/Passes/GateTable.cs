using System;

namespace Learnability;

/// <summary>Finds the gates of a circuit under change by kind and fan-ins: a hash table whose chains run through the gates.</summary>
internal sealed class GateTable
{
    private int[] _buckets = NewBuckets(1024);
    private int[] _next = new int[1024];
    private Key[] _keys = new Key[1024];
    private int _count;

    private readonly record struct Key(int Left, int Right, bool IsXor);

    /// <summary>The gate of a kind and fan-in codes in order; −1 if there is none.</summary>
    public int Find(bool isXor, int left, int right)
    {
        int node = _buckets[BucketOf(isXor, left, right)];
        while (node >= 0 && (_keys[node].Left != left || _keys[node].Right != right || _keys[node].IsXor != isXor))
            node = _next[node];
        return node;
    }

    /// <summary>Makes a gate the one that is found for its kind and fan-ins.</summary>
    public void Add(int node, bool isXor, int left, int right)
    {
        if (node >= _keys.Length)
        {
            int length = Math.Max(node + 1, _keys.Length * 2);
            Array.Resize(ref _keys, length);
            Array.Resize(ref _next, length);
        }

        if (++_count > _buckets.Length)
            Grow();
        int bucket = BucketOf(isXor, left, right);
        _keys[node] = new Key(left, right, isXor);
        _next[node] = _buckets[bucket];
        _buckets[bucket] = node;
    }

    /// <summary>Forgets a gate that was added.</summary>
    public void Remove(int node)
    {
        Key key = _keys[node];
        int bucket = BucketOf(key.IsXor, key.Left, key.Right);
        int at = _buckets[bucket];
        if (at == node)
        {
            _buckets[bucket] = _next[node];
        }
        else
        {
            while (_next[at] != node)
                at = _next[at];
            _next[at] = _next[node];
        }

        _count--;
    }

    private void Grow()
    {
        int[] old = _buckets;
        _buckets = NewBuckets(old.Length * 2);
        foreach (int first in old)
        {
            for (int node = first; node >= 0;)
            {
                int next = _next[node];
                Key key = _keys[node];
                int bucket = BucketOf(key.IsXor, key.Left, key.Right);
                _next[node] = _buckets[bucket];
                _buckets[bucket] = node;
                node = next;
            }
        }
    }

    private int BucketOf(bool isXor, int left, int right)
    {
        // Fibonacci hashing of the two codes.
        uint hash = unchecked((((uint)left * 0x9E3779B1u) ^ ((uint)right * 0x85EBCA77u)) + (isXor ? 0x27D4EB2Fu : 0u));
        hash ^= hash >> 15;
        return (int)(hash & (uint)(_buckets.Length - 1));
    }

    private static int[] NewBuckets(int length)
    {
        var buckets = new int[length];
        for (int i = 0; i < length; i++)
            buckets[i] = -1;
        return buckets;
    }
}
