using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>Searches the divisors of a window for the node: one that equals it, or two or three whose parity, conjunction or disjunction it is.</summary>
internal sealed class DivisorSearch
{
    /// <summary>Pairs and triples are tried among at most so many literals.</summary>
    private const int MaxLiterals = 32;

    private readonly List<Literal> _above = [];
    private readonly List<Literal> _below = [];
    private readonly int[] _buckets = new int[256];
    private int[] _nextInBucket = new int[64];

    /// <summary>The replacement of a node that saves a gate, or saves an AND at no cost in gates; null if none is found.</summary>
    public Literal? Find(MutableCircuit graph, Window window, int node)
    {
        ReadOnlySpan<ulong> goal = window.GetTable(node);
        Classify(window, goal);
        if (FindEqual() is { } equal)
            return equal;
        if (window.Saved < 2)
            return null;
        if (FindXor(window, goal) is { } parity)
            return graph.GetOrAdd(true, parity.Left, parity.Right) ^ parity.Flip;
        if (window.SavedAnds == 0)
            return null;
        if (FindAnd(window, _above, goal, false) is { } both)
            return graph.GetOrAdd(false, both.Left, both.Right);
        if (FindAnd(window, _below, goal, true) is { } either)
            return !graph.GetOrAdd(false, !either.Left, !either.Right);
        if (window.Saved < 3 || window.SavedAnds < 2)
            return null;
        return FindTwo(graph, window, goal, false) ?? FindTwo(graph, window, goal, true);
    }

    /// <summary>Sorts the divisors' literals into those that hold wherever the node does, and those that hold only where it does.</summary>
    private void Classify(Window window, ReadOnlySpan<ulong> goal)
    {
        _above.Clear();
        _below.Clear();
        foreach (int divisor in window.Divisors)
        {
            ReadOnlySpan<ulong> table = window.GetTable(divisor);
            ulong onlyGoal = 0;
            ulong onlyTable = 0;
            ulong both = 0;
            ulong neither = 0;
            for (int i = 0; i < Window.Words; i++)
            {
                onlyGoal |= goal[i] & ~table[i];
                onlyTable |= table[i] & ~goal[i];
                both |= goal[i] & table[i];
                neither |= ~(goal[i] | table[i]);
            }

            var literal = new Literal(divisor, false);
            if (onlyGoal == 0)
                Add(_above, literal);
            if (both == 0)
                Add(_above, !literal);
            if (onlyTable == 0)
                Add(_below, literal);
            if (neither == 0)
                Add(_below, !literal);
        }

        static void Add(List<Literal> list, Literal literal)
        {
            if (list.Count < MaxLiterals)
                list.Add(literal);
        }
    }

    private Literal? FindEqual()
    {
        foreach (Literal literal in _above)
        {
            if (_below.Contains(literal))
                return literal;
        }

        return null;
    }

    /// <summary>The other side of a parity is known once one is: it is looked up by its first word, normalised, and the rest compared.</summary>
    private (Literal Left, Literal Right, bool Flip)? FindXor(Window window, ReadOnlySpan<ulong> goal)
    {
        List<int> divisors = window.Divisors;
        _buckets.AsSpan().Fill(-1);
        if (_nextInBucket.Length < divisors.Count)
            Array.Resize(ref _nextInBucket, divisors.Count * 2);
        for (int i = divisors.Count - 1; i >= 0; i--)
        {
            int bucket = BucketOf(window.GetTable(divisors[i])[0]);
            _nextInBucket[i] = _buckets[bucket];
            _buckets[bucket] = i;
        }

        foreach (int left in divisors)
        {
            ReadOnlySpan<ulong> table = window.GetTable(left);
            for (int i = _buckets[BucketOf(table[0] ^ goal[0])]; i >= 0; i = _nextInBucket[i])
            {
                int right = divisors[i];
                ReadOnlySpan<ulong> other = window.GetTable(right);
                ulong flip = table[0] ^ goal[0] ^ other[0];
                bool isEqual = right != left && flip is 0 or ulong.MaxValue;
                for (int word = 1; isEqual && word < Window.Words; word++)
                    isEqual = (table[word] ^ goal[word] ^ other[word]) == flip;
                if (isEqual)
                    return (new Literal(left, false), new Literal(right, false), flip != 0);
            }
        }

        return null;
    }

    /// <summary>The same for a word and its complement.</summary>
    private static int BucketOf(ulong word)
    {
        word = (word & 1) != 0 ? ~word : word;
        return (int)(unchecked(word * 0x9E3779B97F4A7C15) >> 56);
    }

    /// <summary>Two literals whose conjunction is the goal; with <paramref name="dual"/> two whose disjunction is.</summary>
    private static (Literal Left, Literal Right)? FindAnd(Window window, List<Literal> literals, ReadOnlySpan<ulong> goal, bool dual)
    {
        for (int i = 0; i < literals.Count; i++)
        {
            for (int j = i + 1; j < literals.Count; j++)
            {
                if (IsConjunction(window, literals[i], literals[j], null, goal, dual))
                    return (literals[i], literals[j]);
            }
        }

        return null;
    }

    /// <summary>Three literals whose conjunction is the goal, or one and a disjunction of two; with <paramref name="dual"/> the other way round.</summary>
    private Literal? FindTwo(MutableCircuit graph, Window window, ReadOnlySpan<ulong> goal, bool dual)
    {
        List<Literal> literals = dual ? _below : _above;
        for (int i = 0; i < literals.Count; i++)
        {
            for (int j = i + 1; j < literals.Count; j++)
            {
                for (int k = j + 1; k < literals.Count; k++)
                {
                    if (!IsConjunction(window, literals[i], literals[j], literals[k], goal, dual))
                        continue;
                    Literal inner = graph.GetOrAdd(false, literals[i] ^ dual, literals[j] ^ dual);
                    return graph.GetOrAdd(false, inner, literals[k] ^ dual) ^ dual;
                }
            }
        }

        return FindMixed(graph, window, goal, literals, dual);
    }

    /// <summary>goal = first ∧ (second ∨ third), where the two need to be right only where the first holds; with <paramref name="dual"/> ∨ and ∧ change places.</summary>
    private static Literal? FindMixed(MutableCircuit graph, Window window, ReadOnlySpan<ulong> goal, List<Literal> firsts, bool dual)
    {
        Span<ulong> care = stackalloc ulong[Window.Words];
        Span<ulong> wanted = stackalloc ulong[Window.Words];
        var parts = new List<Literal>();
        for (int first = 0; first < firsts.Count && first < 8; first++)
        {
            ReadOnlySpan<ulong> table = window.GetTable(firsts[first].Node);
            ulong firstFlip = firsts[first].IsComplemented != dual ? ulong.MaxValue : 0;
            for (int i = 0; i < Window.Words; i++)
            {
                care[i] = table[i] ^ firstFlip;
                wanted[i] = goal[i] ^ (dual ? ulong.MaxValue : 0);
            }

            parts.Clear();
            foreach (int divisor in window.Divisors)
            {
                foreach (bool complement in (ReadOnlySpan<bool>)[false, true])
                {
                    if (divisor != firsts[first].Node && parts.Count < MaxLiterals && IsWithin(window, new Literal(divisor, complement), care, wanted))
                        parts.Add(new Literal(divisor, complement));
                }
            }

            for (int i = 0; i < parts.Count; i++)
            {
                for (int j = i + 1; j < parts.Count; j++)
                {
                    if (!Covers(window, parts[i], parts[j], care, wanted))
                        continue;
                    Literal inner = !graph.GetOrAdd(false, !parts[i], !parts[j]);
                    return graph.GetOrAdd(false, firsts[first] ^ dual, inner) ^ dual;
                }
            }
        }

        return null;
    }

    private static bool IsWithin(Window window, Literal literal, ReadOnlySpan<ulong> care, ReadOnlySpan<ulong> wanted)
    {
        ReadOnlySpan<ulong> table = window.GetTable(literal.Node);
        ulong flip = literal.IsComplemented ? ulong.MaxValue : 0;
        ulong useful = 0;
        for (int i = 0; i < Window.Words; i++)
        {
            ulong value = (table[i] ^ flip) & care[i];
            if ((value & ~wanted[i]) != 0)
                return false;
            useful |= value;
        }

        return useful != 0;
    }

    private static bool Covers(Window window, Literal left, Literal right, ReadOnlySpan<ulong> care, ReadOnlySpan<ulong> wanted)
    {
        ReadOnlySpan<ulong> a = window.GetTable(left.Node);
        ReadOnlySpan<ulong> b = window.GetTable(right.Node);
        ulong aFlip = left.IsComplemented ? ulong.MaxValue : 0;
        ulong bFlip = right.IsComplemented ? ulong.MaxValue : 0;
        for (int i = 0; i < Window.Words; i++)
        {
            if ((wanted[i] & care[i] & ~((a[i] ^ aFlip) | (b[i] ^ bFlip))) != 0)
                return false;
        }

        return true;
    }

    private static bool IsConjunction(Window window, Literal first, Literal second, Literal? third, ReadOnlySpan<ulong> goal, bool dual)
    {
        ReadOnlySpan<ulong> a = window.GetTable(first.Node);
        ReadOnlySpan<ulong> b = window.GetTable(second.Node);
        ReadOnlySpan<ulong> c = third is { } literal ? window.GetTable(literal.Node) : b;
        ulong aFlip = first.IsComplemented != dual ? ulong.MaxValue : 0;
        ulong bFlip = second.IsComplemented != dual ? ulong.MaxValue : 0;
        ulong cFlip = third is { } other ? (other.IsComplemented != dual ? ulong.MaxValue : 0) : bFlip;
        ulong goalFlip = dual ? ulong.MaxValue : 0;
        for (int i = 0; i < Window.Words; i++)
        {
            if (((a[i] ^ aFlip) & (b[i] ^ bFlip) & (c[i] ^ cFlip)) != (goal[i] ^ goalFlip))
                return false;
        }

        return true;
    }
}
