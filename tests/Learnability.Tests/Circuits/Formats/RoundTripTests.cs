using System.IO;
using System.Linq;
using System.Text;
using Xunit;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>What is written in a format and read back is the same circuit.</summary>
public sealed class RoundTripTests
{
    [Theory]
    [InlineData("AIGER")]
    [InlineData("ASCII AIGER")]
    [InlineData("BLIF")]
    [InlineData("Bristol")]
    public void Random_circuits_survive(string name)
    {
        Format format = Format.All.Single(format => format.Name == name);
        for (int seed = 0; seed < 400; seed++)
        {
            Circuit circuit = RandomCircuits.Create(seed);
            Circuit read = format.Read(format.Write(circuit));
            Simulation.AssertEqual(circuit, read, seed, $"{name}, seed {seed}", words: 2);
        }
    }

    [Fact]
    public void Every_port_keeps_its_name_and_width_where_the_format_holds_names()
    {
        Circuit circuit = Adder();
        foreach (Format format in new[] { Format.Aiger, Format.AigerAscii, Format.Blif })
        {
            Circuit read = format.Read(format.Write(circuit));
            Assert.Equal(circuit.InputPorts, read.InputPorts);
            Assert.Equal(circuit.OutputPorts, read.OutputPorts);
        }
    }

    [Fact]
    public void Bristol_keeps_the_widths_of_the_ports_and_numbers_them()
    {
        Circuit read = Format.Bristol.Read(Format.Bristol.Write(Adder()));
        Assert.Equal([new CircuitPort("in0", 3), new CircuitPort("in1", 3), new CircuitPort("in2", 1)], read.InputPorts);
        Assert.Equal([new CircuitPort("out0", 3), new CircuitPort("out1", 1)], read.OutputPorts);
    }

    [Fact]
    public void Bristol_and_Blif_keep_every_gate_and_Aiger_finds_its_xors_again()
    {
        Circuit circuit = Adder();
        foreach (Format format in Format.All)
        {
            CircuitInfo info = format.Read(format.Write(circuit)).Info;
            Assert.Equal((circuit.Info.AndGates, circuit.Info.Gates, circuit.Info.Depth), (info.AndGates, info.Gates, info.Depth));
        }
    }

    [Fact]
    public void A_name_that_is_taken_gets_a_number_where_one_name_is_one_signal()
    {
        var builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("x", 2);
        Literal n4 = builder.AddInputPort("n4", 1)[0];
        Literal other = builder.AddInputPort("x[1]", 1)[0];
        builder.AddOutputPort("x", [builder.And(x[0], n4), !other]);
        Circuit circuit = builder.Build();

        Circuit read = Format.Blif.Read(Format.Blif.Write(circuit));
        Assert.Equal(["x", "n4", "x[1]_2"], read.InputPorts.Select(port => port.Name));
        Assert.Equal(["x_2"], read.OutputPorts.Select(port => port.Name));
        Simulation.AssertEqual(circuit, read, 0, "BLIF");
    }

    [Fact]
    public void What_is_written_ends_its_lines_the_same_everywhere_and_leaves_the_stream_open()
    {
        Circuit circuit = Adder();
        using var writer = new StringWriter { NewLine = "\r\n" };
        circuit.WriteBlif(writer);
        circuit.WriteBristol(writer);
        circuit.WriteVerilog(writer);
        circuit.WriteDot(writer);
        writer.Write("open");
        Assert.DoesNotContain('\r', writer.ToString());

        using var stream = new MemoryStream();
        circuit.WriteAiger(stream);
        Assert.True(stream.CanWrite);
        stream.Position = 0;
        Circuit.ReadAiger(stream);
        Assert.True(stream.CanRead);
    }

    [Fact]
    public void Dot_has_a_node_for_every_node_and_output_and_dashes_complements()
    {
        var builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("a \"b\"", 2);
        builder.AddOutputPort("y", [builder.And(x[0], !x[1]), Literal.True]);
        using var writer = new StringWriter();
        builder.Build().WriteDot(writer);
        Assert.Equal(
            """
            digraph circuit {
              rankdir = TB;
              node [shape = circle];
              n1 [label = "a \"b\"[0]", shape = box];
              n2 [label = "a \"b\"[1]", shape = box];
              n3 [label = "∧"];
              n1 -> n3;
              n2 -> n3 [style = dashed];
              o0 [label = "y[0]", shape = box];
              n3 -> o0;
              n0 [label = "0", shape = plaintext];
              o1 [label = "y[1]", shape = box];
              n0 -> o1 [style = dashed];
            }

            """.ReplaceLineEndings("\n"),
            writer.ToString());
    }

    [Fact]
    public void Verilog_escapes_what_is_no_simple_identifier()
    {
        var builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("point.X", 2);
        Literal y = builder.AddInputPort("output", 1)[0];
        builder.AddOutputPort("result", [builder.Xor(builder.And(x[0], !y), x[1]), Literal.False]);
        using var writer = new StringWriter();
        builder.Build().WriteVerilog(writer);
        Assert.Equal(
            """
            module circuit(\point.X , \output , result);
              input [1:0] \point.X ;
              input \output ;
              output [1:0] result;
              wire n4, n5;
              assign n4 = \point.X [0] & ~\output ;
              assign n5 = \point.X [1] ^ n4;
              assign result[0] = n5;
              assign result[1] = 1'b0;
            endmodule

            """.ReplaceLineEndings("\n"),
            writer.ToString());
    }

    [Fact]
    public void Aiger_is_written_as_its_specification_says()
    {
        var builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("x", 2);
        builder.AddOutputPort("both", [builder.And(x[0], x[1])]);
        builder.AddOutputPort("odd", [!builder.Xor(x[0], x[1])]);
        Circuit circuit = builder.Build();
        Assert.Equal(
            "aag 6 2 0 2 4\n2\n4\n6\n13\n6 4 2\n8 4 2\n10 5 3\n12 11 9\ni0 x[0]\ni1 x[1]\no0 both\no1 odd\n",
            Encoding.UTF8.GetString(Format.AigerAscii.Write(circuit)));
        Assert.Equal(
            "aig 6 2 0 2 4\n6\n13\n\x02\x02\x04\x02\x05\x02\x01\x02i0 x[0]\ni1 x[1]\no0 both\no1 odd\n",
            Encoding.UTF8.GetString(Format.Aiger.Write(circuit)));
    }

    [Fact]
    public void Bristol_writes_each_output_on_its_own_last_wire()
    {
        var builder = new CircuitBuilder();
        Literal[] x = builder.AddInputPort("x", 2);
        Literal both = builder.And(x[0], x[1]);
        builder.AddOutputPort("y", [both, both, x[0], Literal.True]);
        Assert.Equal(
            """
            7 9
            1 2
            1 4

            2 1 0 0 2 XOR
            1 1 2 8 INV
            1 1 0 3 INV
            2 1 0 1 5 AND
            1 1 5 4 INV
            1 1 4 6 INV
            1 1 3 7 INV

            """.ReplaceLineEndings("\n"),
            Encoding.UTF8.GetString(Format.Bristol.Write(builder.Build())));
    }

    /// <summary>Three bits with a carry.</summary>
    private static Circuit Adder()
    {
        var builder = new CircuitBuilder();
        Literal[] a = builder.AddInputPort("a", 3);
        Literal[] b = builder.AddInputPort("b", 3);
        Literal carry = builder.AddInputPort("carryIn", 1)[0];
        var sum = new Literal[3];
        for (int i = 0; i < 3; i++)
        {
            Literal half = builder.Xor(a[i], b[i]);
            sum[i] = builder.Xor(half, carry);
            carry = builder.Mux(half, carry, a[i]);
        }

        builder.AddOutputPort("sum", sum);
        builder.AddOutputPort("carryOut", [carry]);
        return builder.Build();
    }
}
