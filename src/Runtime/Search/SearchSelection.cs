using System;

namespace Learnability;

/// <summary>
/// The best table of a restart: from those that solve the training problems, by the validation problems, and of those that solve these too, the first that solves the
/// confirmation problems.
/// </summary>
/// <param name="problems">The problems.</param>
/// <param name="options">The settings.</param>
internal sealed class SearchSelection(SearchProblems problems, TuringSearchOptions options)
{
    private readonly SearchTable _table = new(options.States);
    private readonly int _leastValidation = Least(options.Success, problems.Validation.Length);

    // A restart has its own order of problems: those that its tables missed come first.
    private SearchProblem[]? _validation;
    private SearchProblem[]? _confirmation;
    private int _solvedValidation = -1;

    /// <summary>The number of training problems that a table must solve to be looked at.</summary>
    public int LeastTraining { get; } = Least(options.Success, problems.Training.Length);

    /// <summary>The most training problems that a table solved, −1 before the first.</summary>
    public int BestTraining { get; private set; } = -1;

    /// <summary>The part of the validation problems that the best table solves.</summary>
    public double Validation => Math.Max(0, _solvedValidation) / (double)problems.Validation.Length;

    /// <summary>Whether the best table passed all.</summary>
    public bool IsConfirmed { get; private set; }

    /// <summary>The best table, three numbers an entry.</summary>
    public int[] Entries { get; private set; } = [];

    /// <summary>The steps that tables took here.</summary>
    public long Steps => _table.Steps;

    /// <summary>Looks at a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="solved">The number of training problems that it solves.</param>
    /// <returns>Whether it passes all.</returns>
    public bool Offer(SearchTable table, int solved)
    {
        if (solved < LeastTraining)
        {
            // In case that none is better: the restart then shows this one.
            if (solved > BestTraining)
                Keep(table, solved);
            return false;
        }

        table.CopyTo(_table);
        if (_solvedValidation < _leastValidation)
        {
            _validation ??= (SearchProblem[])problems.Validation.Clone();
            int validated = _table.CountAtLeastMissedFirst(_validation, _solvedValidation + 1);
            if (validated < 0)
                return false;
            Keep(table, solved);
            _solvedValidation = validated;
            return IsConfirmed = validated >= _leastValidation && Confirms();
        }

        // One before passed the validation and was not confirmed: now most tables like it are given up at once, at a problem that it missed.
        if (!Confirms() || _table.CountAtLeastMissedFirst(_validation!, _leastValidation) is not (>= 0 and int again))
            return false;
        Keep(table, solved);
        _solvedValidation = again;
        return IsConfirmed = true;
    }

    /// <summary>Validates the best table of a restart in which none solved the training problems.</summary>
    public void End()
    {
        if (_solvedValidation >= 0 || Entries.Length == 0)
            return;
        _table.Write(Entries);
        _solvedValidation = _table.Count(problems.Validation);
    }

    private bool Confirms()
    {
        if (options.ConfirmationProblems == 0)
            return true;
        _confirmation ??= (SearchProblem[])problems.Confirmation.Clone();
        return _table.CountAtLeastMissedFirst(_confirmation, Least(options.Success, _confirmation.Length)) >= 0;
    }

    private void Keep(SearchTable table, int solved)
    {
        Entries = table.Read();
        BestTraining = Math.Max(BestTraining, solved);
    }

    private static int Least(double success, int problems) => (int)Math.Ceiling(success * problems);
}
