using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>Gives out places in memory: the values that a method writes are side by side, so that one number tells where all of them are.</summary>
internal sealed class PlaceAllocator
{
    private readonly List<bool> _isTaken = [];
    private int _lowestFree;

    /// <summary>The number of places that are or were taken.</summary>
    public int Count => _isTaken.Count;

    /// <summary>Takes the first free places that are side by side; returns the first of them.</summary>
    public int Take(int count)
    {
        while (_lowestFree < _isTaken.Count && _isTaken[_lowestFree])
            _lowestFree++;
        int start = _lowestFree;
        for (int end = start; end < _isTaken.Count && end < start + count; end++)
        {
            if (_isTaken[end])
                start = end + 1;
        }

        for (int place = start; place < start + count; place++)
        {
            if (place == _isTaken.Count)
                _isTaken.Add(true);
            else
                _isTaken[place] = true;
        }

        return start;
    }

    /// <summary>Gives a place back.</summary>
    public void Free(int place)
    {
        _isTaken[place] = false;
        if (place < _lowestFree)
            _lowestFree = place;
    }
}
