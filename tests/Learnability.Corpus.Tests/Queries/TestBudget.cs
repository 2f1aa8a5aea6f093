using Learnability.Tests.Support;

namespace Learnability.Corpus.Tests.Queries;

/// <summary>How many seeds each adversary gets: few in the fast tier, the numbers of docs/performance.md in the long one.</summary>
internal static class TestBudget
{
    public static int Seeds => TestEnvironment.IsLong ? 20 : 3;
}
