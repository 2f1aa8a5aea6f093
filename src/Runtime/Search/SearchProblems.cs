using System;

namespace Learnability;

/// <summary>The problems that decide what a search finds.</summary>
internal sealed class SearchProblems
{
    private readonly Lazy<SearchProblem[]> _confirmation;

    public SearchProblems(SearchTask task, TuringSearchOptions options)
    {
        var random = new RandomBits(options.Seed, RandomPurpose.Examples);
        Training = task.Draw(options.TrainingProblems, options.TrainingSizes!, random);
        Validation = task.Draw(options.ValidationProblems, options.ValidationSizes!, random);
        _confirmation = new(() => task.Draw(options.ConfirmationProblems, options.ConfirmationSizes!, random));
    }

    /// <summary>What annealing counts.</summary>
    public SearchProblem[] Training { get; }

    /// <summary>What a table that solves the training problems must solve too.</summary>
    public SearchProblem[] Validation { get; }

    /// <summary>What a table that solves the validation problems must solve too; drawn when the first does.</summary>
    public SearchProblem[] Confirmation => _confirmation.Value;
}
