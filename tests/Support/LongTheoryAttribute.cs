using Xunit;

namespace Learnability.Tests.Support;

/// <summary>A theory of the long tier: it runs when the environment variable <c>LEARNABILITY_LONG</c> is 1.</summary>
internal sealed class LongTheoryAttribute : TheoryAttribute
{
    public LongTheoryAttribute()
    {
        if (!TestEnvironment.IsLong)
        {
            Skip = "Runs in the long tier: set LEARNABILITY_LONG=1.";
        }
    }
}
