namespace Learnability.Generators.Emit;

/// <summary>Sets of elements of which it is known whether any two are like each other or unlike: disjoint sets with a parity.</summary>
internal sealed class ParityForest
{
    private readonly int[] _parents;
    private readonly bool[] _isOdd;

    public ParityForest(int count)
    {
        _parents = new int[count];
        _isOdd = new bool[count];
        for (int element = 0; element < count; element++)
            _parents[element] = element;
    }

    /// <summary>The set of an element, and whether the element is unlike the one that stands for the set.</summary>
    public (int Set, bool IsOdd) Find(int element)
    {
        bool isOdd = false;
        int root = element;
        for (; _parents[root] != root; root = _parents[root])
            isOdd ^= _isOdd[root];

        // Everything on the way points to the root from now on.
        bool rest = isOdd;
        while (_parents[element] != root && element != root)
        {
            (int next, bool step) = (_parents[element], _isOdd[element]);
            (_parents[element], _isOdd[element]) = (root, rest);
            rest ^= step;
            element = next;
        }

        return (root, isOdd);
    }

    /// <summary>Notes that two elements are unlike or like each other, unless it is known of them already.</summary>
    public void Join(int left, int right, bool isUnlike)
    {
        (int leftSet, bool isLeftOdd) = Find(left);
        (int rightSet, bool isRightOdd) = Find(right);
        if (leftSet == rightSet)
            return;
        _parents[leftSet] = rightSet;
        _isOdd[leftSet] = isLeftOdd ^ isRightOdd ^ isUnlike;
    }
}
