using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Learnability;

/// <summary>How far a search is.</summary>
/// <param name="RestartsDone">The restarts that are done.</param>
/// <param name="Restarts">The restarts of this shard.</param>
/// <param name="Tables">The tables tried.</param>
/// <param name="Validation">The best validation so far, 0 to 1.</param>
public readonly record struct SearchProgress(int RestartsDone, int Restarts, long Tables, double Validation);

/// <summary>
/// Searches for a machine that learns: the Turing-optimal learner with random restarts and a validation set. The search is for the table, and the network's weights follow
/// from it: drawing the weights themselves finds nothing.
/// </summary>
/// <remarks>
/// Goel, Kakade, Kalai &amp; Zhang, Corollary 2. The result is that of the first restart that succeeds, in order of numbers and not of time; without one, the best. So it does not
/// depend on the number of threads, shards or interruptions.
/// </remarks>
public sealed class TuringSearch
{
    private readonly SearchTask _task;
    private readonly TuringSearchOptions _options;
    private readonly SearchProblem[] _training;
    private readonly SearchProblem[] _validation;
    private readonly SortedDictionary<int, SearchRestart> _done = [];

    /// <summary>Sets up a search: draws the data sets.</summary>
    /// <param name="task">The task.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">A setting is out of range.</exception>
    public TuringSearch(SearchTask task, TuringSearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        _task = task;
        _options = options;
        var random = new RandomBits(options.Seed, RandomPurpose.Examples);
        _training = task.Draw(options.TrainingProblems, options.TrainingSizes, random);
        _validation = task.Draw(options.ValidationProblems, options.ValidationSizes, random);
    }

    /// <summary>Runs the search, or goes on with it from a checkpoint.</summary>
    /// <param name="maxDegreeOfParallelism">The number of threads; −1 for as many as there are processors.</param>
    /// <param name="checkpoint">What <paramref name="save"/> was given last, if the search was interrupted; it must be of the same task and settings.</param>
    /// <param name="save">Is given the state of the search after every restart: to keep it, so that the search can go on from there.</param>
    /// <param name="progress">Is told how far the search is.</param>
    /// <param name="cancellation">Ends the search; what was saved stays.</param>
    /// <exception cref="ArgumentException">The checkpoint is of another search.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public SearchResult Run(
        int maxDegreeOfParallelism = -1,
        SearchResult? checkpoint = null,
        Action<SearchResult>? save = null,
        IProgress<SearchProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        Restore(checkpoint);
        int[] mine = [.. Enumerable.Range(0, _options.Restarts).Where(number => number % _options.Shards == _options.Shard)];
        Queue<int> pending = new(mine.Where(number => !_done.ContainsKey(number)));
        int threads = maxDegreeOfParallelism > 0 ? maxDegreeOfParallelism : Environment.ProcessorCount;
        Parallel.For(0, Math.Min(threads, Math.Max(1, pending.Count)), new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, _ =>
        {
            while (Take(pending) is { } number)
            {
                SearchRestart restart = SearchRestart.Run(number, _options, _training, _validation, cancellation);
                lock (_done)
                {
                    _done.Add(number, restart);
                    save?.Invoke(Summarize());
                    progress?.Report(new SearchProgress(_done.Count, mine.Length, _done.Values.Sum(static done => done.Tables), _done.Values.Max(static done => done.Validation)));
                }
            }
        });
        return Summarize();
    }

    /// <summary>The next restart; none once one with a lower number has succeeded.</summary>
    private int? Take(Queue<int> pending)
    {
        lock (_done)
        {
            if (!pending.TryDequeue(out int number))
                return null;
            return _done.Values.Any(done => done.Number < number && done.Validation >= _options.Success) ? null : number;
        }
    }

    private void Restore(SearchResult? checkpoint)
    {
        _done.Clear();
        if (checkpoint is null)
            return;
        if (checkpoint.Task != _task.Name || checkpoint.Settings != SearchResult.SettingsOf(_options))
            throw new ArgumentException($"The checkpoint is of the task {checkpoint.Task} with {checkpoint.Settings}, and the search of {_task.Name} with {SearchResult.SettingsOf(_options)}.", nameof(checkpoint));
        foreach (SearchRestart restart in checkpoint.Restarts)
            _done.Add(restart.Number, restart);
    }

    /// <summary>What is known so far.</summary>
    private SearchResult Summarize() => SearchResult.Of(_task, _options, [.. _done.Values], _validation);
}
