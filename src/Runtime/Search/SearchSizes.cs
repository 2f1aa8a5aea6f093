using System;
using System.Globalization;

namespace Learnability;

/// <summary>The sizes of data sets, each drawn from a range.</summary>
/// <param name="LeastSamples">The least number m of samples, at least 1.</param>
/// <param name="MostSamples">The largest, at most 61.</param>
/// <param name="LeastInputs">The least number d of inputs, at least 1.</param>
/// <param name="MostInputs">The largest, at most 12.</param>
/// <param name="StepsPerCell">A machine may take this many steps for each cell of the block.</param>
public sealed record SearchSizes(int LeastSamples, int MostSamples, int LeastInputs, int MostInputs, int StepsPerCell = 4)
{
    /// <summary>The sizes as text.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"m = {LeastSamples} to {MostSamples} and d = {LeastInputs} to {MostInputs} in {StepsPerCell} steps a cell");

    /// <summary>As many inputs more as a task needs.</summary>
    internal SearchSizes ShiftedTo(SearchTask task)
    {
        int shift = Math.Max(0, task.LeastInputs - LeastInputs);
        return this with { LeastInputs = LeastInputs + shift, MostInputs = Math.Min(SearchProblem.MaxInputs, MostInputs + shift) };
    }

    internal void Validate(SearchTask task, string name)
    {
        if (LeastSamples < 1 || MostSamples < LeastSamples || MostSamples > SearchProblem.MaxSamples || LeastInputs < 1 || MostInputs < LeastInputs || MostInputs > SearchProblem.MaxInputs || StepsPerCell < 1)
            throw new ArgumentException($"{this} are no sizes: ranges are not empty, start at 1 at least, and end at {SearchProblem.MaxSamples} samples and {SearchProblem.MaxInputs} inputs at most.", name);
        if (LeastInputs < task.LeastInputs)
            throw new ArgumentException($"The task {task.Name} needs {task.LeastInputs} inputs, but there may be {LeastInputs} in {this}.", name);
    }
}
