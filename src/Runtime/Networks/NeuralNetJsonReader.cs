using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text.Json;

namespace Learnability;

/// <summary>Reads a network in the format of docs/neural-net-json.md: strictly, with every fault a <see cref="FormatException"/> at its place.</summary>
internal static class NeuralNetJsonReader
{
    private static readonly JsonDocumentOptions _options = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    public static NeuralNet Read(Stream stream)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(stream, _options);
            return Read(new JsonPlace(document.RootElement, "$"));
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // The second where the name of a property is no Unicode.
            throw new FormatException("The network is not JSON as expected: " + exception.Message, exception);
        }
    }

    private static NeuralNet Read(JsonPlace root)
    {
        root.RequireObjectWith("trained", "format", "version", "arithmetic", "loss", "learningRate", "activations", "vertices", "edges", "weights", "outputs");
        JsonPlace format = root["format"];
        if (format.GetString() != NeuralNetJsonWriter.Format)
            throw format.Fault($"expected '{NeuralNetJsonWriter.Format}'");
        JsonPlace version = root["version"];
        if (version.GetInt32() != NeuralNetJsonWriter.Version)
            throw version.Fault($"this program reads version {NeuralNetJsonWriter.Version}");

        Activation[] activations = ReadActivations(root["activations"]);
        int[] vertexActivation = ReadVertices(root["vertices"], activations.Length, out int inputCount);
        double[] weights = ReadNumbers(root["weights"]);
        JsonPlace edges = root["edges"];
        (int[] start, int[] source, int[] target, int[] weight) = ReadEdges(edges, inputCount, vertexActivation.Length, weights.Length);
        int[] outputs = ReadOutputs(root["outputs"], vertexActivation.Length);

        var network = new NeuralNet(inputCount, start, source, target, weight, weights, vertexActivation, activations, outputs);
        JsonPlace loss = root["loss"];
        network.Loss = LossFunction.Find(loss.GetString()) ?? throw loss.Fault($"expected one of {string.Join(", ", LossFunction.All)}");
        network.LearningRate = root["learningRate"].GetFinite();
        SetArithmetic(network, root["arithmetic"]);
        if (root.Has("trained"))
            network.FreezeAllBut(ReadTrained(root["trained"], weights.Length));
        return network;
    }

    private static Activation[] ReadActivations(JsonPlace place)
    {
        var activations = new Activation[place.GetArrayLength()];
        int index = 0;
        foreach (JsonPlace item in place.Items())
        {
            item.RequireObject("name", "x", "y", "leftSlope", "rightSlope");
            double[] x = ReadNumbers(item["x"]);
            double[] y = ReadNumbers(item["y"]);
            if (x.Length != y.Length)
                throw item["y"].Fault($"expected as many numbers as breakpoints in x, {x.Length}");
            var breakpoints = new (double X, double Y)[x.Length];
            for (int i = 0; i < x.Length; i++)
                breakpoints[i] = (x[i], y[i]);
            try
            {
                activations[index++] = new Activation(item["name"].GetString(), breakpoints, item["leftSlope"].GetFinite(), item["rightSlope"].GetFinite());
            }
            catch (ArgumentException exception)
            {
                throw item["x"].Fault(exception.Message);
            }
        }

        return activations;
    }

    private static int[] ReadVertices(JsonPlace place, int activations, out int inputCount)
    {
        var vertexActivation = new int[place.GetArrayLength()];
        if (vertexActivation.Length == 0)
            throw place.Fault("expected at least the constant vertex");
        inputCount = 0;
        int vertex = 0;
        foreach (JsonPlace item in place.Items())
        {
            JsonPlace kindPlace = item["kind"];
            string kind = kindPlace.GetString();
            if (kind == "computed" && vertex > 0)
            {
                item.RequireObject("kind", "activation");
                vertexActivation[vertex++] = item["activation"].GetIndex(activations);
                continue;
            }

            if (vertex == 0 ? kind != "constant" : kind != "input")
                throw kindPlace.Fault(vertex == 0 ? "expected 'constant' first" : "expected 'input' or 'computed'");
            if (vertex > 0 && vertex != ++inputCount)
                throw kindPlace.Fault("the inputs come before the computed vertices");
            item.RequireObject("kind");
            vertexActivation[vertex++] = -1;
        }

        return vertexActivation;
    }

    private static (int[] Start, int[] Source, int[] Target, int[] Weight) ReadEdges(JsonPlace place, int inputs, int vertices, int weights)
    {
        int count = place.GetArrayLength();
        var start = new int[vertices + 1];
        var source = new int[count];
        var target = new int[count];
        var weight = new int[count];
        var isUsed = new bool[weights];
        var sources = new HashSet<int>();
        int edge = 0;
        foreach (JsonPlace item in place.Items())
        {
            item.RequireObject("source", "target", "weight");
            target[edge] = item["target"].GetIndex(vertices);
            source[edge] = item["source"].GetIndex(vertices);
            weight[edge] = item["weight"].GetIndex(weights);
            int previous = edge == 0 ? 0 : target[edge - 1];
            if (target[edge] <= inputs)
                throw item["target"].Fault("the edge leads to the constant or an input");
            if (source[edge] >= target[edge])
                throw item["source"].Fault($"the edge leads backwards, to vertex {target[edge]}");
            if (target[edge] < previous)
                throw item["target"].Fault($"the edges are not sorted: the one before leads to vertex {previous}");
            if (target[edge] > previous)
                sources.Clear();
            if (!sources.Add(source[edge]))
                throw item["source"].Fault($"there is an edge to vertex {target[edge]} from it already");
            isUsed[weight[edge]] = true;
            start[target[edge] + 1]++;
            edge++;
        }

        for (int vertex = 0; vertex < vertices; vertex++)
            start[vertex + 1] += start[vertex];
        int unused = Array.IndexOf(isUsed, false);
        if (unused >= 0)
            throw place.Fault(string.Create(CultureInfo.InvariantCulture, $"no edge has weight {unused}"));
        return (start, source, target, weight);
    }

    private static int[] ReadOutputs(JsonPlace place, int vertices)
    {
        var outputs = new int[place.GetArrayLength()];
        if (outputs.Length == 0)
            throw place.Fault("expected at least one output vertex");
        int index = 0;
        foreach (JsonPlace item in place.Items())
            outputs[index++] = item.GetIndex(vertices);
        return outputs;
    }

    private static int[] ReadTrained(JsonPlace place, int weights)
    {
        var trained = new int[place.GetArrayLength()];
        int index = 0;
        foreach (JsonPlace item in place.Items())
            trained[index++] = item.GetIndex(weights);
        return trained;
    }

    private static double[] ReadNumbers(JsonPlace place)
    {
        var numbers = new double[place.GetArrayLength()];
        int index = 0;
        foreach (JsonPlace item in place.Items())
            numbers[index++] = item.GetFinite();
        return numbers;
    }

    /// <summary>Weights that single precision would round were not written by a network in single precision: refused, not changed.</summary>
    private static void SetArithmetic(NeuralNet network, JsonPlace place)
    {
        switch (place.GetString())
        {
            case "double":
                return;
            case "single":
                foreach (double weight in network.Weights)
                {
                    if ((float)weight != weight)
                        throw place.Fault(string.Create(CultureInfo.InvariantCulture, $"the weight {weight} is no single-precision number"));
                }

                try
                {
                    network.Arithmetic = NeuralNetArithmetic.Single;
                }
                catch (ArgumentException exception)
                {
                    throw place.Fault(exception.Message);
                }

                return;
            default:
                throw place.Fault("expected 'double' or 'single'");
        }
    }
}
