using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace Learnability.Generators.Tests.Support;

/// <summary>Compiles source text as a user's project would, against the running framework and the attributes.</summary>
internal static class SourceCompilation
{
    private const string Usings = """
        global using System;
        global using System.Numerics;
        global using System.Runtime.CompilerServices;
        global using Learnability;
        """;

    private static readonly MetadataReference[] _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) == "netstandard.dll")
            .Select(static path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(BitsAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ICircuit).Assembly.Location),
    ];

    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.Preview);

    public static CSharpCompilation Create(params string[] sources) => Create(checkOverflow: false, sources);

    public static CSharpCompilation Create(bool checkOverflow, params string[] sources)
    {
        IEnumerable<SyntaxTree> trees = sources.Prepend(Usings).Select((text, i) => CSharpSyntaxTree.ParseText(text, ParseOptions, path: $"Source{i}.cs"));
        var options = new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true, checkOverflow: checkOverflow, nullableContextOptions: NullableContextOptions.Enable);
        return CSharpCompilation.Create("UserProject", trees, _references, options);
    }

    /// <summary>Fails the test if the source is not valid C#.</summary>
    public static CSharpCompilation RequireValid(this CSharpCompilation compilation)
    {
        string[] errors = [.. compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error).Select(static found => found.ToString())];
        Assert.True(errors.Length == 0, string.Join(Environment.NewLine, errors));
        return compilation;
    }

    /// <summary>The compiled project, to run the user's own methods.</summary>
    public static Assembly Load(this CSharpCompilation compilation)
    {
        using var stream = new MemoryStream();
        Assert.True(compilation.Emit(stream).Success);
        return Assembly.Load(stream.ToArray());
    }
}
