using System.Collections.Generic;
using System.Globalization;
using System.Threading.Tasks;
using Learnability.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Xunit;

namespace Learnability.Generators.Tests.Analyzers;

/// <summary>A budget that is exceeded: the message says on which lines it went.</summary>
public sealed class BudgetTests
{
    [Theory]
    [InlineData("MaxGates = 2000", "LRN0011", "line 6 (")]
    [InlineData("MaxSteps = 200", "LRN0012", "line 8 (")]
    public async Task The_message_names_the_line_that_costs_most(string option, string rule, string line)
    {
        string source = $$"""
            public static partial class Demo
            {
                [Circuit({{option}})]
                public static uint Mix(uint a, uint b)
                {
                    uint product = a * b;
                    for (int i = 0; i < 40; i++)
                        product ^= (a | b) & (uint)i ^ a;
                    return product;
                }
            }
            """;
        IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(SourceCompilation.Create(source).RequireValid());
        Diagnostic diagnostic = Assert.Single(found);
        Assert.Equal(rule, diagnostic.Id);
        Assert.Contains("most are of " + line, diagnostic.GetMessage(CultureInfo.InvariantCulture), System.StringComparison.Ordinal);
    }
}
