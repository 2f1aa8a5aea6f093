using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Runtime.ExceptionServices;
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
    private readonly SearchProblems _problems;
    private readonly SortedDictionary<int, SearchRestart> _done = [];
    private SearchResult? _last;

    /// <summary>Sets up a search: draws the data sets.</summary>
    /// <param name="task">The task, or several: <see cref="SearchTask.Several"/>.</param>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">A setting is out of range, or the task gives a label other than ±1.</exception>
    public TuringSearch(SearchTask task, TuringSearchOptions options)
    {
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(options);
        _task = task;
        _options = options.For(task);
        _problems = new SearchProblems(task, _options);
    }

    /// <summary>Runs the search, or goes on with it from a checkpoint.</summary>
    /// <param name="maxDegreeOfParallelism">The number of threads; −1 for as many as there are processors.</param>
    /// <param name="checkpoint">What <paramref name="save"/> was given last, or an unfinished result, if the search was interrupted; it must be of the same task, settings and shard.</param>
    /// <param name="save">Is given the state of the search after every restart: to keep it, so that the search can go on from there.</param>
    /// <param name="progress">Is told how far the search is.</param>
    /// <param name="cancellation">Ends the search; what was saved stays.</param>
    /// <exception cref="ArgumentException">The checkpoint is of another search, or the task gives a label other than ±1.</exception>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public SearchResult Run(
        int maxDegreeOfParallelism = -1,
        SearchResult? checkpoint = null,
        Action<SearchResult>? save = null,
        IProgress<SearchProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        long start = Stopwatch.GetTimestamp();
        Restore(checkpoint);
        int[] mine = [.. Enumerable.Range(0, _options.Restarts).Where(number => number % _options.Shards == _options.Shard)];
        Queue<int> pending = new(mine.Where(number => !_done.ContainsKey(number)));
        int begun = 0;
        int threads = maxDegreeOfParallelism > 0 ? maxDegreeOfParallelism : Environment.ProcessorCount;
        try
        {
            Parallel.For(0, Math.Min(threads, Math.Max(1, pending.Count)), new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, _ => RunPending());
        }
        catch (AggregateException failure)
        {
            // What a task or the caller's save threw is thrown as it is.
            ExceptionDispatchInfo.Throw(failure.InnerExceptions[0]);
        }

        return Summarize();

        void RunPending()
        {
            while (Take() is { } number)
            {
                SearchRestart restart = SearchRestart.Run(number, _options, _problems, cancellation);
                lock (_done)
                {
                    _done.Add(number, restart);
                    save?.Invoke(Summarize());
                    progress?.Report(new SearchProgress(_done.Count, mine.Length, _done.Values.Sum(static done => done.Tables), _done.Values.Max(static done => done.Validation)));
                }
            }
        }

        // The next restart; none once those with lower numbers have decided the result, or the time is over.
        int? Take()
        {
            lock (_done)
            {
                if (begun > 0 && _options.TimeBudget != Timeout.InfiniteTimeSpan && Stopwatch.GetElapsedTime(start) >= _options.TimeBudget)
                    return null;
                if (!pending.TryPeek(out int number) || IsDecidedBefore(number))
                    return null;
                begun++;
                return pending.Dequeue();
            }
        }
    }

    private bool IsDecidedBefore(int number)
    {
        long steps = 0;
        foreach (SearchRestart done in _done.Values.TakeWhile(done => done.Number < number))
        {
            steps += done.Steps;
            if (done.IsConfirmed || steps >= _options.StepBudget)
                return true;
        }

        return false;
    }

    private void Restore(SearchResult? checkpoint)
    {
        _done.Clear();
        _last = null;
        if (checkpoint is null)
            return;
        SearchSettings settings = SearchSettings.Of(_task, _options);
        if (checkpoint.Settings != settings)
            throw new ArgumentException($"The checkpoint is of the search of {checkpoint.Settings}, and this is the search of {settings}.", nameof(checkpoint));
        foreach (SearchRestart restart in checkpoint.Restarts)
            _done.Add(restart.Number, restart);
    }

    /// <summary>What is known so far; the machine found is scored once.</summary>
    private SearchResult Summarize() => _last = SearchResult.Of(_task, _options, [.. _done.Values], _problems.Validation, _last);
}
