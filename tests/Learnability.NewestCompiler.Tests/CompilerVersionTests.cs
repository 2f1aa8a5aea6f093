using Microsoft.CodeAnalysis;
using Xunit;

namespace Learnability.NewestCompiler.Tests;

public sealed class CompilerVersionTests
{
    [Fact]
    public void The_compiler_that_is_driven_is_newer_than_the_one_that_the_generator_is_built_against() =>
        Assert.True(typeof(Compilation).Assembly.GetName().Version!.Major >= 5, typeof(Compilation).Assembly.FullName);
}
