using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>What a Turing machine does in one step: it writes, takes a state and moves its head.</summary>
/// <typeparam name="TState">The states: an enum or an integer.</typeparam>
/// <remarks>What is written is written even if the move bumps.</remarks>
public readonly struct Transition<TState> : IEquatable<Transition<TState>>
    where TState : struct
{
    /// <summary>A step that writes.</summary>
    /// <param name="next">The next state.</param>
    /// <param name="write">What is left in the cell: a symbol, or <see cref="Learnability.Write.Keep"/>.</param>
    /// <param name="move">Where the head goes.</param>
    public Transition(TState next, Symbol write, Move move)
    {
        Next = next;
        Write = write;
        Move = move;
    }

    /// <summary>A step that leaves the cell as it is.</summary>
    /// <param name="next">The next state.</param>
    /// <param name="move">Where the head goes.</param>
    public Transition(TState next, Move move)
        : this(next, Learnability.Write.Keep, move)
    {
    }

    /// <summary>The next state.</summary>
    public TState Next { get; }

    /// <summary>What is left in the cell: a symbol, or <see cref="Learnability.Write.Keep"/>.</summary>
    public Symbol Write { get; }

    /// <summary>Where the head goes.</summary>
    public Move Move { get; }

    /// <summary>Whether two steps are the same.</summary>
    /// <param name="left">A step.</param>
    /// <param name="right">A step.</param>
    public static bool operator ==(Transition<TState> left, Transition<TState> right) => left.Equals(right);

    /// <summary>Whether two steps differ.</summary>
    /// <param name="left">A step.</param>
    /// <param name="right">A step.</param>
    public static bool operator !=(Transition<TState> left, Transition<TState> right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Transition<TState> other) =>
        EqualityComparer<TState>.Default.Equals(Next, other.Next) && Write == other.Write && Move == other.Move;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Transition<TState> other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => (((EqualityComparer<TState>.Default.GetHashCode(Next) * 5) + (int)Move) * 5) + (int)Write;

    /// <summary>The state, what is written and the move.</summary>
    public override string ToString() => Write == Learnability.Write.Keep ? $"{Next}, Keep, {Move}" : $"{Next}, {Write}, {Move}";
}

/// <summary>Makes steps of Turing machines where the type of the state is clear from the argument.</summary>
public static class Transition
{
    /// <summary>A step that writes.</summary>
    /// <typeparam name="TState">The states.</typeparam>
    /// <param name="next">The next state.</param>
    /// <param name="write">What is left in the cell: a symbol, or <see cref="Write.Keep"/>.</param>
    /// <param name="move">Where the head goes.</param>
    public static Transition<TState> To<TState>(TState next, Symbol write, Move move)
        where TState : struct => new(next, write, move);

    /// <summary>A step that leaves the cell as it is.</summary>
    /// <typeparam name="TState">The states.</typeparam>
    /// <param name="next">The next state.</param>
    /// <param name="move">Where the head goes.</param>
    public static Transition<TState> To<TState>(TState next, Move move)
        where TState : struct => new(next, move);

    /// <summary>A step that changes nothing but the state: every step of a state that halts, to itself.</summary>
    /// <typeparam name="TState">The states.</typeparam>
    /// <param name="state">The state.</param>
    public static Transition<TState> Stay<TState>(TState state)
        where TState : struct => new(state, Move.Stay);
}
