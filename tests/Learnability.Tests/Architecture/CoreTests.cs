using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Architecture;

/// <summary>
/// Core is compiled into the compiler and into the runtime library, and says the same in both, on every machine: it uses nothing that depends on
/// the machine, the culture or the moment, and nothing that one of the two lacks. Long work can be cancelled, but runs on the caller's thread.
/// </summary>
public sealed class CoreTests
{
    [Theory]
    [InlineData("Random", "Guid", "DateTime", "Stopwatch", "Environment", "CurrentCulture", "CurrentUICulture")]
    [InlineData("Console", "File.", "Directory.", "FileStream", "System.Threading.Tasks", "Thread.", "Thread(", "Interlocked", "Volatile")]
    [InlineData("System.Runtime.Intrinsics", "System.Numerics", "BitOperations", "UInt128")]
    [InlineData("unsafe", "dynamic", "System.Reflection")]
    public void Core_uses_nothing_that_differs_between_machines_or_hosts(params string[] names)
    {
        Assert.NotEmpty(Repository.Files("src/Core", ".cs"));
        Assert.Empty(SourceScan.Find("src/Core", names));
    }

    [Fact]
    public void Core_files_share_the_one_namespace() =>
        Assert.All(Repository.Files("src/Core", ".cs"), file => Assert.Matches(@"(^|\n)namespace Learnability;\n", Repository.Read(file)));
}
