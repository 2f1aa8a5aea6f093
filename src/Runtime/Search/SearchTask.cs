using System;

namespace Learnability;

/// <summary>A learning problem for which a machine is sought: data sets of many sizes, each with an input and its label.</summary>
/// <remarks>
/// The secret of a task, such as which feature is the label, is the same in all its data sets, and the search does not know it. What varies from one data set to the
/// next, such as a sign, the machine has to learn.
/// </remarks>
public sealed class SearchTask
{
    private readonly Func<int, int, RandomBits, Func<int[], int>> _drawLabel;

    /// <summary>Creates a task.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="drawLabel">For a number of samples m, a number of inputs d and a stream of random bits, the labels of one data set: a function of the d features, ±1.</param>
    public SearchTask(string name, Func<int, int, RandomBits, Func<int[], int>> drawLabel)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(drawLabel);
        Name = name;
        _drawLabel = drawLabel;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>Every label of a data set is the same, +1 or −1.</summary>
    public static SearchTask Constant { get; } = new("constant", static (_, _, random) =>
    {
        int label = random.NextBit() ? 1 : -1;
        return _ => label;
    });

    /// <summary>The label is x_j for a j that the search does not know.</summary>
    /// <param name="feature">j, from 0; the feature with this index, or the last if there are not so many.</param>
    public static SearchTask Feature(int feature)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(feature);
        return new SearchTask($"x_{feature}", (_, inputs, _) => x => x[Math.Min(feature, inputs - 1)]);
    }

    /// <summary>The label is x_j or −x_j: the search does not know j, and the machine must learn the sign from the samples.</summary>
    /// <param name="feature">j, from 0; the feature with this index, or the last if there are not so many.</param>
    public static SearchTask SignedFeature(int feature)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(feature);
        return new SearchTask($"±x_{feature}", (_, inputs, random) =>
        {
            int sign = random.NextBit() ? 1 : -1;
            return x => sign * x[Math.Min(feature, inputs - 1)];
        });
    }

    /// <summary>The label is a conjunction of literals, drawn for each data set.</summary>
    public static SearchTask Conjunction { get; } = new("conjunction", static (_, inputs, random) =>
    {
        var literals = new int[inputs];
        for (int i = 0; i < inputs; i++)
            literals[i] = random.NextInt32(3) - 1;
        return x =>
        {
            for (int i = 0; i < literals.Length; i++)
            {
                if (literals[i] != 0 && literals[i] != x[i])
                    return -1;
            }

            return 1;
        };
    });

    /// <summary>A task by its name: <c>constant</c>, <c>conjunction</c>, <c>x_1</c>, <c>±x_1</c> or <c>s*x_1</c>.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is no task of that name.</exception>
    public static SearchTask Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int index = name.IndexOf("x_", StringComparison.Ordinal);
        if (index >= 0 && int.TryParse(name.AsSpan(index + 2), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out int feature))
        {
            if (index == 0)
                return Feature(feature);
            if (name[..index] is "±" or "s*")
                return SignedFeature(feature);
        }

        return name switch
        {
            "constant" => Constant,
            "conjunction" => Conjunction,
            _ => throw new ArgumentException($"There is no task '{name}'; tasks are constant, conjunction, x_0, x_1, … and s*x_0, s*x_1, ….", nameof(name)),
        };
    }

    /// <summary>Draws data sets.</summary>
    internal SearchProblem[] Draw(int count, SearchSizes sizes, RandomBits random)
    {
        var problems = new SearchProblem[count];
        for (int i = 0; i < count; i++)
        {
            int samples = sizes.LeastSamples + random.NextInt32(sizes.MostSamples - sizes.LeastSamples + 1);
            int inputs = sizes.LeastInputs + random.NextInt32(sizes.MostInputs - sizes.LeastInputs + 1);
            Func<int[], int> label = _drawLabel(samples, inputs, random);
            var x = new int[samples + 1][];
            var y = new int[samples + 1];
            for (int row = 0; row <= samples; row++)
            {
                x[row] = new int[inputs];
                for (int column = 0; column < inputs; column++)
                    x[row][column] = random.NextBit() ? 1 : -1;
                y[row] = label(x[row]);
            }

            problems[i] = SearchProblem.Create(x, y, sizes.StepsPerCell * (samples + 1) * (inputs + 1));
        }

        return problems;
    }
}

/// <summary>The sizes of data sets, each drawn from a range.</summary>
/// <param name="LeastSamples">The least number m of samples, at least 1.</param>
/// <param name="MostSamples">The largest, at most 61.</param>
/// <param name="LeastInputs">The least number d of inputs, at least 1.</param>
/// <param name="MostInputs">The largest, at most 12.</param>
/// <param name="StepsPerCell">A machine may take this many steps for each cell of the block.</param>
public sealed record SearchSizes(int LeastSamples, int MostSamples, int LeastInputs, int MostInputs, int StepsPerCell = 4)
{
    internal void Validate(string name)
    {
        if (LeastSamples < 1 || MostSamples < LeastSamples || MostSamples > SearchProblem.MaxSamples || LeastInputs < 1 || MostInputs < LeastInputs || MostInputs > SearchProblem.MaxInputs || StepsPerCell < 1)
            throw new ArgumentException($"{this} are no sizes: ranges are not empty, start at 1 at least, and end at {SearchProblem.MaxSamples} samples and {SearchProblem.MaxInputs} inputs at most.", name);
    }
}
