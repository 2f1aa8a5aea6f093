using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>Writes the method mapped over columns of samples: Evaluate, and the ref struct that transposes a block, runs the gates and transposes back.</summary>
internal sealed class ColumnWriter
{
    /// <summary>Up to this number of words a block's inputs and outputs are on the stack.</summary>
    private const int MaxStackWords = 2048;

    private readonly CircuitModel _model;
    private readonly CircuitInfo _info;
    private readonly Column[] _columns;

    public ColumnWriter(CircuitModel model, CircuitInfo info)
    {
        _model = model;
        _info = info;
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
            && inputs == info.Inputs
            && outputs == info.Outputs;
    }

    /// <summary>Whether every parameter has a fixed layout that generated code can name.</summary>
    public bool IsPossible { get; }

    /// <summary>Writes both overloads of Evaluate, the columns and their accessors.</summary>
    /// <param name="writer">Where to.</param>
    public void Write(CodeWriter writer)
    {
        string degree = _columns.Any(column => column.Model.Name == "maxDegreeOfParallelism") ? "degreeOfParallelism" : "maxDegreeOfParallelism";
        string arguments = string.Join(", ", _columns.Select(column => column.Name));
        string parameters = string.Join(", ", _columns.Select(column => $"{column.Type} {column.Name}"));
        WriteSummary(writer);
        WriteExceptions(writer);
        writer.Line($"public static void Evaluate({parameters}) => Evaluate({arguments}, 1);")
            .Line();
        WriteSummary(writer);
        writer.Line($"/// <param name=\"{degree}\">The largest number of threads, at least 1, or −1 for as many as there are processors.</param>");
        WriteExceptions(writer);
        writer.Open($"public static void Evaluate({parameters}, int {degree})");
        WriteValidation(writer);
        writer.Line($"global::Learnability.ColumnParallel.Run(new Columns({arguments}), {Samples}, {degree});")
            .Close()
            .Line();
        ValueWriter.WriteAccessors(writer, _columns.Select(column => column.Model.Element));
        WriteColumns(writer);
        writer.Line();
    }

    private bool HasArrays => _columns.Any(column => column.Model.Length > 1);

    /// <summary>The number of samples.</summary>
    private string Samples => HasArrays ? "samples0_" : _columns[0].Name + ".Length";

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
            string bits = $"{CSharpText.Number(column.Model.Element.Width)} bit{(column.Model.Element.Width == 1 ? "" : "s")} each";
            if (column.Model.Length > 1)
                bits = $"{CSharpText.Number(column.Model.Length)} elements a sample, the last index fastest, one sample after the other, " + bits;
            string length = column.Index == 0 ? "any number of them" : "as many as of " + _columns[0].Model.Name;
            writer.Line($"/// <param name=\"{column.Model.Name}\">{what}: {bits}, {length}.</param>");
        }
    }

    private static void WriteExceptions(CodeWriter writer) =>
        writer.Line("/// <exception cref=\"global::System.ArgumentException\">")
            .Line("/// The columns differ in length, a sample does not fit its declared width, or a written column overlaps another; nothing is written.")
            .Line("/// </exception>");

    private void WriteValidation(CodeWriter writer)
    {
        Column first = _columns[0];
        if (HasArrays)
        {
            writer.Line($"int samples0_ = global::Learnability.LaneColumns.CountSamples({first.Name}.Length, {CSharpText.Number(first.Model.Length)}, \"{first.Model.Name}\");");
            foreach (Column column in _columns.Skip(1))
                writer.Line($"global::Learnability.LaneColumns.RequireSamples({column.Name}.Length, {CSharpText.Number(column.Model.Length)}, samples0_, \"{column.Model.Name}\");");
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

        foreach (Column column in _columns.Where(column => column.Model.IsInput))
            WriteWidthChecks(writer, column);
    }

    private static void WriteWidthChecks(CodeWriter writer, Column column)
    {
        ValueModel element = column.Model.Element;
        if (!element.Leaves.Any(leaf => leaf.IsDeclared))
            return;
        string name = column.Model.Name;
        if (element.IsScalar)
        {
            LeafModel leaf = element.Leaves[0];
            writer.Line($"global::Learnability.LaneColumns.RequireWidth<{element.CSharpType}>"
                + $"({column.Name}, {CSharpText.Number(leaf.Width)}, {CSharpText.Boolean(leaf.IsSigned)}, \"{name}\");");
            return;
        }

        // Locals are numbered by column: any other name may be a parameter's.
        string index = "index" + CSharpText.Number(column.Index) + "_";
        string sample = "sample" + CSharpText.Number(column.Index) + "_";
        writer.Open($"for (int {index} = 0; {index} < {column.Name}.Length; {index}++)")
            .Line($"{element.CSharpType} {sample} = {column.Name}[{index}];");
        foreach (LeafModel leaf in element.Leaves.Where(leaf => leaf.IsDeclared))
        {
            writer.Line($"global::Learnability.LaneColumns.RequireWidth({ValueWriter.Reference(leaf, sample)}, {CSharpText.Number(leaf.Width)}, "
                + $"{CSharpText.Boolean(leaf.IsSigned)}, \"{name}\", {index}, {CSharpText.Literal(leaf.Name)});");
        }

        writer.Close();
    }

    private void WriteColumns(CodeWriter writer)
    {
        string parameters = string.Join(", ", _columns.Select(column => $"{column.Type} {column.Field}"));
        writer.Line("/// <summary>The columns, with what maps the gates over 64 samples at a time.</summary>")
            .Open($"private readonly ref struct Columns({parameters}) : global::Learnability.IColumnKernel");
        foreach (Column column in _columns)
            writer.Line($"private readonly {column.Type} _{column.Field} = {column.Field};");
        int words = _info.Inputs + _info.Outputs;
        string buffer = words <= MaxStackWords ? "stackalloc" : "new";
        writer.Line()
            .Line("/// <inheritdoc/>")
            .Open("public void Evaluate(int start, int count)")
            .Line($"global::System.Span<ulong> words = {buffer} ulong[{CSharpText.Number(words)}];")
            .Line($"global::System.Span<ulong> inputs = words.Slice(0, {CSharpText.Number(_info.Inputs)});")
            .Line($"global::System.Span<ulong> outputs = words.Slice({CSharpText.Number(_info.Inputs)}, {CSharpText.Number(_info.Outputs)});");
        if (_columns.Any(column => !column.IsPlain))
            writer.Line("global::System.Span<ulong> block = stackalloc ulong[64];");
        writer.Line("int end = start + count;")
            .Open("for (; start < end; start += 64)")
            .Line("int length = global::System.Math.Min(64, end - start);");
        foreach (Column column in _columns.Where(column => column.Model.IsInput))
            WriteLoad(writer, column);
        writer.Line("EvaluateLanes(inputs, outputs, 1);");
        foreach (Column column in _columns.Where(column => column.Model.IsOutput))
            WriteStore(writer, column);
        writer.Close().Close().Close();
    }

    private static void WriteLoad(CodeWriter writer, Column column)
    {
        ValueModel element = column.Model.Element;
        string samples = $"_{column.Field}.Slice(start, length)";
        int offset = column.InputOffset;
        if (column.IsPlain)
        {
            writer.Line($"global::Learnability.LaneColumns.Load<{element.CSharpType}>({samples}, {Slice("inputs", offset, element.Width)});");
            return;
        }

        OpenElements(writer, column);
        foreach (LeafModel leaf in element.Leaves)
        {
            writer.Line("block.Slice(length).Clear();")
                .Open("for (int i = 0; i < length; i++)")
                .Line($"{element.CSharpType} sample = {column.Sample};")
                .Line($"block[i] = global::Learnability.RawBits.Load({ValueWriter.Reference(leaf, "sample")});")
                .Close()
                .Line($"global::Learnability.LaneColumns.Transpose(block, {Slice("inputs", offset, leaf.Width, column)});");
            offset += leaf.Width;
        }

        CloseElements(writer, column);
    }

    private static void WriteStore(CodeWriter writer, Column column)
    {
        ValueModel element = column.Model.Element;
        int offset = column.OutputOffset;
        if (column.IsPlain)
        {
            writer.Line($"global::Learnability.LaneColumns.Store<{element.CSharpType}>({Slice("outputs", offset, element.Width)}, "
                + $"_{column.Field}.Slice(start, length), {CSharpText.Boolean(element.Leaves[0].IsSigned)});");
            return;
        }

        OpenElements(writer, column);
        foreach (LeafModel leaf in element.Leaves)
        {
            writer.Line($"global::Learnability.LaneColumns.Transpose({Slice("outputs", offset, leaf.Width, column)}, block, {CSharpText.Boolean(leaf.IsSigned)});")
                .Open("for (int i = 0; i < length; i++)")
                .Line($"global::Learnability.RawBits.Store(ref {ValueWriter.Reference(leaf, column.Sample)}, block[i]);")
                .Close();
            offset += leaf.Width;
        }

        CloseElements(writer, column);
    }

    private static void OpenElements(CodeWriter writer, Column column)
    {
        if (column.Model.Length > 1)
            writer.Open($"for (int k = 0; k < {CSharpText.Number(column.Model.Length)}; k++)");
    }

    private static void CloseElements(CodeWriter writer, Column column)
    {
        if (column.Model.Length > 1)
            writer.Close();
    }

    private static string Slice(string span, int offset, int length, Column column) => column.Model.Length == 1
        ? Slice(span, offset, length)
        : $"{span}.Slice({CSharpText.Number(offset)} + (k * {CSharpText.Number(column.Model.Element.Width)}), {CSharpText.Number(length)})";

    private static string Slice(string span, int offset, int length) => $"{span}.Slice({CSharpText.Number(offset)}, {CSharpText.Number(length)})";

    /// <summary>A column with its place among the circuit's inputs and outputs.</summary>
    private sealed class Column(ColumnModel model, int index)
    {
        public ColumnModel Model { get; } = model;

        public int Index { get; } = index;

        public int InputOffset { get; set; }

        public int OutputOffset { get; set; }

        /// <summary>Whether samples are integers, one for each element of the column.</summary>
        public bool IsPlain => Model.Element.IsScalar && Model.Length == 1;

        /// <summary>The element of the present sample, or of the present element of it.</summary>
        public string Sample => Model.Length == 1 ? $"_{Field}[start + i]" : $"_{Field}[((start + i) * {CSharpText.Number(Model.Length)}) + k]";

        public string Name { get; } = CSharpText.Identifier(model.Name);

        public string Field { get; } = "column" + CSharpText.Number(index);

        public string Type { get; } = $"global::System.{(model.IsOutput ? "Span" : "ReadOnlySpan")}<{model.Element.CSharpType}>";
    }
}
