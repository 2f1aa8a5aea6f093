using System;
using System.IO;
using System.Linq;
using System.Text;
using Learnability.Tests.Support;
using Xunit;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>ABC and Yosys read what is written, and ABC proves that it is the same circuit.</summary>
public sealed class ExternalReaderTests : IDisposable
{
    private const string Remedy = "install Debian's packages berkeley-abc and yosys";
    private const string Abc = "berkeley-abc";
    private const string Yosys = "yosys";

    private static readonly TimeSpan _limit = TimeSpan.FromMinutes(5);

    // Third-party circuits on which a combinational equivalence check ends in seconds.
    private static readonly string[] _thirdParty =
    [
        "bristol/adder64.txt", "bristol/neg64.txt", "bristol/sub64.txt", "bristol/zero_equal.txt", "epfl/adder.aig", "epfl/arbiter.aig", "epfl/cavlc.aig", "epfl/cavlc.blif",
        "epfl/ctrl.aig", "epfl/int2float.aig", "epfl/int2float.blif", "epfl/max.aig", "epfl/priority.aig", "epfl/router.aig", "iscas85/c17.aig", "iscas85/c432.aig",
        "iscas85/c499.aig", "iscas85/c880.aig", "iscas85/c1908.aig", "iscas85/c7552.aig", "nist/aes-sbox-fwd-g113-a32-d27-ad6.slp",
        "epfl/div.aig", "epfl/sin.aig", "epfl/voter.aig",
    ];

    // Those on which it takes up to half a minute. Beyond them are SHA-256 and signed division: more than two minutes.
    private static readonly string[] _large = ["bristol/aes_128.txt", "bristol/mult64.txt", "bristol/udivide64.txt"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("learnability-formats-");

    public void Dispose() => _folder.Delete(recursive: true);

    [ExternalToolFact(Remedy, Abc, "-q", "version")]
    public void Abc_proves_random_circuits_in_Aiger_and_Blif_equal()
    {
        for (int seed = 0; seed < 24; seed++)
            RequireEqual($"seed {seed}", WriteAiger(NonEmpty(seed), "circuit.aig"), WriteBlif(NonEmpty(seed), "circuit.blif"));
    }

    [ExternalToolFact(Remedy, Yosys, "-V")]
    public void Yosys_reads_Verilog_and_Blif_and_Abc_proves_what_it_hands_back_equal()
    {
        for (int seed = 0; seed < 8; seed++)
            RequireYosysEqual($"seed {seed}", NonEmpty(seed));
    }

    [ExternalToolFact(Remedy, Abc, "-q", "version", NeedsSharedData = true)]
    public void Abc_proves_a_file_and_what_was_read_from_it_equal()
    {
        foreach (string file in TestEnvironment.IsLong ? [.. _thirdParty, .. _large] : _thirdParty)
        {
            Circuit circuit = ThirdPartyCircuits.Get(file);
            string aiger = WriteAiger(circuit, "written.aig");
            RequireEqual(file, aiger, WriteBlif(circuit, "written.blif"));
            if (ThirdPartyCircuits.FormatOf(file) == Format.Aiger || ThirdPartyCircuits.FormatOf(file) == Format.Blif)
                RequireEqual(file + " and its copy", ThirdPartyCircuits.PathOf(file), aiger);
        }
    }

    [ExternalToolFact(Remedy, Yosys, "-V", NeedsSharedData = true)]
    public void Yosys_and_Abc_agree_on_third_party_circuits()
    {
        foreach (string file in _thirdParty.Where(file => !file.StartsWith("epfl/", StringComparison.Ordinal)))
            RequireYosysEqual(file, ThirdPartyCircuits.Get(file));
    }

    /// <summary>ABC refuses a network without outputs, and Yosys a port without bits.</summary>
    private static Circuit NonEmpty(int seed)
    {
        Circuit random = RandomCircuits.Create(seed, gates: 60);
        var builder = new CircuitBuilder();
        Literal[] inputs = [.. random.InputPorts.Where(port => port.Width > 0).SelectMany(port => builder.AddInputPort(port.Name, port.Width))];
        Literal[] more = builder.AddInputPort("more", 2);
        Literal[] outputs = builder.Instantiate(random, inputs);
        int next = 0;
        foreach (CircuitPort port in random.OutputPorts)
        {
            if (port.Width > 0)
                builder.AddOutputPort(port.Name, outputs.AsSpan(next, port.Width));
            next += port.Width;
        }

        builder.AddOutputPort("more", [builder.Xor(more[0], builder.And(more[1], outputs.Length > 0 ? outputs[0] : Literal.True))]);
        return builder.Build();
    }

    private void RequireYosysEqual(string what, Circuit circuit)
    {
        string aiger = WriteAiger(circuit, "circuit.aig");
        string blif = WriteBlif(circuit, "circuit.blif");
        string verilog = Path.Combine(_folder.FullName, "circuit.v");
        using (var writer = new StreamWriter(verilog, append: false, new UTF8Encoding(false)))
            circuit.WriteVerilog(writer);
        foreach ((string kind, string source) in new[] { ("verilog", verilog), ("blif", blif) })
        {
            string back = Path.Combine(_folder.FullName, "back.blif");
            (int exitCode, string output) = ExternalTool.Run(_limit, Yosys, "-q", "-p", $"read_{kind} {source}; hierarchy -check -top circuit; check -assert; techmap; write_blif {back}");
            Assert.True(exitCode == 0, $"{what}, {kind}: {output}");
            RequireEqual($"{what}, {kind}", aiger, back);
        }
    }

    /// <summary>ABC always ends with 0; it is what it says that counts. Inputs and outputs are matched by their order.</summary>
    private static void RequireEqual(string what, string first, string second)
    {
        (_, string output) = ExternalTool.Run(_limit, Abc, "-q", $"cec -n {first} {second}");
        Assert.True(output.Split('\n').Any(line => line.StartsWith("Networks are equivalent", StringComparison.Ordinal)), $"{what}: {output}");
    }

    private string WriteAiger(Circuit circuit, string name)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, Format.Aiger.Write(circuit));
        return path;
    }

    private string WriteBlif(Circuit circuit, string name)
    {
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllBytes(path, Format.Blif.Write(circuit));
        return path;
    }
}
