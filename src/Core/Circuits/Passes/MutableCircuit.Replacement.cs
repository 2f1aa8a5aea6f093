using System.Collections.Generic;

namespace Learnability;

internal sealed partial class MutableCircuit
{
    private readonly Stack<int> _unused = new();
    private readonly Stack<(int Node, Literal By)> _replacements = new();
    private readonly List<int> _users = [];

    /// <summary>Puts a literal that computes the same in a node's place, wherever it is used; what nothing uses any more dies.</summary>
    public void Replace(int node, Literal replacement)
    {
        // What waits to be put in a place is held, so that it cannot die meanwhile.
        _replacements.Push((node, replacement));
        Hold(replacement.Node);
        while (_replacements.Count > 0)
        {
            (int old, Literal held) = _replacements.Pop();
            Literal by = held;
            while (_nodes[by.Node].ReplacedBy is >= 0 and int next)
                by = new Literal(next) ^ by.IsComplemented;
            if (by.Node != old && !IsDead(old))
                ReplaceEverywhere(old, by);
            Release(held.Node);
            KillIfUnused(held.Node);
        }
    }

    /// <summary>Removes a gate that nothing uses, and what only it used.</summary>
    public void KillIfUnused(int node)
    {
        _unused.Push(node);
        while (_unused.Count > 0)
        {
            int next = _unused.Pop();
            if (!IsGate(next) || _nodes[next].References > 0)
                continue;
            Disconnect(next);
            _nodes[next].Kind = NodeKind.Dead;
            GateCount--;
            _unused.Push(_nodes[next].Left.Node);
            _unused.Push(_nodes[next].Right.Node);
        }
    }

    private void ReplaceEverywhere(int old, Literal by)
    {
        _nodes[old].ReplacedBy = by.Code;
        if (_nodes[old].IsOutput)
            ReplaceOutputs(old, by);

        // Replacing changes the list of users: what is in it now is gone through.
        _users.Clear();
        for (int slot = FanOuts.GetFirst(old); slot >= 0; slot = FanOuts.GetNext(slot))
            _users.Add(slot >> 1);
        foreach (int user in _users)
        {
            if (IsGate(user) && (_nodes[user].Left.Node == old || _nodes[user].Right.Node == old))
                ReplaceFanIn(user, old, by);
        }

        KillIfUnused(old);
    }

    private void ReplaceOutputs(int old, Literal by)
    {
        for (int i = 0; i < _outputs.Length; i++)
        {
            if (_outputs[i].Node != old)
                continue;
            _outputs[i] = by ^ _outputs[i].IsComplemented;
            Hold(by.Node);
            Release(old);
        }

        _nodes[old].IsOutput = false;
        _nodes[by.Node].IsOutput = true;
    }

    private void ReplaceFanIn(int user, int old, Literal by)
    {
        ref Node gate = ref _nodes[user];
        bool isXor = gate.Kind == NodeKind.Xor;
        Literal left = gate.Left.Node == old ? by ^ gate.Left.IsComplemented : gate.Left;
        Literal right = gate.Right.Node == old ? by ^ gate.Right.IsComplemented : gate.Right;
        if (Find(isXor, left, right) is { } same)
        {
            // The user equals something that exists; it dies once its own users have moved there.
            if (same.Node != user)
            {
                _replacements.Push((user, same ^ (isXor && gate.IsInverted)));
                Hold(same.Node);
            }

            return;
        }

        Disconnect(user);
        (gate.Left, gate.Right, bool flip) = Normalize(isXor, left, right);
        gate.IsInverted ^= flip;
        Connect(user);
    }
}
