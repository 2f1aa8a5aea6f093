using System;
using System.Collections.Generic;
using System.IO;
using System.Text;

namespace Learnability.Tests.Circuits.Formats;

/// <summary>A format that can be written and read, as bytes.</summary>
internal sealed record Format(string Name, Action<Circuit, Stream> WriteTo, Func<Stream, Circuit> ReadFrom)
{
    private static readonly UTF8Encoding _utf8 = new(encoderShouldEmitUTF8Identifier: false);

    public static Format Aiger { get; } = new("AIGER", (circuit, stream) => circuit.WriteAiger(stream), Circuit.ReadAiger);

    public static Format AigerAscii { get; } = new("ASCII AIGER", (circuit, stream) => circuit.WriteAigerAscii(stream), Circuit.ReadAiger);

    public static Format Blif { get; } = OfText("BLIF", (circuit, writer) => circuit.WriteBlif(writer), Circuit.ReadBlif);

    public static Format Bristol { get; } = OfText("Bristol", (circuit, writer) => circuit.WriteBristol(writer), Circuit.ReadBristol);

    public static Format Slp { get; } = OfText("SLP", (_, _) => throw new NotSupportedException(), Circuit.ReadSlp);

    /// <summary>The formats that can be written and read.</summary>
    public static IReadOnlyList<Format> All { get; } = [Aiger, AigerAscii, Blif, Bristol];

    public byte[] Write(Circuit circuit)
    {
        using var stream = new MemoryStream();
        WriteTo(circuit, stream);
        return stream.ToArray();
    }

    public Circuit Read(byte[] bytes)
    {
        using var stream = new MemoryStream(bytes);
        return ReadFrom(stream);
    }

    public Circuit Read(string text) => Read(_utf8.GetBytes(text));

    public override string ToString() => Name;

    private static Format OfText(string name, Action<Circuit, TextWriter> write, Func<TextReader, Circuit> read) => new(
        name,
        (circuit, stream) =>
        {
            using var writer = new StreamWriter(stream, _utf8, leaveOpen: true);
            write(circuit, writer);
        },
        stream =>
        {
            using var reader = new StreamReader(stream, _utf8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
            return read(reader);
        });
}
