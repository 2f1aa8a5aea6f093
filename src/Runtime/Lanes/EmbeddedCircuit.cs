using System;
using System.Buffers;
using System.Buffers.Text;

namespace Learnability;

/// <summary>Circuits embedded in generated code: the bytes of <see cref="CircuitEncoding"/> in Base64. Generated code calls this.</summary>
public static class EmbeddedCircuit
{
    /// <summary>Decodes a circuit.</summary>
    /// <param name="text">Base64 in ASCII; white space is skipped.</param>
    /// <exception cref="FormatException">The text is not an encoded circuit.</exception>
    public static Circuit Decode(ReadOnlySpan<byte> text)
    {
        var bytes = new byte[Base64.GetMaxDecodedFromUtf8Length(text.Length)];
        if (Base64.DecodeFromUtf8(text, bytes, out _, out int written) != OperationStatus.Done)
            throw new FormatException("The embedded circuit is not Base64.");
        return CircuitEncoding.Decode(bytes.AsSpan(0, written));
    }
}
