using System;
using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>
/// Writes the method mapped over columns of samples: Evaluate, where the bits of the samples are, and the ref struct that transposes blocks of samples to the
/// circuit's inputs and its outputs back.
/// </summary>
internal sealed class ColumnWriter
{
    private const string Layouts = "Layouts";

    private readonly CircuitModel _model;
    private readonly Circuit _circuit;
    private readonly Column[] _columns;

    public ColumnWriter(CircuitModel model, Circuit circuit)
    {
        _model = model;
        _circuit = circuit;
        _columns = model.Columns.Select((column, index) => new Column(column, index)).ToArray();
        int inputs = 0;
        foreach (Column column in _columns.Where(column => column.Model.IsInput).OrderBy(column => column.Model.Parameter))
        {
            column.InputOffset = inputs;
            inputs += column.Model.Width;
        }

        int outputs = 0;
        foreach (Column column in _columns.Where(column => column.Model.IsOutput))
        {
            column.OutputOffset = outputs;
            outputs += column.Model.Width;
        }

        IsPossible = _columns.Length > 0
            && _columns.All(column => column.Model.Element.Leaves.Count > 0)
            && inputs == circuit.InputCount
            && outputs == circuit.OutputCount;
    }

    /// <summary>Whether every parameter has a fixed layout that generated code can name.</summary>
    public bool IsPossible { get; }

    /// <summary>Writes both overloads of Evaluate, the columns and their accessors.</summary>
    /// <param name="writer">Where to.</param>
    public void Write(CodeWriter writer)
    {
        string degree = FreeName("maxDegreeOfParallelism");
        string arguments = string.Join(", ", _columns.Select(column => column.Name));
        string parameters = string.Join(", ", _columns.Select(column => $"{column.Type} {column.Name}"));
        WriteSummary(writer);
        WriteRules(writer);
        writer.Line($"public static void Evaluate({parameters}) => Evaluate({arguments}, 1);")
            .Line();
        WriteSummary(writer);
        writer.Line($"/// <param name=\"{degree}\">The largest number of threads, at least 1, or −1 for as many as there are processors.</param>");
        WriteRules(writer);
        writer.Open($"public static void Evaluate({parameters}, int {degree})");
        WriteValidation(writer);
        string columns = FreeName("columns");
        writer.Line($"var {columns} = new Columns({arguments});");
        WriteRangeChecks(writer, columns, degree);
        writer.Line($"global::Learnability.ColumnParallel.Run({columns}, {Samples}, {degree}, "
                + $"inputCount: {CSharpText.Number(_circuit.InputCount)}, outputCount: {CSharpText.Number(_circuit.OutputCount)}, gateCount: {CSharpText.Number(_circuit.Info.Gates)});")
            .Close()
            .Line();
        ValueWriter.WriteAccessors(writer, _columns.Select(column => column.Model.Element));
        WriteLayouts(writer);
        WriteColumns(writer);
        writer.Line();
    }

    private bool HasArrays => _columns.Any(column => column.Model.Length > 1);

    /// <summary>The number of samples.</summary>
    private string Samples => HasArrays ? FreeName("samples") : _columns[0].Name + ".Length";

    /// <summary>A name that no column has.</summary>
    private string FreeName(string name)
    {
        while (_columns.Any(column => column.Model.Name == name))
            name += "Value";
        return name;
    }

    private void WriteSummary(CodeWriter writer)
    {
        writer.Line("/// <summary>Maps the method over columns of samples: sample k of every column is one call.</summary>");
        foreach (Column column in _columns)
        {
            string what = (column.Model.IsInput, column.Model.IsOutput) switch
            {
                (true, true) => "The samples, replaced by what the method makes of them",
                (false, true) => "Receives the samples",
                _ => "The samples",
            };
            if (_model.Program.HasValidity && column.Index == _columns.Length - 1)
                what = "Receives whether the method returns (where it throws, what is in the other written columns means nothing)";
            string bits = $"{CSharpText.Number(column.Model.Element.Width)} bit{(column.Model.Element.Width == 1 ? "" : "s")} each";
            if (column.Model.Length > 1)
                bits = $"{CSharpText.Number(column.Model.Length)} elements a sample, the last index fastest, one sample after the other, " + bits;
            string length = column.Index == 0 ? "any number of them" : "as many as of " + _columns[0].Model.Name;
            writer.Line($"/// <param name=\"{column.Model.Name}\">{what}: {bits}, {length}.</param>");
        }
    }

    private static void WriteRules(CodeWriter writer) =>
        writer.Line("/// <remarks>")
            .Line("/// A written column may be the very column of a parameter whose samples have the same size, which is then changed in place; otherwise it shares memory")
            .Line("/// with no other. May be called by several threads at once.")
            .Line("/// </remarks>")
            .Line("/// <exception cref=\"global::System.ArgumentException\">")
            .Line("/// The columns differ in length, a sample does not fit its declared width, or a written column overlaps another; nothing is written.")
            .Line("/// </exception>");

    private void WriteValidation(CodeWriter writer)
    {
        Column first = _columns[0];
        if (HasArrays)
        {
            writer.Line($"int {Samples} = global::Learnability.LaneColumns.CountSamples({first.Name}.Length, {CSharpText.Number(first.Model.Length)}, \"{first.Model.Name}\");");
            foreach (Column column in _columns.Skip(1))
                writer.Line($"global::Learnability.LaneColumns.RequireSamples({column.Name}.Length, {CSharpText.Number(column.Model.Length)}, {Samples}, \"{column.Model.Name}\");");
        }

        foreach (Column column in HasArrays ? [] : _columns.Skip(1))
            writer.Line($"global::Learnability.LaneColumns.RequireLength({column.Name}.Length, {first.Name}.Length, \"{column.Model.Name}\", \"{first.Model.Name}\");");

        foreach (Column column in _columns.Where(column => column.Model.IsOutput))
        {
            foreach (Column other in _columns.TakeWhile(other => other != column))
            {
                string check = other.Model.IsOutput ? "RequireSeparate" : "RequireAligned";
                writer.Line($"global::Learnability.LaneColumns.{check}<{other.Model.Element.CSharpType}, {column.Model.Element.CSharpType}>"
                    + $"({other.Name}, {column.Name}, \"{other.Model.Name}\", \"{column.Model.Name}\");");
            }
        }
    }

    private void WriteRangeChecks(CodeWriter writer, string columns, string degree)
    {
        Column[] checkedColumns = [.. _columns.Where(column => column.IsChecked)];
        if (checkedColumns.Length == 0)
            return;
        writer.Open($"if (!global::Learnability.ColumnParallel.Fits({columns}, {Samples}, {degree}))");

        // With the class's name, as a parameter may be called like the layouts.
        foreach (Column column in checkedColumns)
            writer.Line($"{CSharpText.Identifier(_model.ClassName)}.{Layouts}.{column.Property}.RequireRanges({column.Name}, \"{column.Model.Name}\");");
        writer.Close();
    }

    private void WriteLayouts(CodeWriter writer)
    {
        writer.Line("/// <summary>Where the bits of the columns' samples are.</summary>")
            .Open($"private static class {Layouts}");
        var makers = new Dictionary<string, string>();
        var methods = new List<string>();
        foreach (Column column in _columns)
        {
            string type = $"global::Learnability.ColumnLayout<{column.Model.Element.CSharpType}>";
            string layout = DescribeLayout(column);
            bool isNew = !makers.TryGetValue(layout, out string maker);
            if (isNew)
            {
                makers.Add(layout, maker = column.Property);
                methods.Add(layout.Replace("{0}", maker));
            }

            writer.Line($"internal static readonly {type} {column.Property} = {(isNew ? $"Create{maker}()" : maker)}; // {column.Model.Name}");
        }

        foreach (string method in methods)
            writer.Line().Lines(method);

        writer.Close().Line();
    }

    /// <summary>The method that creates a column's layout, with <c>{0}</c> for its name after Create: columns of the same kind have the same.</summary>
    private string DescribeLayout(Column column)
    {
        string type = column.Model.Element.CSharpType;
        CodeWriter writer = new CodeWriter()
            .Open($"private static global::Learnability.ColumnLayout<{type}> Create{{0}}()")
            .Line($"{type} sample = default;")
            .Open($"return new global::Learnability.ColumnLayout<{type}>(elements: {CSharpText.Number(column.Model.Length)}, new global::Learnability.ColumnPart[]");
        int bit = 0;
        foreach (LeafModel leaf in column.Model.Element.Leaves)
        {
            StoredBits stored = GetStoredBits(column, leaf, bit);
            writer.Line("global::Learnability.ColumnPart.Of("
                + $"ref sample, ref {ValueWriter.Reference(leaf, "sample")}, width: {CSharpText.Number(leaf.Width)}, isSigned: {CSharpText.Boolean(leaf.IsSigned)}, "
                + $"storedBits: {CSharpText.Number(stored.Count)}, repeatsHighest: {CSharpText.Boolean(stored.RepeatsHighest)}, name: {CSharpText.Literal(leaf.Name)}),");
            bit += leaf.Width;
        }

        return writer.Close(");").Close().ToString().TrimEnd();
    }

    /// <summary>How many low bits of a leaf need to be transposed back: the rest are 0 in every sample, or like the highest of them.</summary>
    private StoredBits GetStoredBits(Column column, LeafModel leaf, int bit)
    {
        if (!column.Model.IsOutput)
            return new StoredBits(leaf.Width, leaf.IsSigned);
        int zeroed = 0;
        int repeated = 1;
        for (int element = 0; element < column.Model.Length; element++)
        {
            int first = column.OutputOffset + (element * column.Model.Element.Width) + bit;
            int width = leaf.Width;
            while (width > 0 && _circuit.Outputs[first + width - 1] == Literal.False)
                width--;
            zeroed = Math.Max(zeroed, width);
            width = leaf.Width;
            while (width > 1 && _circuit.Outputs[first + width - 1] == _circuit.Outputs[first + width - 2])
                width--;
            repeated = Math.Max(repeated, width);
        }

        // Above a declared width an unsigned value has zeros, and a signed one its sign.
        if (leaf.IsSigned)
            return zeroed < Math.Min(repeated, leaf.Width) ? new StoredBits(zeroed, false) : new StoredBits(repeated, true);
        return zeroed <= repeated || leaf.IsDeclared || leaf.Width == 1 ? new StoredBits(zeroed, false) : new StoredBits(repeated, true);
    }

    private void WriteColumns(CodeWriter writer)
    {
        string parameters = string.Join(", ", _columns.Select(column => $"{column.Type} {column.Field}"));
        writer.Line("/// <summary>The columns, with what maps the circuit over blocks of their samples.</summary>")
            .Open($"private readonly ref struct Columns({parameters}) : global::Learnability.IColumnKernel");
        foreach (Column column in _columns)
            writer.Line($"private readonly {column.Type} _{column.Field} = {column.Field}; // {column.Model.Name}");
        Column? written = _columns.FirstOrDefault(column => column.Model.IsOutput);
        string lead = written is null ? "0" : $"{Layouts}.{written.Property}.GetLead(_{written.Field})";
        string fits = string.Join(" && ", _columns.Where(column => column.IsChecked).Select(column => $"{Layouts}.{column.Property}.Fits(_{column.Field}, start, count)"));
        writer.Line()
            .Line("/// <inheritdoc/>")
            .Line($"public int Lead => {lead};")
            .Line()
            .Line("/// <inheritdoc/>")
            .Line($"public bool Fits(int start, int count) => {(fits.Length == 0 ? "true" : fits)};")
            .Line()
            .Line("/// <inheritdoc/>")
            .Open("public void Load(int start, int count, global::Learnability.LaneBlock inputs)");
        foreach (Column column in _columns.Where(column => column.Model.IsInput))
            writer.Line($"{Layouts}.{column.Property}.Load(_{column.Field}, start, count, inputs, {CSharpText.Number(column.InputOffset)});");
        writer.Close()
            .Line()
            .Line("/// <inheritdoc/>")
            .Line("public void Evaluate(global::System.ReadOnlySpan<ulong> inputs, global::System.Span<ulong> outputs, int wordsPerBit) =>")
            .Line("    EvaluateLanes(inputs, outputs, wordsPerBit);")
            .Line()
            .Line("/// <inheritdoc/>")
            .Open("public void Store(int start, int count, global::Learnability.LaneBlock outputs)");
        foreach (Column column in _columns.Where(column => column.Model.IsOutput))
            writer.Line($"{Layouts}.{column.Property}.Store(outputs, {CSharpText.Number(column.OutputOffset)}, _{column.Field}, start, count);");
        writer.Close().Close();
    }

    /// <summary>The bits of a leaf that are transposed back.</summary>
    /// <param name="Count">The number of low bits.</param>
    /// <param name="RepeatsHighest">Whether all higher bits are like the highest of those; otherwise they are 0.</param>
    private readonly record struct StoredBits(int Count, bool RepeatsHighest);

    /// <summary>A column with its place among the circuit's inputs and outputs.</summary>
    private sealed class Column(ColumnModel model, int index)
    {
        public ColumnModel Model { get; } = model;

        public int Index { get; } = index;

        public int InputOffset { get; set; }

        public int OutputOffset { get; set; }

        /// <summary>Whether samples may be out of a declared range.</summary>
        public bool IsChecked => Model.IsInput && Model.Element.Leaves.Any(leaf => leaf.IsDeclared);

        public string Name { get; } = CSharpText.Identifier(model.Name);

        public string Field { get; } = "column" + CSharpText.Number(index);

        public string Property { get; } = "Column" + CSharpText.Number(index);

        public string Type { get; } = $"global::System.{(model.IsOutput ? "Span" : "ReadOnlySpan")}<{model.Element.CSharpType}>";
    }
}
