extern alias generators;

using System.IO;
using Learnability.Generators.Tests.Harness;
using Xunit;
using Host = generators::Learnability;

namespace Learnability.Generators.Tests.Core;

/// <summary>Both hosts read and write the same files.</summary>
public sealed class FormatsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void What_the_generator_writes_is_what_the_runtime_writes_and_each_reads_the_other(int seed)
    {
        Host.Circuit circuit = RandomCircuits.Create(inputs: 20, gates: 500, outputs: 10, seed);
        using var aiger = new MemoryStream();
        circuit.WriteAiger(aiger);
        using var runtimeAiger = new MemoryStream();
        circuit.ToRuntime().WriteAiger(runtimeAiger);
        Assert.Equal(runtimeAiger.ToArray(), aiger.ToArray());
        aiger.Position = 0;
        Assert.Equal(circuit.OutputCount, Circuit.ReadAiger(aiger).OutputCount);

        using var blif = new StringWriter();
        circuit.ToRuntime().WriteBlif(blif);
        using var blifReader = new StringReader(blif.ToString());
        Assert.Equal(circuit.Info.Gates, Host.Circuit.ReadBlif(blifReader).Info.Gates);

        using var bristol = new StringWriter();
        circuit.WriteBristol(bristol);
        using var bristolReader = new StringReader(bristol.ToString());
        Assert.Equal(circuit.Info.Gates, Circuit.ReadBristol(bristolReader).Info.Gates);
    }
}
