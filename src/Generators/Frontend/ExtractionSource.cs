using System;
using System.Globalization;
using System.IO;

namespace Learnability.Generators.Frontend;

/// <summary>The C# of a sample extraction: an annotated method by queries, with the sizes of a learner put in as constants.</summary>
/// <param name="StructName">The name of its struct.</param>
/// <param name="Text">The whole file.</param>
/// <param name="DrawBits">The random bits of a round; 0 for none.</param>
/// <param name="Samples">The number m of samples.</param>
/// <param name="SamplesAtOnce">How many of them a round completes.</param>
/// <param name="BatchSize">The batch size, as its constant says it.</param>
internal sealed record ExtractionSource(string StructName, string Text, int DrawBits, int Samples, int SamplesAtOnce, int BatchSize)
{
    private static readonly Lazy<string> _miniBatch = new(() => Load("MiniBatchExtraction"));
    private static readonly Lazy<string> _fullBatch = new(() => Load("FullBatchExtraction"));
    private static readonly Lazy<string> _levels = new(() => Load("LevelExtraction"));

    /// <summary>Algorithm 1 with alternating queries.</summary>
    public static ExtractionSource ForMiniBatches(int inputBits, int batchSize, int samples, CountDecoding decoding)
    {
        // ⌈log₂ b⌉ + 16 bits, so that a bit's bias is at most 2^−(log₂ b + 16), as long as their product with b fits 64 bits.
        int batchBits = QueryMethodCircuits.BitLength(batchSize - 1);
        int drawBits = Math.Max(1, Math.Min(batchBits + 16, 62 - batchBits));
        string text = SetConstant(_miniBatch.Value, "BatchSize", batchSize);
        text = SetConstant(text, "DrawBits", drawBits);
        return new ExtractionSource("MiniBatchExtraction", SetSizes(text, inputBits, samples, decoding), drawBits, samples, 1, batchSize);
    }

    /// <summary>Lemma 6, depth first.</summary>
    public static ExtractionSource ForFullBatch(int inputBits, int samples, CountDecoding decoding) =>
        new("FullBatchExtraction", SetSizes(_fullBatch.Value, inputBits, samples, decoding), 0, samples, 1, samples);

    /// <summary>Lemma 6, all samples at once, level by level.</summary>
    public static ExtractionSource ForLevels(int inputBits, int samples, CountDecoding decoding) =>
        new("LevelExtraction", SetSizes(_levels.Value, inputBits, samples, decoding), 0, samples, samples, samples);

    /// <summary>
    /// The struct as generated code has it: without attributes of its own, with names that mean the same everywhere, and with the batch size as a field, so that
    /// options may set it.
    /// </summary>
    public string GetStruct() => Text
        .Substring(Text.IndexOf("public partial struct " + StructName, StringComparison.Ordinal))
        .TrimEnd('\n')
        .Replace("public partial struct", "private struct")
        .Replace(Constant("BatchSize", BatchSize), "internal int BatchSize;")
        .Replace("[Bits(", "[global::Learnability.Bits(")
        .Replace("[InlineArray(", "[global::System.Runtime.CompilerServices.InlineArray(")
        .Replace("ReadOnlySpan<", "global::System.ReadOnlySpan<")
        .Replace(" Math.", " global::System.Math.");

    private static string SetSizes(string text, int inputBits, int samples, CountDecoding decoding)
    {
        // Centred answers are centred before they are decoded.
        text = SetConstant(text, "Decoding", decoding == CountDecoding.Centred ? (int)CountDecoding.HalfToEven : (int)decoding);
        text = SetConstant(text, "InputBits", inputBits);
        text = SetConstant(text, "SampleCount", samples);
        return SetConstant(text, "CountBits", QueryMethodCircuits.BitLength(samples));
    }

    /// <summary>Sets a constant, in a source that has it.</summary>
    private static string SetConstant(string text, string name, int value)
    {
        string start = "private const int " + name + " = ";
        int from = text.IndexOf(start, StringComparison.Ordinal);
        if (from < 0)
            return text;
        int to = text.IndexOf(';', from) + 1;
        return text.Substring(0, from) + Constant(name, value) + text.Substring(to);
    }

    private static string Constant(string name, int value) => "private const int " + name + " = " + value.ToString(CultureInfo.InvariantCulture) + ";";

    private static string Load(string name)
    {
        using Stream stream = typeof(ExtractionSource).Assembly.GetManifestResourceStream(name + ".cs")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Replace("\r\n", "\n");
    }
}
