using System;

namespace Learnability;

public sealed partial class CircuitBuilder
{
    /// <summary>Whether a literal is a gate of this builder, and which.</summary>
    /// <param name="literal">The literal; its complement is ignored.</param>
    /// <param name="gate">The gate, if it is one.</param>
    public bool TryGetGate(Literal literal, out Gate gate)
    {
        int index = literal.Node - 1 - InputCount;
        if (index < 0 || index >= GateCount)
        {
            gate = default;
            return false;
        }

        gate = new Gate(_isXor[index] ? GateKind.Xor : GateKind.And, new Literal(_left[index]), new Literal(_right[index]));
        return true;
    }

    private bool IsXor(Literal literal) => TryGetGate(literal, out Gate gate) && gate.Kind == GateKind.Xor;

    /// <summary>The conjunction, where one side already decides it: x ∧ (x ∧ z) = x ∧ z, x ∧ (¬x ∧ z) = 0, x ∧ ¬(¬x ∧ z) = x.</summary>
    private Literal? Absorb(Literal left, Literal right)
    {
        if ((AbsorbInto(left, right) ?? AbsorbInto(right, left)) is { } absorbed)
            return absorbed;

        // (x ∧ y) ∧ (¬x ∧ z) = 0
        if (!left.IsComplemented && !right.IsComplemented
            && TryGetGate(left, out Gate a) && a.Kind == GateKind.And && TryGetGate(right, out Gate b) && b.Kind == GateKind.And
            && (a.Left == !b.Left || a.Left == !b.Right || a.Right == !b.Left || a.Right == !b.Right))
        {
            return Literal.False;
        }

        return null;
    }

    private Literal? AbsorbInto(Literal literal, Literal other)
    {
        if (!TryGetGate(other, out Gate gate) || gate.Kind != GateKind.And)
            return null;
        bool contains = gate.Left == literal || gate.Right == literal;
        bool containsComplement = gate.Left == !literal || gate.Right == !literal;
        if (!other.IsComplemented)
            return contains ? other : containsComplement ? Literal.False : null;
        return containsComplement ? literal : null;
    }

    /// <summary>A simpler literal that may stand for <paramref name="other"/> wherever <paramref name="literal"/> is true.</summary>
    private Literal? Simplify(Literal literal, Literal other)
    {
        if (!TryGetGate(other, out Gate gate))
            return null;
        if (gate.Kind == GateKind.Xor)
        {
            // Where x is true, x ⊕ z = ¬z; where ¬x is true, x ⊕ z = z.
            if (gate.Left.Node == literal.Node)
                return gate.Right ^ !literal.IsComplemented ^ other.IsComplemented;
            if (gate.Right.Node == literal.Node)
                return gate.Left ^ !literal.IsComplemented ^ other.IsComplemented;
            return null;
        }

        if (!other.IsComplemented)
            return null;
        return gate.Left == literal ? !gate.Right : gate.Right == literal ? !gate.Left : null;
    }

    /// <summary>x ⊕ (x ⊕ z) = z, x ⊕ (x ∧ z) = x ∧ ¬z, x ⊕ (¬x ∧ z) = x ∨ z.</summary>
    private Literal? CancelXor(Literal literal, Literal other)
    {
        if (!TryGetGate(other, out Gate gate))
            return null;
        if (gate.Left.Node != literal.Node && gate.Right.Node != literal.Node)
            return null;
        Literal shared = gate.Left.Node == literal.Node ? gate.Left : gate.Right;
        Literal rest = gate.Left.Node == literal.Node ? gate.Right : gate.Left;
        if (gate.Kind == GateKind.Xor)
            return rest;
        return shared == literal ? And(literal, !rest) : Or(literal, rest);
    }

    /// <summary>
    /// The exclusive disjunction of two conjunctions that one conjunction computes: (x ∧ y) ⊕ (x ∧ z) = x ∧ (y ⊕ z), (x ∧ y) ⊕ (¬x ∧ z) = x ? y : z, and
    /// (x ∧ (y ⊕ z)) ⊕ (y ∧ z), the majority of three.
    /// </summary>
    private Literal? JoinAnds(Literal left, Literal right)
    {
        if (_joinDepth == MaxJoinDepth
            || !TryGetGate(left, out Gate a) || a.Kind != GateKind.And || !TryGetGate(right, out Gate b) || b.Kind != GateKind.And)
        {
            return null;
        }

        _joinDepth++;
        Literal? joined = JoinOn(a.Left, a.Right, b.Left, b.Right)
            ?? JoinOn(a.Left, a.Right, b.Right, b.Left)
            ?? JoinOn(a.Right, a.Left, b.Left, b.Right)
            ?? JoinOn(a.Right, a.Left, b.Right, b.Left)
            ?? JoinMajority(a.Left, a.Right, b.Left, b.Right)
            ?? JoinMajority(a.Right, a.Left, b.Left, b.Right)
            ?? JoinMajority(b.Left, b.Right, a.Left, a.Right)
            ?? JoinMajority(b.Right, b.Left, a.Left, a.Right);
        _joinDepth--;
        return joined;
    }

    /// <summary>(x ∧ y) ⊕ (other ∧ z) where the other is x or its complement.</summary>
    private Literal? JoinOn(Literal x, Literal y, Literal other, Literal z) =>
        x == other ? And(x, Xor(y, z)) : x == !other ? Xor(z, And(x, Xor(y, z))) : null;

    /// <summary>(x ∧ differ) ⊕ (y ∧ z) where differ is y ⊕ z or its complement.</summary>
    private Literal? JoinMajority(Literal x, Literal differ, Literal y, Literal z)
    {
        if (!TryGetGate(differ, out Gate gate) || gate.Kind != GateKind.Xor)
            return null;
        bool isPair = (gate.Left.Node == y.Node && gate.Right.Node == z.Node) || (gate.Left.Node == z.Node && gate.Right.Node == y.Node);
        if (!isPair)
            return null;
        Literal selected = And(differ, Xor(x, y));
        return Xor(y, z) == differ ? Xor(y, selected) : selected;
    }

    /// <summary>Whether a conjunction exists as a gate.</summary>
    private bool FindAnd(Literal left, Literal right) => _table[FindSlot(false, Math.Min(left.Code, right.Code), Math.Max(left.Code, right.Code))] >= 0;

    private (Literal Left, Literal Right)? FindShared(Literal left, Literal right)
    {
        TryGetGate(left, out Gate a);
        TryGetGate(right, out Gate b);
        if (a.Left == b.Left)
            return (a.Right, b.Right);
        if (a.Left == b.Right)
            return (a.Right, b.Left);
        if (a.Right == b.Left)
            return (a.Left, b.Right);
        if (a.Right == b.Right)
            return (a.Left, b.Left);
        return null;
    }

    private Literal GetOrAdd(bool isXor, Literal left, Literal right)
    {
        RequireKnown(left, nameof(left));
        RequireKnown(right, nameof(right));
        bool isSwapped = left.Code > right.Code;
        if (isSwapped)
            (left, right) = (right, left);

        int slot = FindSlot(isXor, left.Code, right.Code);
        if (_table[slot] >= 0)
            return new Literal(1 + InputCount + _table[slot], false);

        if (GateCount == _left.Length)
        {
            Array.Resize(ref _left, GateCount * 2);
            Array.Resize(ref _right, GateCount * 2);
            Array.Resize(ref _isXor, GateCount * 2);
            Array.Resize(ref _isSwapped, GateCount * 2);
        }

        _left[GateCount] = left.Code;
        _right[GateCount] = right.Code;
        _isXor[GateCount] = isXor;
        _isSwapped[GateCount] = isSwapped;
        _table[slot] = GateCount++;
        if (GateCount * 2 > _table.Length)
            Rehash();
        return new Literal(InputCount + GateCount, false);
    }

    private int FindSlot(bool isXor, int left, int right)
    {
        // Fibonacci hashing of the two codes; linear probing at a load of at most one half.
        uint hash = unchecked((((uint)left * 0x9E3779B1u) ^ ((uint)right * 0x85EBCA77u)) + (isXor ? 0x27D4EB2Fu : 0u));
        hash ^= hash >> 15;
        int mask = _table.Length - 1;
        int slot = (int)(hash & (uint)mask);
        while (_table[slot] is >= 0 and int gate && (_left[gate] != left || _right[gate] != right || _isXor[gate] != isXor))
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Rehash()
    {
        _table = NewTable(_table.Length * 2);
        for (int gate = 0; gate < GateCount; gate++)
            _table[FindSlot(_isXor[gate], _left[gate], _right[gate])] = gate;
    }

    private static int[] NewTable(int length)
    {
        var table = new int[length];
        for (int i = 0; i < length; i++)
            table[i] = -1;
        return table;
    }

    private void RequireKnown(Literal literal, string parameter)
    {
        if ((uint)literal.Node >= (uint)NodeCount)
            throw new ArgumentException($"Literal {literal} is not of this builder, which has {NodeCount} nodes.", parameter);
    }
}
