namespace Learnability;

/// <summary>The two kinds of gate of an XOR-AND graph; every other two-input function is one of them with complemented edges.</summary>
public enum GateKind
{
    /// <summary>The conjunction of two literals.</summary>
    And,

    /// <summary>The exclusive disjunction of two literals, neither of which is complemented.</summary>
    Xor,
}
