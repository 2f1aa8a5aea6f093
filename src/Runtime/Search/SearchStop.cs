namespace Learnability;

/// <summary>Why a search ended.</summary>
public enum SearchStop
{
    /// <summary>It has not: its time ran out, or it was interrupted, or parts of it are missing. It can go on from what it has.</summary>
    Unfinished,

    /// <summary>A restart succeeded, and all restarts before it are done.</summary>
    Found,

    /// <summary>All restarts are done, and none succeeded.</summary>
    OutOfRestarts,

    /// <summary>The steps of all machines tried have used up the budget, and no restart before that succeeded.</summary>
    OutOfSteps,
}
