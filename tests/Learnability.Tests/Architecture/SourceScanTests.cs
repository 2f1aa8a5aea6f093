using System.Collections.Generic;
using Xunit;

namespace Learnability.Tests.Architecture;

public sealed class SourceScanTests
{
    [Theory]
    [InlineData("using System;\nusing Microsoft.CodeAnalysis.CSharp;", "Microsoft.CodeAnalysis", "(2): Microsoft.CodeAnalysis")]
    [InlineData("int value = new Random(1).Next();", "Random", "(1): Random")]
    [InlineData("/* one\ntwo */ int cores = Environment.ProcessorCount;", "Environment", "(2): Environment")]
    [InlineData("return Frontend.Reader.Read();", "Frontend", "(1): Frontend")]
    [InlineData("return File.ReadAllText(name);", "File.", "(1): File.")]
    public void Forbidden_name_is_found_with_its_line(string text, string name, string hit) => Assert.Equal([hit], Find(text, name));

    [Theory]
    [InlineData("RandomBits bits = new(1, RandomPurpose.Guess);", "Random")]
    [InlineData("// no Random here\nint count;", "Random")]
    [InlineData("/* nor\n Random here */ int count;", "Random")]
    public void Longer_identifiers_and_comments_do_not_count(string text, string name) => Assert.Empty(Find(text, name));

    private static IEnumerable<string> Find(string text, string name) => SourceScan.FindInText(text, [name]);
}
