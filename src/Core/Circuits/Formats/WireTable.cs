using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// What the numbered signals of a file stand for. Files number their signals densely, but need not: memory is in proportion to how many are defined, never to
/// the numbers themselves.
/// </summary>
internal sealed class WireTable
{
    // The complement of the value, which is negative; 0 is undefined.
    private int[] _dense = new int[1024];
    private Dictionary<int, int>? _sparse;

    /// <summary>The number of signals that are defined.</summary>
    public int Count { get; private set; }

    public bool TryGet(int signal, out int value)
    {
        value = signal < _dense.Length ? ~_dense[signal] : -1;
        return value >= 0 || (_sparse is not null && _sparse.TryGetValue(signal, out value));
    }

    /// <summary>Defines a signal, or returns false where it is defined already.</summary>
    public bool TryAdd(int signal, int value)
    {
        if (TryGet(signal, out _))
            return false;
        Count++;
        if (signal >= _dense.Length && signal / 4 <= Count)
            Array.Resize(ref _dense, Math.Max(signal + 1, Math.Min(_dense.Length, int.MaxValue / 4) * 2));
        if (signal < _dense.Length)
            _dense[signal] = ~value;
        else
            (_sparse ??= []).Add(signal, value);
        return true;
    }
}
