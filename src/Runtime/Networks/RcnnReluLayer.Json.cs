using System;
using System.IO;
using System.Text.Json;

namespace Learnability;

public sealed partial class RcnnReluLayer
{
    /// <summary>
    /// Writes the weights as JSON, for a third party: the ReLUs of the first layer as pairs of a position (0 the cell, 1 above, 2 below, 3 left, 4 right) and a breakpoint; those of the
    /// second with bias, output weight and the pairs of a ReLU of the first layer and its weight; what the sum of the outputs is shifted by; and the value of the padding.
    /// </summary>
    /// <param name="stream">Receives UTF-8 text; it stays open. Every number reads back bit for bit.</param>
    public void WriteJson(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteNumber("padding", 1.0 / 6);
        writer.WriteNumber("outputBias", RcnnFactoredLayer.OutputBias);
        writer.WriteNumber("learningRate", RcnnHead.LearningRate);
        writer.WriteStartArray("hidden");
        foreach ((RcnnPosition position, double breakpoint) in Hidden)
        {
            writer.WriteStartArray();
            writer.WriteNumberValue((int)position);
            writer.WriteNumberValue(breakpoint);
            writer.WriteEndArray();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("gates");
        for (int gate = 0; gate < GateCount; gate++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("bias", GetBias(gate));
            writer.WriteNumber("output", GetOutputWeight(gate));
            writer.WriteStartArray("sum");
            foreach ((int hidden, double weight) in GetSum(gate))
            {
                writer.WriteStartArray();
                writer.WriteNumberValue(hidden);
                writer.WriteNumberValue(weight);
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
