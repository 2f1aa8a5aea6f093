using System;
using System.IO;

namespace Learnability;

public sealed partial class NeuralNet
{
    /// <summary>
    /// Writes the network as JSON, which says everything a third party needs to train it: vertices, edges, weights, activations, outputs, loss, learning rate. Every
    /// number reads back bit for bit. The format is described in docs/neural-net-json.md.
    /// </summary>
    /// <param name="stream">Receives UTF-8 text; it stays open.</param>
    /// <exception cref="InvalidOperationException">A weight is not finite, which JSON cannot express; nothing has been written.</exception>
    public void WriteJson(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        NeuralNetJsonWriter.Write(this, stream);
    }

    /// <summary>Reads a network that <see cref="WriteJson"/> or a third party wrote. It need not satisfy Definition 3; see <see cref="NeuralNetVerifier"/>.</summary>
    /// <param name="stream">UTF-8 text, read to its end. Memory is proportional to its length, whatever it says.</param>
    /// <exception cref="FormatException">The text is not such a network; the message names the place and the value.</exception>
    public static NeuralNet ReadJson(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return NeuralNetJsonReader.Read(stream);
    }
}
