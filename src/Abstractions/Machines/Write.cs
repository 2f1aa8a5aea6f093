namespace Learnability;

/// <summary>What a <see cref="Transition{TState}"/> may write beside a <see cref="Symbol"/>.</summary>
public static class Write
{
    /// <summary>Leaves in the cell what it holds.</summary>
    public const Symbol Keep = (Symbol)2;
}
