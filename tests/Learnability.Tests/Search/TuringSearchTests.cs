using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using Xunit;

namespace Learnability.Tests.Search;

/// <summary>A search finds machines that learn, and finds the same whoever runs it.</summary>
public sealed class TuringSearchTests
{
    private static readonly TuringSearchOptions _small = new()
    {
        States = 3,
        Restarts = 6,
        TablesPerRestart = 3000,
        TrainingProblems = 64,
        ValidationProblems = 200,
        ConfirmationProblems = 500,
        TransferProblems = 100,
    };

    /// <summary>Two states learn no conjunctions: every restart runs to its end.</summary>
    private static readonly TuringSearchOptions _hopeless = _small with { States = 2, TablesPerRestart = 500 };

    [Theory]
    [InlineData("x_1", 3)]
    [InlineData("s*x_1", 4)]
    [InlineData("s*x_2", 4)]
    public void Machine_is_found_that_learns_larger_problems_too(string task, int states)
    {
        SearchResult result = new TuringSearch(SearchTask.Parse(task), new TuringSearchOptions { States = states, Seed = 2 }).Run();

        Assert.True(result.IsFound);
        Assert.Equal(SearchStop.Found, result.Stop);
        Assert.Equal(1, result.Validation);
        Assert.Equal(1, result.Transfer);
        Assert.InRange(result.BaselineCorner, 0.4, 0.6);
        Assert.Equal(states, result.Machine!.StateCount);
    }

    [Fact]
    public void Machine_that_only_passes_validation_is_not_taken()
    {
        // With few validation problems and none for confirmation a machine passes that is wrong on larger problems; with confirmation the search goes on past it.
        TuringSearchOptions lax = new() { States = 4, Seed = 2, ValidationProblems = 20, ConfirmationProblems = 0, TransferProblems = 4000, TransferSizes = new(8, 10, 4, 5) };
        SearchResult found = new TuringSearch(SearchTask.SignedFeature(1), lax).Run();
        Assert.True(found.IsFound);
        Assert.InRange(found.Transfer, 0.5, 0.9999);

        SearchResult confirmed = new TuringSearch(SearchTask.SignedFeature(1), lax with { ConfirmationProblems = 10_000 }).Run();
        Assert.True(confirmed.IsFound);
        Assert.Equal(1, confirmed.Transfer);
        Assert.True(confirmed.Tables > found.Tables);
    }

    [Fact]
    public void Machine_for_one_task_knows_it_and_machine_for_several_learns_them()
    {
        var both = SearchTask.Parse("x_1,-x_1");
        SearchResult one = new TuringSearch(SearchTask.Feature(1), new TuringSearchOptions { States = 3, Seed = 7 }).Run();
        SearchResult several = new TuringSearch(both, new TuringSearchOptions { States = 4 }).Run();
        Assert.True(one.IsFound && several.IsFound);
        Assert.Equal(["x_1", "-x_1"], several.TransferScores.Select(static score => score.Task));
        Assert.All(several.TransferScores, static score => Assert.Equal(1, score.Accuracy));

        (int best, IReadOnlyList<IReadOnlyList<SearchScore>> scores) = AlgorithmSelection.SelectReusable([one.Machine!, several.Machine!], both, new SearchSizes(8, 10, 4, 5), 400, seed: 5);
        Assert.Equal(1, best);

        // It reads the input's own features where it should read what the samples make of them, and is right on -x_1 as often as an algorithm for x_1 happens to be.
        Assert.Equal(1, scores[0][0].Accuracy);
        Assert.InRange(scores[0][1].Accuracy, 0, 0.9);
        Assert.Equal([1.0, 1.0], scores[1].Select(static score => score.Accuracy));
        Assert.All(scores.SelectMany(static each => each), static score => Assert.InRange(score.BaselineCorner, 0.3, 0.7));
        Assert.Equal(0, AlgorithmSelection.SelectReusable([one.Machine!, several.Machine!], SearchTask.Feature(1), new SearchSizes(8, 10, 4, 5), 400, seed: 5).Best);
    }

    [Theory]
    [InlineData("majority")]
    [InlineData("conjunction")]
    public void Search_that_finds_nothing_shows_its_best_and_the_baselines(string task)
    {
        SearchResult result = new TuringSearch(SearchTask.Parse(task), _hopeless).Run();

        Assert.False(result.IsFound);
        Assert.Equal(SearchStop.OutOfRestarts, result.Stop);
        Assert.Equal(6 * 500, result.Tables);
        Assert.NotNull(result.Machine);
        Assert.InRange(result.Validation, 0.4, 0.99);
        Assert.InRange(result.BaselineCorner, 0.2, 0.8);
        Assert.InRange(result.BaselineSum, 0.2, 0.99);
    }

    [Fact]
    public void Labels_of_majority_are_a_majority_and_those_of_conjunctions_one()
    {
        var random = new RandomBits(1, RandomPurpose.Examples);
        foreach (SearchProblem problem in SearchTask.Majority.Draw(200, new SearchSizes(1, 9, 1, 4), random))
        {
            int columns = problem.Tape.AsSpan(SearchProblem.Corner).IndexOf(SearchProblem.Wall);
            int sum = 0;
            for (int cell = SearchProblem.Corner + columns - 2; cell < problem.Head; cell += SearchProblem.Stride)
                sum += problem.Tape[cell] - 1;
            Assert.Equal(sum >= 0 ? 2 : 0, problem.Answer);
        }

        // Below a sample that is positive, an input of the same features is positive.
        foreach (SearchProblem problem in SearchTask.Conjunction.Draw(2000, new SearchSizes(1, 4, 1, 2), random))
        {
            int columns = problem.Tape.AsSpan(SearchProblem.Corner).IndexOf(SearchProblem.Wall);
            for (int row = SearchProblem.Corner; row + columns - 2 < problem.Head; row += SearchProblem.Stride)
            {
                ReadOnlySpan<byte> cells = problem.Tape.AsSpan(row, columns - 1);
                int label = cells[^1] - 1;

                // y·x·x' is y everywhere: the sample is the input.
                if (cells[..^1].IndexOfAnyExcept((byte)(label + 1)) < 0)
                    Assert.Equal(label + 1, problem.Answer);
            }
        }
    }

    [Fact]
    public void Result_is_that_of_the_seed_whatever_the_threads_shards_and_interruptions()
    {
        byte[] expected = Json(new TuringSearch(SearchTask.Feature(1), _small).Run(1));

        Assert.Equal(expected, Json(new TuringSearch(SearchTask.Feature(1), _small).Run(2)));

        SearchResult[] parts = [.. Enumerable.Range(0, 3).Select(static shard => new TuringSearch(SearchTask.Feature(1), _small with { Shard = shard, Shards = 3 }).Run(1))];
        Assert.Equal(expected, Json(SearchResult.Merge([parts[2], parts[0], Read(Json(parts[1]))])));

        // Killed after its first restart, and resumed from what was saved then.
        using var stop = new CancellationTokenSource();
        byte[]? saved = null;
        byte[] uninterrupted = Json(new TuringSearch(SearchTask.Conjunction, _hopeless).Run(1));
        Assert.ThrowsAny<OperationCanceledException>(() => new TuringSearch(SearchTask.Conjunction, _hopeless).Run(
            1,
            null,
            state =>
            {
                saved = Json(state);
                stop.Cancel();
            },
            null,
            stop.Token));
        SearchResult checkpoint = Read(saved!);
        Assert.Equal(SearchStop.Unfinished, checkpoint.Stop);
        Assert.Equal(uninterrupted, Json(new TuringSearch(SearchTask.Conjunction, _hopeless).Run(1, checkpoint)));
    }

    [Fact]
    public void Search_that_is_out_of_time_says_so_and_goes_on_to_the_same_result()
    {
        byte[] uninterrupted = Json(new TuringSearch(SearchTask.Conjunction, _hopeless).Run(1));
        TuringSearchOptions hurried = _hopeless with { TimeBudget = TimeSpan.FromTicks(1) };
        SearchResult? state = null;
        for (int runs = 1; runs <= 6; runs++)
        {
            // Each run has the time for one restart.
            state = new TuringSearch(SearchTask.Conjunction, hurried).Run(1, state is null ? null : Read(Json(state)));
            Assert.Equal(runs < 6 ? SearchStop.Unfinished : SearchStop.OutOfRestarts, state.Stop);
            Assert.Equal(500 * runs, state.Tables);
        }

        Assert.Equal(uninterrupted, Json(state!));
    }

    [Fact]
    public void Step_budget_decides_the_result_whatever_the_threads_and_shards()
    {
        SearchResult all = new TuringSearch(SearchTask.Conjunction, _hopeless).Run(1);
        TuringSearchOptions bounded = _hopeless with { StepBudget = all.Steps / 2 };
        SearchResult half = new TuringSearch(SearchTask.Conjunction, bounded).Run(1);

        Assert.Equal(SearchStop.OutOfSteps, half.Stop);
        Assert.InRange(half.Steps, bounded.StepBudget, all.Steps - 1);
        Assert.InRange(half.Tables, 500, 5 * 500);
        Assert.Equal(Json(half), Json(new TuringSearch(SearchTask.Conjunction, bounded).Run(2)));
        SearchResult[] parts = [.. Enumerable.Range(0, 2).Select(shard => new TuringSearch(SearchTask.Conjunction, bounded with { Shard = shard, Shards = 2 }).Run(1))];
        Assert.Equal(Json(half), Json(SearchResult.Merge(parts)));
    }

    [Fact]
    public void Missing_shard_leaves_the_result_unfinished()
    {
        SearchResult[] parts = [.. Enumerable.Range(0, 3).Select(static shard => new TuringSearch(SearchTask.Conjunction, _hopeless with { Shard = shard, Shards = 3 }).Run(1))];

        Assert.All(parts, static part => Assert.Equal(SearchStop.OutOfRestarts, part.Stop));
        Assert.Equal(SearchStop.OutOfRestarts, SearchResult.Merge(parts).Stop);
        Assert.Equal(SearchStop.Unfinished, SearchResult.Merge([parts[0], parts[2]]).Stop);
    }

    [Fact]
    public void Checkpoint_of_another_search_is_refused()
    {
        SearchResult other = new TuringSearch(SearchTask.Feature(1), _small).Run(1);

        Assert.Throws<ArgumentException>(() => new TuringSearch(SearchTask.Feature(1), _small with { Seed = 2 }).Run(1, other));
        Assert.Throws<ArgumentException>(() => new TuringSearch(SearchTask.Feature(1), _small with { Shards = 2 }).Run(1, other));
        Assert.Throws<ArgumentException>(() => SearchResult.Merge([other, new TuringSearch(SearchTask.Constant, _small).Run(1)]));
        Assert.Throws<FormatException>(() => SearchResult.ReadJson("{}"));
    }

    [Fact]
    public void Settings_out_of_range_are_named()
    {
        Assert.Contains("x_3 needs 4 inputs", Refusal(SearchTask.Feature(3), _small with { TrainingSizes = new(2, 7, 2, 3) }), StringComparison.Ordinal);
        Assert.Contains("TimeBudget", Refusal(SearchTask.Constant, _small with { TimeBudget = TimeSpan.Zero }), StringComparison.Ordinal);
        Assert.Contains("StepBudget = 0", Refusal(SearchTask.Constant, _small with { StepBudget = 0 }), StringComparison.Ordinal);
        Assert.Contains("at least 2", Refusal(SearchTask.Parse("x_0,x_1"), _small with { TransferProblems = 1 }), StringComparison.Ordinal);
        Assert.Contains("s*x_J", Assert.Throws<ArgumentException>(static () => SearchTask.Parse("x_12")).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(static () => SearchTask.Parse("x_1,x_1"));

        static string Refusal(SearchTask task, TuringSearchOptions options) => Assert.Throws<ArgumentException>(() => new TuringSearch(task, options)).Message;
    }

    [Fact]
    public void Labels_and_features_of_a_task_are_signs()
    {
        Assert.Contains("The task zero gives a sample the label 0", Refusal(new SearchTask("zero", static (_, _, _) => static _ => 0), static search => search), StringComparison.Ordinal);
        Assert.Contains("The task writes sets feature 1 of a sample to 2", Refusal(new SearchTask("writes", static (_, _, _) => static x =>
        {
            x[1] = 2;
            return 1;
        }, 2), static search => search), StringComparison.Ordinal);

        // Of the problems for confirmation alone, which are the largest and drawn when a machine passes all others.
        var late = new SearchTask("late", static (_, inputs, _) => x => inputs > 5 ? 3 : x[1], 2);
        Assert.Contains("The task late gives a sample the label 3", Refusal(late, static search => search.Run(2)), StringComparison.Ordinal);

        static string Refusal(SearchTask task, Func<TuringSearch, object> use) =>
            Assert.Throws<ArgumentException>(() => use(new TuringSearch(task, new TuringSearchOptions { Seed = 7, TransferProblems = 0 }))).Message;
    }

    [Fact]
    public void What_the_callers_save_throws_is_thrown_as_it_is() =>
        Assert.Throws<IOException>(static () => new TuringSearch(SearchTask.Conjunction, _hopeless).Run(2, null, static _ => throw new IOException("full")));

    [Fact]
    public void Machine_that_was_found_becomes_a_circuit()
    {
        TransitionTable machine = new TuringSearch(SearchTask.Feature(1), new TuringSearchOptions { States = 3, Seed = 7 }).Run().Machine!;
        var network = new DenseRcnn(machine, new RcnnShape(3, 4, 100, new RcnnOptions { Readout = RcnnReadout.Corner }));
        foreach (bool y in (bool[])[true, false, false])
            network.Step([true, y, false], y);
        Assert.Contains("take 2 more steps", Assert.Throws<InvalidOperationException>(() => ClassifierCircuit.Of(network)).Message, StringComparison.Ordinal);

        network.Step([false, true, true], true);
        network.Step([true, true, true], true);
        Circuit circuit = ClassifierCircuit.Of(network);
        var output = new bool[1];
        for (int x = 0; x < 8; x++)
        {
            circuit.Evaluate([(x & 1) != 0, (x & 2) != 0, (x & 4) != 0], output);
            Assert.Equal((x & 2) != 0, output[0]);
        }
    }

    [Fact]
    public void Machine_that_no_search_finds_is_not_measured()
    {
        TransitionTable moves = Constructions.RcnnErrataTests.Walk(Move.Up);
        TransitionTable large = new([.. Enumerable.Range(0, 65).Select(static state => $"S{state}")], new TransitionEntry[65 * TransitionTable.EntriesPerState]);

        Assert.Contains("in state Start, moved on +1, it writes Plus and moves Up", Refusal(moves), StringComparison.Ordinal);
        Assert.Contains("has 65 states; a search has at most 64", Refusal(large), StringComparison.Ordinal);

        static string Refusal(TransitionTable machine) =>
            Assert.Throws<ArgumentException>(() => AlgorithmSelection.SelectReusable([machine], SearchTask.Feature(1), new SearchSizes(4, 5, 2, 3), 10, seed: 1)).Message;
    }

    [Fact]
    public void Network_without_an_answer_becomes_no_circuit()
    {
        // Nothing is erased, and the whole block is read.
        var network = new DenseRcnn(Constructions.RcnnErrataTests.Walk(Move.Stay), new RcnnShape(2, 1, 20, RcnnOptions.Default));
        network.Step([true, true], true);
        network.Step([true, true], true);

        Assert.Contains("not ±1: raise the depth L = 20", Assert.Throws<InvalidOperationException>(() => ClassifierCircuit.Of(network)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Machine_of_a_search_runs_as_its_network_does_layer_by_layer()
    {
        var random = new RandomBits(3, RandomPurpose.Examples);
        SearchProblem[] problems = SearchTask.SignedFeature(1).Draw(60, new SearchSizes(1, 3, 2, 3), random);
        foreach (SearchProblem problem in problems)
        {
            var table = new SearchTable(3);
            table.Randomize(random);
            int rows = (problem.Tape.Length / SearchProblem.Stride) - 2;
            int columns = problem.Tape.AsSpan(SearchProblem.Corner).IndexOf(SearchProblem.Wall);
            var dense = new DenseRcnn(table.ToTransitionTable(), new RcnnShape(columns - 2, rows - 1, problem.MaxSteps + 1, new RcnnOptions { Readout = RcnnReadout.Corner }));

            // On the input of ones the tape is the memory itself.
            var ones = new bool[columns - 2];
            ones.AsSpan().Fill(true);
            for (int row = 0; row < rows; row++)
            {
                ReadOnlySpan<byte> cells = problem.Tape.AsSpan(((row + 1) * SearchProblem.Stride) + 1, columns - 1);
                bool label = cells[^1] == 2;
                dense.Step(cells[..^1].ToArray().Select(cell => cell == 2 == label).ToArray(), label);
            }

            dense.Begin(ones);
            for (int layer = 0; layer < dense.Shape.Depth; layer++)
                dense.Advance();
            Assert.Equal(table.Solves(problem), (int)dense.Encoding.Decode(dense.Cells[0]).Tape + 1 == problem.Answer);
        }
    }

    [Fact]
    public void Bounds_are_those_of_the_paper_corrected()
    {
        // M = 4^16·ln 20 candidates of 4 states; N = 2·ln(4M/δ)/ε².
        double restarts = AlgorithmSelection.GetLogRestarts(4, 0.1);
        Assert.Equal((16 * Math.Log(4)) + Math.Log(Math.Log(20)), restarts, 1e-12);
        Assert.Equal(2 * (Math.Log(40) + restarts) / 0.01, AlgorithmSelection.GetValidationExamples(restarts, 0.1, 0.1), 1e-9);

        // Observation 1: a power of 2 in [M^(-1/3k)/2, M^(-1/3k)].
        Assert.Equal(1.0 / 16, AlgorithmSelection.GetAccuracy(4096, 1));
        Assert.Equal(1.0 / 4, AlgorithmSelection.GetAccuracy(4096, 2));
        Assert.Equal(1.0 / 8, AlgorithmSelection.GetAccuracy(65, 1));
    }

    [Fact]
    public void Family_is_searched_for_the_learner_that_does_best_on_unseen_examples()
    {
        var asked = new List<(int, int, int)>();
        (string classifier, int states, int exponent, int examples) = AlgorithmSelection.SelectOverFamily(
            3,
            (s, k, t) =>
            {
                asked.Add((s, k, t));
                return s * k > 6 ? null : $"{s}{k}{t}";
            },
            static candidate => candidate == "213" ? 1 : 2);

        Assert.Equal(27, asked.Count);
        Assert.Equal(("213", 2, 1, 3), (classifier, states, exponent, examples));
        Assert.Throws<InvalidOperationException>(() => AlgorithmSelection.SelectOverFamily<string>(1, static (_, _, _) => null, static _ => 0));
    }

    private static byte[] Json(SearchResult result)
    {
        using var stream = new MemoryStream();
        result.WriteJson(stream);
        return stream.ToArray();
    }

    private static SearchResult Read(byte[] json) => SearchResult.ReadJson(Encoding.UTF8.GetString(json));
}
