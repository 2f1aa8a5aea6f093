extern alias generators;

using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using generators::Learnability.Generators;
using generators::Learnability.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Benchmarks;

/// <summary>
/// A project of about two hundred files under the hands of somebody who types: the sample's circuits, twelve methods that share helpers in another file, and plain
/// classes. Each edit of code is new, so that no cache knows its result.
/// </summary>
internal sealed class EditedProject
{
    /// <summary>The methods that share helpers.</summary>
    public const int MixingMethods = 12;

    private const int PlainFiles = 185;

    private static readonly CSharpParseOptions _options = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.Latest);
    private static readonly ImmutableArray<MetadataReference> _references =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path).StartsWith("System.", StringComparison.Ordinal) || Path.GetFileName(path) is "netstandard.dll" or "Learnability.dll" or "Learnability.Abstractions.dll")
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    private static int _salt;

    private readonly int[] _salts = [.. Enumerable.Range(0, MixingMethods).Select(_ => _salt++)];
    private CSharpCompilation _compilation;
    private GeneratorDriver _driver = CreateDriver();
    private int _comments;
    private int _plainBody;
    private int _plainField;
    private int _helper;

    public EditedProject()
    {
        _helper = _salt++;
        var files = new List<SyntaxTree> { Parse("Mixing.cs", WriteMethods()), Parse("Helper.cs", WriteHelper()) };
        Assembly assembly = typeof(EditedProject).Assembly;
        foreach (string name in assembly.GetManifestResourceNames())
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            files.Add(Parse(name, reader.ReadToEnd()));
        }

        for (int i = 0; i < PlainFiles; i++)
            files.Add(Parse("Plain" + i.ToString(CultureInfo.InvariantCulture) + ".cs", WritePlain(i, 0, 0)));
        Files = files.Count;
        _compilation = CSharpCompilation.Create("Edited", files, _references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        Methods = files.Sum(file => file.ToString().Split("[Circuit").Length - 1);
    }

    /// <summary>The number of files.</summary>
    public int Files { get; }

    /// <summary>The number of methods with [Circuit].</summary>
    public int Methods { get; }

    /// <summary>Runs the generator on the project as it is.</summary>
    public void Generate() => _driver = _driver.RunGenerators(_compilation);

    /// <summary>How many methods were lowered, or taken from the cache of lowered programs, in the last run.</summary>
    public int Lowerings => Steps("CompileCircuits")
        .SelectMany(step => step.Outputs)
        .Count(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Removed));

    /// <summary>What the last run took to read the methods: everything before lowering.</summary>
    public TimeSpan Reading => TimeSpan.FromTicks(Steps("ReadCircuits").Sum(step => step.ElapsedTime.Ticks));

    private ImmutableArray<IncrementalGeneratorRunStep> Steps(string name) => _driver.GetRunResult().Results.Single().TrackedSteps[name];

    /// <summary>Writes another comment above the methods.</summary>
    public void EditComment()
    {
        _comments++;
        Replace("Mixing.cs", WriteMethods());
    }

    /// <summary>Changes the bodies of a plain class.</summary>
    public void EditUnrelatedBody()
    {
        _plainBody++;
        Replace("Plain7.cs", WritePlain(7, _plainField, _plainBody));
    }

    /// <summary>Changes a declaration of a plain class.</summary>
    public void EditUnrelatedDeclaration()
    {
        _plainField++;
        Replace("Plain7.cs", WritePlain(7, _plainField, _plainBody));
    }

    /// <summary>Changes the body of one method.</summary>
    public void EditBody()
    {
        _salts[3] = _salt++;
        Replace("Mixing.cs", WriteMethods());
    }

    /// <summary>Changes a helper that the twelve methods call.</summary>
    public void EditHelper()
    {
        _helper = _salt++;
        Replace("Helper.cs", WriteHelper());
    }

    /// <summary>Runs the analyzer of circuits, as an editor does after each edit.</summary>
    public void Analyze() => _compilation
        .WithAnalyzers([new CircuitMethodAnalyzer()])
        .GetAnalyzerDiagnosticsAsync()
        .GetAwaiter()
        .GetResult();

    private static CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new LearnabilityGenerator().AsSourceGenerator()],
        parseOptions: _options,
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static SyntaxTree Parse(string name, string text) => CSharpSyntaxTree.ParseText(text, _options, name, Encoding.UTF8);

    private void Replace(string name, string text) =>
        _compilation = _compilation.ReplaceSyntaxTree(_compilation.SyntaxTrees.Single(tree => tree.FilePath == name), Parse(name, text));

    private string WriteMethods()
    {
        var text = new StringBuilder("using Learnability;\nnamespace Edited;\n");
        text.Append(CultureInfo.InvariantCulture, $"// Revision {_comments}.\npublic static partial class Mixing\n{{\n");
        for (int i = 0; i < MixingMethods; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                    [Circuit]
                    public static uint Mix{{i}}(uint a, uint b)
                    {
                        uint x = a ^ {{_salts[i]}}u;
                        for (int k = 0; k < 8; k++)
                        {
                            if ((b >> k & 1) != 0)
                                x = Helper.Rotate(x, {{i + 3}}) ^ a;
                        }

                        return Helper.Finish(x);
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }

    private string WriteHelper() => $$"""
        namespace Edited;
        internal static class Helper
        {
            public static uint Rotate(uint x, int count) => x << count | x >> (32 - count);
            public static uint Finish(uint x) => (x ^ {{_helper}}u) + (x >> 7);
        }
        """;

    private static string WritePlain(int number, int field, int body)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"namespace Edited.Plain;\ninternal sealed class Plain{number}\n{{\n    private int _value = {field};\n");
        for (int i = 0; i < 20; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $$"""
                    public int Method{{i}}(int a)
                    {
                        _value += a * {{i}} + {{body}};
                        return a > _value ? _value : a;
                    }

                """);
        }

        return text.Append("}\n").ToString();
    }
}
