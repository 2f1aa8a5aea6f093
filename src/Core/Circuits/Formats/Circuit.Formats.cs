using System;
using System.IO;

namespace Learnability;

/// <content>Exchange formats: docs/formats.md says what each holds and loses.</content>
public sealed partial class Circuit
{
    /// <summary>Reads a combinational circuit in AIGER 1.9, binary or ASCII, and stops at its comment or at the end of the stream.</summary>
    /// <param name="stream">The stream, which is left open.</param>
    /// <returns>
    /// The circuit. Consecutive names a[0], a[1], … of the symbol table are one port a; where no input or output is named, they are one port i or o.
    /// </returns>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="FormatException">
    /// The stream is not such a circuit (latches and properties are refused too), or a binary file claims more than 2^20 inputs; the message says where.
    /// </exception>
    public static Circuit ReadAiger(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return AigerReader.Read(stream);
    }

    /// <summary>Writes the circuit as binary AIGER, with the names of all bits. An XOR becomes three ANDs.</summary>
    /// <param name="stream">The stream, which is left open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The circuit has more than 2^30 − 1 inputs and ANDs.</exception>
    public void WriteAiger(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        AigerWriter.Write(this, stream, isBinary: true);
    }

    /// <summary>Writes the circuit as ASCII AIGER, with the names of all bits. An XOR becomes three ANDs.</summary>
    /// <param name="stream">The stream, which is left open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="stream"/> is null.</exception>
    /// <exception cref="InvalidOperationException">The circuit has more than 2^30 − 1 inputs and ANDs.</exception>
    public void WriteAigerAscii(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        AigerWriter.Write(this, stream, isBinary: false);
    }

    /// <summary>Reads a flat combinational circuit in BLIF: one model of .inputs, .outputs and .names, in any order.</summary>
    /// <param name="reader">The text, which is read to its end and left open.</param>
    /// <returns>The circuit. Consecutive names a[0], a[1], … are one port a.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="FormatException">The text is not such a circuit (latches and subcircuits are refused too); the message says where.</exception>
    public static Circuit ReadBlif(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return BlifReader.Read(reader);
    }

    /// <summary>Writes the circuit as BLIF. A port name that the format cannot hold or that is taken is changed.</summary>
    /// <param name="writer">The writer, which is left open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void WriteBlif(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        BlifWriter.Write(this, writer);
    }

    /// <summary>Reads a circuit in Bristol Fashion, or in the older Bristol format.</summary>
    /// <param name="reader">The text, which is read to its end and left open.</param>
    /// <returns>The circuit. The format holds no names: the ports are in0, in1, … and out0, out1, …</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="FormatException">The text is not such a circuit, or claims more than 2^20 inputs; the message says where.</exception>
    public static Circuit ReadBristol(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return BristolReader.Read(reader);
    }

    /// <summary>Writes the circuit in Bristol Fashion, with the gates AND, XOR and INV. The widths of the ports stay, their names do not.</summary>
    /// <param name="writer">The writer, which is left open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void WriteBristol(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        BristolWriter.Write(this, writer);
    }

    /// <summary>Reads a straight-line program of the NIST circuit complexity project.</summary>
    /// <param name="reader">The text, which is read to the end of its program and left open.</param>
    /// <returns>The circuit. A range U0:U7 is a port U whose bit 0 is U0, which in these files is often the most significant.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="reader"/> is null.</exception>
    /// <exception cref="FormatException">The text is not such a program; the message says where.</exception>
    public static Circuit ReadSlp(TextReader reader)
    {
        ArgumentNullException.ThrowIfNull(reader);
        return SlpReader.Read(reader);
    }

    /// <summary>Writes the circuit as a structural Verilog module named circuit, its ports as vectors.</summary>
    /// <param name="writer">The writer, which is left open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void WriteVerilog(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        VerilogWriter.Write(this, writer);
    }

    /// <summary>Writes the circuit as a graph in the DOT language of Graphviz; complemented edges are dashed.</summary>
    /// <param name="writer">The writer, which is left open.</param>
    /// <exception cref="ArgumentNullException"><paramref name="writer"/> is null.</exception>
    public void WriteDot(TextWriter writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        DotWriter.Write(this, writer);
    }
}
