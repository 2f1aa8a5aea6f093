using System;
using System.Globalization;
using System.IO;
using System.Text.Json;

namespace Learnability;

/// <summary>Writes a network in the format of docs/neural-net-json.md.</summary>
internal static class NeuralNetJsonWriter
{
    /// <summary>The value of <c>format</c>.</summary>
    public const string Format = "learnability-neural-net";

    /// <summary>The value of <c>version</c>.</summary>
    public const int Version = 1;

    public static void Write(NeuralNet network, Stream stream)
    {
        for (int i = 0; i < network.WeightCount; i++)
        {
            if (!double.IsFinite(network.Weights[i]))
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Weight {i} is {network.Weights[i]}, which JSON cannot express."));
        }

        using var writer = new Utf8JsonWriter(stream);
        writer.WriteStartObject();
        writer.WriteString("format", Format);
        writer.WriteNumber("version", Version);
        writer.WriteString("arithmetic", network.Arithmetic == NeuralNetArithmetic.Single ? "single" : "double");
        writer.WriteString("loss", network.Loss.Name);
        WriteNumber(writer, "learningRate", network.LearningRate);
        WriteActivations(writer, network);
        WriteVertices(writer, network);
        WriteEdges(writer, network);
        WriteNumbers(writer, "weights", network.Weights);
        if (network.HasFrozenWeights)
            WriteTrained(writer, network);
        writer.WriteStartArray("outputs");
        foreach (int output in network.Outputs)
            writer.WriteNumberValue(output);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteActivations(Utf8JsonWriter writer, NeuralNet network)
    {
        writer.WriteStartArray("activations");
        foreach (Activation activation in network.Activations)
        {
            writer.WriteStartObject();
            writer.WriteString("name", activation.Name);
            WriteNumbers(writer, "x", activation.X);
            WriteNumbers(writer, "y", activation.Y);
            WriteNumber(writer, "leftSlope", activation.LeftSlope);
            WriteNumber(writer, "rightSlope", activation.RightSlope);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteVertices(Utf8JsonWriter writer, NeuralNet network)
    {
        writer.WriteStartArray("vertices");
        for (int vertex = 0; vertex < network.VertexCount; vertex++)
        {
            writer.WriteStartObject();
            if (vertex > network.InputCount)
            {
                writer.WriteString("kind", "computed");
                writer.WriteNumber("activation", network.GetActivationIndex(vertex));
            }
            else
            {
                writer.WriteString("kind", vertex == NeuralNetBuilder.Constant ? "constant" : "input");
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteEdges(Utf8JsonWriter writer, NeuralNet network)
    {
        writer.WriteStartArray("edges");
        for (int edge = 0; edge < network.EdgeCount; edge++)
        {
            writer.WriteStartObject();
            writer.WriteNumber("source", network.EdgeSources[edge]);
            writer.WriteNumber("target", network.EdgeTargets[edge]);
            writer.WriteNumber("weight", network.EdgeWeightIndices[edge]);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }

    private static void WriteTrained(Utf8JsonWriter writer, NeuralNet network)
    {
        writer.WriteStartArray("trained");
        for (int weight = 0; weight < network.WeightCount; weight++)
        {
            if (!network.IsFrozen(weight))
                writer.WriteNumberValue(weight);
        }

        writer.WriteEndArray();
    }

    private static void WriteNumbers(Utf8JsonWriter writer, string name, ReadOnlySpan<double> numbers)
    {
        writer.WriteStartArray(name);
        foreach (double number in numbers)
            WriteNumber(writer, number);
        writer.WriteEndArray();
    }

    private static void WriteNumber(Utf8JsonWriter writer, string name, double number)
    {
        writer.WritePropertyName(name);
        WriteNumber(writer, number);
    }

    private static void WriteNumber(Utf8JsonWriter writer, double number) => writer.WriteRawValue(RoundTrip.Format(number), skipInputValidation: true);
}
