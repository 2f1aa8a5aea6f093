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
    private static readonly TuringSearchOptions _small = new() { States = 3, Restarts = 6, TablesPerRestart = 3000, TrainingProblems = 64, ValidationProblems = 200, TransferProblems = 100 };

    [Theory]
    [InlineData("x_1", 3)]
    [InlineData("s*x_1", 4)]
    public void Machine_is_found_that_learns_larger_problems_too(string task, int states)
    {
        SearchResult result = new TuringSearch(SearchTask.Parse(task), new TuringSearchOptions { States = states, Seed = 1 }).Run();

        Assert.True(result.IsFound);
        Assert.True(result.Transfer > 0.99, $"{result.Transfer}");
        Assert.InRange(result.BaselineCorner, 0.4, 0.6);
        Assert.Equal(states, result.Machine!.StateCount);
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
        TuringSearchOptions hard = _small with { Success = 1, States = 2 };
        byte[] uninterrupted = Json(new TuringSearch(SearchTask.Conjunction, hard).Run(1));
        Assert.ThrowsAny<OperationCanceledException>(() => new TuringSearch(SearchTask.Conjunction, hard).Run(
            1,
            null,
            state =>
            {
                saved = Json(state);
                stop.Cancel();
            },
            null,
            stop.Token));
        Assert.Equal(uninterrupted, Json(new TuringSearch(SearchTask.Conjunction, hard).Run(1, Read(saved!))));
    }

    [Fact]
    public void Checkpoint_of_another_search_is_refused()
    {
        SearchResult other = new TuringSearch(SearchTask.Feature(1), _small).Run(1);

        Assert.Throws<ArgumentException>(() => new TuringSearch(SearchTask.Feature(1), _small with { Seed = 2 }).Run(1, other));
        Assert.Throws<ArgumentException>(() => SearchResult.Merge([other, new TuringSearch(SearchTask.Constant, _small).Run(1)]));
        Assert.Throws<FormatException>(() => SearchResult.ReadJson("{}"));
    }

    [Fact]
    public void Machine_of_a_search_runs_as_its_network_does_layer_by_layer()
    {
        var random = new RandomBits(3, RandomPurpose.Examples);
        SearchProblem[] problems = SearchTask.SignedFeature(1).Draw(60, new SearchSizes(1, 3, 1, 3), random);
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
