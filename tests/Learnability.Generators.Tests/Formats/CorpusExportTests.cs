extern alias generators;

using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Learnability.Generators.Tests.Support;
using Learnability.Tests.Support;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Formats;

/// <summary>The circuits of the corpus's methods in the hands of other tools: what they read is what was written.</summary>
public sealed class CorpusExportTests : IDisposable
{
    private const string Abc = "berkeley-abc";
    private const string Yosys = "yosys";

    /// <summary>Larger ones only take the other tools longer.</summary>
    private const int MaxGates = 1500;

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(2);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("learnability-corpus-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ExternalToolFact("install Debian's package berkeley-abc", Abc, "-q", "version")]
    public void Abc_proves_the_Aiger_and_Blif_of_each_method_equal()
    {
        int proven = 0;
        foreach ((string name, Host.Circuit circuit) in Methods())
        {
            RequireEqual(name, WriteAiger(circuit), Write("circuit.blif", circuit.WriteBlif));
            proven++;
        }

        Assert.True(proven >= 30, $"only {proven} methods");
    }

    [ExternalToolFact("install Debian's packages yosys and berkeley-abc", Yosys, "-V")]
    public void Yosys_reads_the_Verilog_of_each_method_and_Abc_proves_what_it_hands_back_equal()
    {
        int proven = 0;
        foreach ((string name, Host.Circuit circuit) in Methods())
        {
            string verilog = Write("circuit.v", circuit.WriteVerilog);
            string back = Path.Combine(_folder.FullName, "back.blif");
            (int exitCode, string output) = ExternalTool.Run(
                _limit, Yosys, "-q", "-p", $"read_verilog {verilog}; hierarchy -check -top circuit; check -assert; techmap; write_blif {back}");
            Assert.True(exitCode == 0, $"{name}: {output}");
            RequireEqual(name, WriteAiger(circuit), back);
            proven++;
        }

        Assert.True(proven >= 30, $"only {proven} methods");
    }

    /// <summary>Learn, Predict and Knows of each learner.</summary>
    private static IEnumerable<(string Name, Host.Circuit Circuit)> Methods()
    {
        CSharpCompilation compilation = SourceCompilation.Create([.. Repository.Files("tests/Corpus", ".cs").Select(Repository.Read)]).RequireValid();
        foreach (INamedTypeSymbol learner in FrontEnd.Learners(compilation))
        {
            (Host.LearnerCircuits? circuits, _, _) = FrontEnd.LowerLearner(compilation, learner);
            foreach ((string method, Host.Circuit? circuit) in new[] { ("Learn", circuits!.Learn), ("Predict", circuits.Predict), ("Knows", circuits.Knows) })
            {
                if (circuit is not null && circuit.GateCount <= MaxGates)
                    yield return (learner.Name + "." + method, circuit);
            }
        }
    }

    private static void RequireEqual(string what, string first, string second)
    {
        (_, string output) = ExternalTool.Run(_limit, Abc, "-q", $"cec -n {first} {second}");
        Assert.True(output.Split('\n').Any(line => line.StartsWith("Networks are equivalent", StringComparison.Ordinal)), $"{what}: {output}");
    }

    private string WriteAiger(Host.Circuit circuit)
    {
        string path = Path.Combine(_folder.FullName, "circuit.aig");
        using FileStream stream = File.Create(path);
        circuit.WriteAiger(stream);
        return path;
    }

    private string Write(string name, Action<TextWriter> write)
    {
        string path = Path.Combine(_folder.FullName, name);
        using StreamWriter writer = File.CreateText(path);
        write(writer);
        return path;
    }
}
