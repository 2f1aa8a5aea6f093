using System;
using System.Globalization;
using System.IO;
using System.Text.Json;

namespace Learnability.Tests.External;

/// <summary>
/// Trains a network and records it as two files for a third party: the network before the run, and one line of JSON for each step or evaluation. The format is described in
/// tests/External/train_with_pytorch.py.
/// </summary>
internal sealed class TrainingTrace : IDisposable
{
    private readonly NeuralNet _network;
    private readonly FileStream _stream;
    private readonly Utf8JsonWriter _writer;

    /// <summary>Writes the network, and starts a trace in the same new folder.</summary>
    public TrainingTrace(NeuralNet network)
    {
        _network = network;
        Folder = Directory.CreateTempSubdirectory("learnability-trace-").FullName;
        using (FileStream file = File.Create(NetworkFile))
            network.WriteJson(file);
        _stream = File.Create(TraceFile);
        _writer = new Utf8JsonWriter(_stream);
    }

    public string Folder { get; }

    public string NetworkFile => Path.Combine(Folder, "network.json");

    public string TraceFile => Path.Combine(Folder, "trace.jsonl");

    /// <summary>One step of the network with its own loss and learning rate, then the perturbation of every weight, recorded.</summary>
    /// <returns>The output before the step.</returns>
    public double Step(double[] inputs, double label, double[]? perturbation = null)
    {
        double output = _network.Step(inputs, label);
        if (perturbation is not null)
        {
            for (int i = 0; i < perturbation.Length; i++)
                _network.Weights[i] += perturbation[i];
        }

        _writer.WriteStartObject();
        Write("inputs", inputs);
        Write("label", label);
        Write("output", output);
        if (perturbation is not null)
            Write("perturbation", perturbation);
        Write("weights", _network.Weights);
        EndLine();
        return output;
    }

    /// <summary>One step on a batch, recorded.</summary>
    /// <param name="inputs">The samples, one after the other.</param>
    /// <param name="labels">Their labels.</param>
    /// <param name="options">How the network steps.</param>
    /// <param name="rounding">The name of the rounding in the options: nearest, up, down or away.</param>
    public void StepBatch(double[] inputs, double[] labels, NeuralNetStepOptions options, string rounding)
    {
        _network.StepBatch(inputs, labels, options);
        _writer.WriteStartObject();
        _writer.WriteStartArray("batch");
        for (int i = 0; i < labels.Length; i++)
        {
            _writer.WriteStartArray();
            foreach (double number in inputs.AsSpan(i * _network.InputCount, _network.InputCount))
                WriteNumber(number);
            _writer.WriteEndArray();
        }

        _writer.WriteEndArray();
        Write("labels", labels);
        Write("clip", options.Clip);
        Write("precision", options.Precision);
        _writer.WriteString("rounding", rounding);
        Write("weights", _network.Weights);
        EndLine();
    }

    /// <summary>One evaluation, recorded.</summary>
    /// <returns>The output.</returns>
    public double Evaluate(double[] inputs)
    {
        double output = _network.Evaluate(inputs)[0];
        _writer.WriteStartObject();
        Write("inputs", inputs);
        Write("output", output);
        EndLine();
        return output;
    }

    /// <summary>Ends the trace, so that it can be read.</summary>
    public void Complete()
    {
        _writer.Dispose();
        _stream.Dispose();
    }

    /// <summary>Ends the trace and deletes the folder.</summary>
    public void Dispose()
    {
        Complete();
        Directory.Delete(Folder, recursive: true);
    }

    private void EndLine()
    {
        _writer.WriteEndObject();
        _writer.Flush();
        _writer.Reset();
        _stream.WriteByte((byte)'\n');
    }

    private void Write(string name, ReadOnlySpan<double> numbers)
    {
        _writer.WriteStartArray(name);
        foreach (double number in numbers)
            WriteNumber(number);
        _writer.WriteEndArray();
    }

    private void Write(string name, double number)
    {
        _writer.WritePropertyName(name);
        WriteNumber(number);
    }

    // 17 digits read back bit for bit; the shortest form that .NET writes does not always.
    private void WriteNumber(double number) =>
        _writer.WriteRawValue(number.ToString("G17", CultureInfo.InvariantCulture), skipInputValidation: true);
}
