using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using Learnability.Tests.Circuits.Formats;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Circuits.Passes;

/// <summary>The passes on circuits that others made.</summary>
public sealed class ThirdPartyPassTests
{
    private const string Abc = "berkeley-abc";

    /// <summary>The circuits, and the two-input gates that remain, as measured. Of those that benchmarks/AbcMapped maps, all are within a tenth of ABC's number.</summary>
    private static readonly (string File, int Gates)[] _circuits =
    [
        ("epfl/adder.aig", 637), ("epfl/cavlc.aig", 676), ("epfl/ctrl.aig", 95), ("epfl/int2float.aig", 199), ("epfl/max.aig", 2405), ("epfl/priority.aig", 478),
        ("epfl/router.aig", 167), ("epfl/sin.aig", 4102), ("iscas85/c17.aig", 6), ("iscas85/c432.aig", 123), ("iscas85/c499.aig", 181), ("iscas85/c880.aig", 247),
        ("iscas85/c1908.aig", 148), ("iscas85/c6288.aig", 1406), ("iscas85/c7552.aig", 871), ("bristol/adder64.txt", 376), ("bristol/zero_equal.txt", 127),
    ];

    private static readonly ConcurrentDictionary<string, Circuit> _optimized = new();

    [SharedDataFact]
    public void Optimizing_keeps_what_third_party_circuits_compute_and_no_count_grows()
    {
        foreach ((string file, int gates) in _circuits)
        {
            Circuit circuit = ThirdPartyCircuits.Get(file);
            Circuit optimized = Optimize(file);
            string place = $"{file}: {circuit.Info} to {optimized.Info}";
            Assert.True(PassTests.AreEqual(circuit, optimized), place);
            Assert.True(optimized.Info.AndGates <= circuit.Info.AndGates, place);
            Assert.True(optimized.Info.Gates <= Math.Min(circuit.Info.Gates, gates), place);
        }
    }

    [ExternalToolFact("install Debian's package berkeley-abc", Abc, "-q", "version", NeedsSharedData = true)]
    public void Abc_proves_optimized_circuits_equal_to_their_originals()
    {
        DirectoryInfo folder = Directory.CreateTempSubdirectory("learnability-passes-");
        try
        {
            // Multipliers of different structure, and the sine, are out of reach of this proof.
            foreach ((string file, _) in _circuits.Where(circuit => circuit.File is not ("iscas85/c6288.aig" or "epfl/sin.aig")))
            {
                string original = Write(folder, "original.aig", ThirdPartyCircuits.Get(file));
                string optimized = Write(folder, "optimized.aig", Optimize(file));
                (_, string output) = ExternalTool.Run(TimeSpan.FromMinutes(2), Abc, "-q", $"cec -n {original} {optimized}");
                Assert.True(output.Split('\n').Any(line => line.StartsWith("Networks are equivalent", StringComparison.Ordinal)), $"{file}: {output}");
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Circuit Optimize(string file) => _optimized.GetOrAdd(file, static name => Pipeline.Optimize(ThirdPartyCircuits.Get(name)));

    private static string Write(DirectoryInfo folder, string name, Circuit circuit)
    {
        string path = Path.Combine(folder.FullName, name);
        using FileStream stream = File.Create(path);
        circuit.WriteAiger(stream);
        return path;
    }
}
