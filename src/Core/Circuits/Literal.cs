using System;
using System.Globalization;

namespace Learnability;

/// <summary>A node of a circuit or its complement: complement edges are free. The code is twice the node's index, plus one if complemented.</summary>
public readonly struct Literal : IEquatable<Literal>
{
    /// <summary>The constant false: node 0.</summary>
    public static readonly Literal False;

    /// <summary>The constant true: node 0 complemented.</summary>
    public static readonly Literal True = new(1);

    /// <summary>The literal with a given code.</summary>
    /// <param name="code">Twice the node's index, plus one if complemented; not negative.</param>
    public Literal(int code) => Code = code;

    /// <summary>The literal of a node.</summary>
    /// <param name="node">The node's index, not negative.</param>
    /// <param name="isComplemented">Whether the node's complement is meant.</param>
    public Literal(int node, bool isComplemented) => Code = (node << 1) | (isComplemented ? 1 : 0);

    /// <summary>Twice the node's index, plus one if complemented.</summary>
    public int Code { get; }

    /// <summary>The node's index.</summary>
    public int Node => Code >> 1;

    /// <summary>Whether the node's complement is meant.</summary>
    public bool IsComplemented => (Code & 1) != 0;

    /// <summary>Whether this is one of the two constants.</summary>
    public bool IsConstant => Code <= 1;

    /// <summary>The complement.</summary>
    public static Literal operator !(Literal literal) => new(literal.Code ^ 1);

    /// <summary>The literal complemented where <paramref name="flip"/> is set.</summary>
    public static Literal operator ^(Literal literal, bool flip) => new(literal.Code ^ (flip ? 1 : 0));

    /// <summary>Whether two literals are the same.</summary>
    public static bool operator ==(Literal left, Literal right) => left.Code == right.Code;

    /// <summary>Whether two literals differ.</summary>
    public static bool operator !=(Literal left, Literal right) => left.Code != right.Code;

    /// <summary>The constant of a truth value.</summary>
    /// <param name="value">The truth value.</param>
    public static Literal Constant(bool value) => value ? True : False;

    /// <summary>The complement, for languages without operators.</summary>
    public Literal LogicalNot() => !this;

    /// <summary>The literal complemented where <paramref name="flip"/> is set, for languages without operators.</summary>
    public Literal Xor(bool flip) => this ^ flip;

    /// <inheritdoc/>
    public bool Equals(Literal other) => Code == other.Code;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Literal other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Code;

    /// <inheritdoc/>
    public override string ToString() => (IsComplemented ? "!" : "") + Node.ToString(CultureInfo.InvariantCulture);
}
