using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>What a kind of steps does, as a type, so that the run-time compiler makes loops of each.</summary>
internal unsafe interface ITableStep
{
    /// <summary>The number of places of a step.</summary>
    static abstract int Length { get; }

    /// <summary>Computes one vector.</summary>
    /// <param name="values">All values.</param>
    /// <param name="step">Places in bytes.</param>
    static abstract void One(byte* values, uint* step);

    /// <summary>Computes two vectors or more.</summary>
    /// <param name="values">All values, with the vectors of a place side by side.</param>
    /// <param name="step">Places.</param>
    /// <param name="shift">The binary logarithm of the bytes of a place.</param>
    static abstract void Several(byte* values, uint* step, int shift);

    /// <summary>Computes eight vectors, without a loop.</summary>
    /// <param name="values">All values, with the vectors of a place side by side.</param>
    /// <param name="step">Places.</param>
    static abstract void Eight(byte* values, uint* step);
}

/// <summary>
/// Loops over the steps of a run. For one vector, short runs have code without a loop: a processor does not foresee how long a run is, and would be wrong once where it
/// goes and once how often.
/// </summary>
/// <typeparam name="TStep">The kind of step.</typeparam>
internal static unsafe class TableLoop<TStep>
    where TStep : struct, ITableStep
{
    /// <summary>A run of one step for one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint* OneOnce(byte* values, uint* step, int count, int shift)
    {
        TStep.One(values, step);
        return step + TStep.Length;
    }

    /// <summary>A run of two steps for one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint* OneTwice(byte* values, uint* step, int count, int shift)
    {
        TStep.One(values, step);
        TStep.One(values, step + TStep.Length);
        return step + (2 * TStep.Length);
    }

    /// <summary>A run of three steps for one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint* OneThrice(byte* values, uint* step, int count, int shift)
    {
        TStep.One(values, step);
        TStep.One(values, step + TStep.Length);
        TStep.One(values, step + (2 * TStep.Length));
        return step + (3 * TStep.Length);
    }

    /// <summary>A run of any number of steps for one vector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint* One(byte* values, uint* step, int count, int shift)
    {
        for (uint* end = step + ((nint)count * TStep.Length); step < end; step += TStep.Length)
            TStep.One(values, step);
        return step;
    }

    /// <summary>A run of any number of steps for two vectors or more.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint* Several(byte* values, uint* step, int count, int shift)
    {
        for (uint* end = step + ((nint)count * TStep.Length); step < end; step += TStep.Length)
            TStep.Several(values, step, shift);
        return step;
    }

    /// <summary>A run of any number of steps for eight vectors.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint* Eight(byte* values, uint* step, int count, int shift)
    {
        for (uint* end = step + ((nint)count * TStep.Length); step < end; step += TStep.Length)
            TStep.Eight(values, step);
        return step;
    }
}
