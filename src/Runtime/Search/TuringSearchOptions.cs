using System;

namespace Learnability;

/// <summary>How a search finds machines.</summary>
public enum SearchMethod
{
    /// <summary>From a random table, one change after the other: kept if it solves more, or by chance if not many fewer, and that less and less.</summary>
    Annealing,

    /// <summary>A random table in each trial, as the random initialization of the paper's Algorithm 1 draws weights.</summary>
    RandomTables,
}

/// <summary>The settings of a search. Everything that decides its result is here: seeds and counts, and no time.</summary>
public sealed record TuringSearchOptions
{
    /// <summary>The number s of states, 1 to 64.</summary>
    public int States { get; init; } = 3;

    /// <summary>How machines are found.</summary>
    public SearchMethod Method { get; init; } = SearchMethod.Annealing;

    /// <summary>The seed of the data sets and of all restarts.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>The largest number of restarts; each is a pure function of the seed and of its number.</summary>
    public int Restarts { get; init; } = 64;

    /// <summary>The number of tables tried in each restart.</summary>
    public int TablesPerRestart { get; init; } = 20_000;

    /// <summary>The temperature at the start of a restart, as a part of the training problems; it falls to 0.</summary>
    public double Temperature { get; init; } = 0.02;

    /// <summary>The number of training problems.</summary>
    public int TrainingProblems { get; init; } = 128;

    /// <summary>The sizes of training problems.</summary>
    public SearchSizes TrainingSizes { get; init; } = new(2, 7, 2, 3);

    /// <summary>The number of validation problems.</summary>
    public int ValidationProblems { get; init; } = 1000;

    /// <summary>The sizes of validation problems: up to larger ones, so that a machine that fits small sizes alone does not pass.</summary>
    public SearchSizes ValidationSizes { get; init; } = new(4, 9, 3, 5);

    /// <summary>The number of transfer problems, which decide nothing and are reported.</summary>
    public int TransferProblems { get; init; } = 500;

    /// <summary>The sizes of transfer problems.</summary>
    public SearchSizes TransferSizes { get; init; } = new(8, 10, 4, 5);

    /// <summary>The part of the validation problems that a machine must solve; all of them unless fewer are asked for.</summary>
    public double Success { get; init; } = 1;

    /// <summary>The number i of this shard, from 0: it runs the restarts whose number is i modulo <see cref="Shards"/>.</summary>
    public int Shard { get; init; }

    /// <summary>The number of shards.</summary>
    public int Shards { get; init; } = 1;

    internal void Validate()
    {
        Require(States is >= 1 and <= 64, nameof(States), States, "1 to 64");
        Require(Restarts >= 1, nameof(Restarts), Restarts, "at least 1");
        Require(TablesPerRestart >= 1, nameof(TablesPerRestart), TablesPerRestart, "at least 1");
        Require(Temperature is >= 0 and < double.PositiveInfinity, nameof(Temperature), Temperature, "finite and at least 0");
        Require(TrainingProblems >= 1, nameof(TrainingProblems), TrainingProblems, "at least 1");
        Require(ValidationProblems >= 1, nameof(ValidationProblems), ValidationProblems, "at least 1");
        Require(TransferProblems >= 0, nameof(TransferProblems), TransferProblems, "at least 0");
        Require(Success is > 0 and <= 1, nameof(Success), Success, "above 0 and at most 1");
        Require(Shards >= 1, nameof(Shards), Shards, "at least 1");
        Require(Shard >= 0 && Shard < Shards, nameof(Shard), Shard, $"0 to {Shards - 1}");
        TrainingSizes.Validate(nameof(TrainingSizes));
        ValidationSizes.Validate(nameof(ValidationSizes));
        TransferSizes.Validate(nameof(TransferSizes));
    }

    private static void Require(bool isValid, string name, IFormattable value, string allowed)
    {
        if (!isValid)
            throw new ArgumentException($"{name} = {value.ToString(null, System.Globalization.CultureInfo.InvariantCulture)} is out of range; allowed: {allowed}.", name);
    }
}
