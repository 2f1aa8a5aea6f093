using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Learnability.Generators.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Analyzers;

/// <summary>Data of another project: constants are known, the values of static readonly fields and the bodies of methods are not.</summary>
public sealed class OtherProjectsTests
{
    private const string Library = """
        namespace Library;
        public static class Data
        {
            public const int Bias = 3;
            public const string Digits = "0123456789";
            public static readonly int[] Table = [1, 2];
            public static int Twice(int a) => 2 * a;
        }
        public enum Colour : byte { Red = 1, Green }
        public struct Point { public int X; }
        """;

    [Theory]
    [InlineData("public static int F([Bits(3)] byte a, Library.Colour c) => c == Library.Colour.Green ? Library.Data.Bias : Library.Data.Digits[a];", null, null)]
    [InlineData("public static int F([Bits(1)] byte a) => Library.Data.Table[a];", "LRN0003", "Library.Data.Table")]
    [InlineData("public static int F(int a) => Library.Data.Twice(a);", "LRN0003", "Library.Data.Twice(a)")]
    [InlineData("public static int F(Library.Point p) => 1;", "LRN0004", "p")]
    public async Task Only_constants_are_known(string method, string? rule, string? place)
    {
        foreach (bool isCompiled in new[] { false, true })
        {
            CSharpCompilation library = SourceCompilation.Create(Library).RequireValid().WithAssemblyName("Library");
            MetadataReference reference = isCompiled ? Image(library) : library.ToMetadataReference();
            CSharpCompilation compilation = SourceCompilation.Create("public static partial class Demo { [Circuit] " + method + " }").AddReferences(reference).RequireValid();

            IReadOnlyList<Diagnostic> found = await Analysis.FindProblemsAsync(compilation);

            Assert.Equal(rule is null ? [] : [rule], found.Select(static problem => problem.Id));
            Assert.All(found, problem => Assert.Equal(place, problem.MarkedText()));
        }
    }

    private static PortableExecutableReference Image(CSharpCompilation library)
    {
        using var stream = new MemoryStream();
        Assert.True(library.Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
