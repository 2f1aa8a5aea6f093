using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace Learnability;

/// <summary>A learning problem for which a machine is sought, or several: data sets of many sizes, each with an input and its label.</summary>
/// <remarks>
/// What is the same in all data sets of a task, such as which feature is the label, a machine may know by itself: it is then an algorithm for this task alone. What varies
/// from one data set to the next, such as a sign, or which of several tasks it is of, the machine has to learn: it is a reusable algorithm. Goel, Kakade, Kalai &amp; Zhang,
/// section 5: the tasks are a distribution over learning problems.
/// </remarks>
public sealed class SearchTask
{
    private readonly Func<int, int, RandomBits, Func<int[], int>> _drawLabel;

    /// <summary>Creates a task.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="drawLabel">
    /// For a number of samples m, a number of inputs d and a stream of random bits, the labels of one data set: a function of the d features, ±1, that is asked for each
    /// sample and then for the input. Where one is not ±1, the search ends with an <see cref="ArgumentException"/>.
    /// </param>
    /// <param name="leastInputs">The least number d of inputs that the task makes sense for, 1 to 12.</param>
    public SearchTask(string name, Func<int, int, RandomBits, Func<int[], int>> drawLabel, int leastInputs = 1)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(drawLabel);
        ArgumentOutOfRangeException.ThrowIfLessThan(leastInputs, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(leastInputs, SearchProblem.MaxInputs);
        Name = name;
        _drawLabel = drawLabel;
        LeastInputs = leastInputs;
        Parts = [this];
    }

    private SearchTask(IReadOnlyList<SearchTask> parts)
    {
        Name = string.Join(",", parts.Select(static part => part.Name));
        _drawLabel = static (_, _, _) => throw new InvalidOperationException();
        LeastInputs = parts.Max(static part => part.LeastInputs);
        Parts = parts;
    }

    /// <summary>The name.</summary>
    public string Name { get; }

    /// <summary>The least number d of inputs.</summary>
    public int LeastInputs { get; }

    /// <summary>The tasks that this one is made of; itself if it is one.</summary>
    public IReadOnlyList<SearchTask> Parts { get; }

    /// <summary>Every label of a data set is the same, +1 or −1.</summary>
    public static SearchTask Constant { get; } = new("constant", static (_, _, random) =>
    {
        int label = random.NextBit() ? 1 : -1;
        return _ => label;
    });

    /// <summary>The samples' labels are random, and the answer is the one that most samples have; +1 if none is.</summary>
    public static SearchTask Majority { get; } = new("majority", static (samples, _, random) =>
    {
        int row = 0;
        int sum = 0;
        return _ =>
        {
            if (row++ == samples)
                return sum >= 0 ? 1 : -1;
            int label = random.NextBit() ? 1 : -1;
            sum += label;
            return label;
        };
    });

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

    /// <summary>The label is x_j for a j that the search does not know.</summary>
    /// <param name="feature">j, from 0 to 11.</param>
    public static SearchTask Feature(int feature)
    {
        RequireFeature(feature);
        return new SearchTask($"x_{feature}", (_, _, _) => x => x[feature], feature + 1);
    }

    /// <summary>The label is −x_j for a j that the search does not know.</summary>
    /// <param name="feature">j, from 0 to 11.</param>
    public static SearchTask NegatedFeature(int feature)
    {
        RequireFeature(feature);
        return new SearchTask($"-x_{feature}", (_, _, _) => x => -x[feature], feature + 1);
    }

    /// <summary>The label is x_j or −x_j: the search does not know j, and the machine must learn the sign from the samples.</summary>
    /// <param name="feature">j, from 0 to 11.</param>
    public static SearchTask SignedFeature(int feature)
    {
        RequireFeature(feature);
        return new SearchTask(
            $"±x_{feature}",
            (_, _, random) =>
            {
                int sign = random.NextBit() ? 1 : -1;
                return x => sign * x[feature];
            },
            feature + 1);
    }

    /// <summary>Several tasks, of which data sets are drawn in turn: a machine for them has to find out from the samples which it is.</summary>
    /// <param name="tasks">At least one task, none twice.</param>
    /// <exception cref="ArgumentException">There is no task, or two have the same name.</exception>
    public static SearchTask Several(params IReadOnlyList<SearchTask> tasks)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        SearchTask[] parts = [.. tasks.SelectMany(static task => task.Parts)];
        if (parts.Length == 0)
            throw new ArgumentException("There is no task.", nameof(tasks));
        if (parts.GroupBy(static part => part.Name).FirstOrDefault(static group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"The task {twice.Key} is given twice.", nameof(tasks));
        return parts.Length == 1 ? parts[0] : new SearchTask(parts);
    }

    /// <summary>A task by its name: <c>constant</c>, <c>majority</c>, <c>conjunction</c>, <c>x_1</c>, <c>-x_1</c>, <c>±x_1</c> or <c>s*x_1</c>; several with commas between.</summary>
    /// <param name="name">The name.</param>
    /// <exception cref="ArgumentException">There is no task of that name.</exception>
    public static SearchTask Parse(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Several([.. name.Split(',').Select(ParseOne)]);
    }

    /// <summary>Draws data sets; those of the task's parts take turns.</summary>
    internal SearchProblem[] Draw(int count, SearchSizes sizes, RandomBits random)
    {
        var problems = new SearchProblem[count];
        for (int i = 0; i < count; i++)
        {
            int samples = sizes.LeastSamples + random.NextInt32(sizes.MostSamples - sizes.LeastSamples + 1);
            int inputs = sizes.LeastInputs + random.NextInt32(sizes.MostInputs - sizes.LeastInputs + 1);
            Func<int[], int> label = Parts[i % Parts.Count]._drawLabel(samples, inputs, random);
            var x = new int[samples + 1][];
            var y = new int[samples + 1];
            for (int row = 0; row <= samples; row++)
            {
                x[row] = new int[inputs];
                for (int column = 0; column < inputs; column++)
                    x[row][column] = random.NextBit() ? 1 : -1;
                y[row] = label(x[row]);
                RequireSigns(x[row], y[row]);
            }

            problems[i] = SearchProblem.Create(x, y, sizes.StepsPerCell * (samples + 1) * (inputs + 1));
        }

        return problems;
    }

    private static SearchTask ParseOne(string name)
    {
        int index = name.IndexOf("x_", StringComparison.Ordinal);
        if (index >= 0 && int.TryParse(name.AsSpan(index + 2), NumberStyles.None, CultureInfo.InvariantCulture, out int feature) && feature < SearchProblem.MaxInputs)
        {
            switch (name[..index])
            {
                case "":
                    return Feature(feature);
                case "-" or "−":
                    return NegatedFeature(feature);
                case "±" or "s*":
                    return SignedFeature(feature);
            }
        }

        return name switch
        {
            "constant" => Constant,
            "majority" => Majority,
            "conjunction" => Conjunction,
            _ => throw new ArgumentException(
                $"There is no task '{name}'; tasks are constant, majority, conjunction, x_J, -x_J and s*x_J with J from 0 to {SearchProblem.MaxInputs - 1}, and several with commas between.", nameof(name)),
        };
    }

    private void RequireSigns(ReadOnlySpan<int> x, int y)
    {
        if (y is not (1 or -1))
            throw new ArgumentException($"The task {Name} gives a sample the label {y}; labels are −1 and +1.");
        if (x.IndexOfAnyExcept(1, -1) is >= 0 and int changed)
            throw new ArgumentException($"The task {Name} sets feature {changed} of a sample to {x[changed]}; features are −1 and +1, and a task reads them.");
    }

    private static void RequireFeature(int feature)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(feature);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(feature, SearchProblem.MaxInputs);
    }
}
