using Xunit;

namespace Learnability.Tests.Support;

/// <summary>A test that reads shared data: skipped with the reason where there is none, but not in continuous integration.</summary>
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute()
    {
        if (!TestEnvironment.IsContinuousIntegration)
        {
            Skip = SharedData.Missing;
        }
    }
}
