using System;
using System.ComponentModel;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.External;

public sealed class ExternalToolTests
{
    [Fact]
    public void A_test_without_its_tool_is_skipped_with_the_reason_but_not_in_continuous_integration()
    {
        var missing = new ExternalToolFactAttribute("install it", "learnability-no-such-program", "--version");
        Assert.Equal(
            TestEnvironment.IsContinuousIntegration ? null : "'learnability-no-such-program --version' fails; to run this test, install it.",
            missing.Skip);
        Assert.Null(new ExternalToolFactAttribute("install it", "dotnet", "--version").Skip);
    }

    [Fact]
    public void A_program_that_does_not_exist_or_end_is_an_exception()
    {
        Assert.Throws<Win32Exception>(() => ExternalTool.Run(TimeSpan.FromMinutes(1), "learnability-no-such-program"));
        Assert.Throws<TimeoutException>(() => ExternalTool.Run(TimeSpan.FromMilliseconds(100), "sleep", "60"));
    }
}
