using System;
using System.Diagnostics.CodeAnalysis;

namespace Learnability;

/// <summary>
/// The recurrent convolutional network of a Turing machine, computed by following the head: exactly what the layers compute, cell for cell, at the cost of the machine's
/// steps. Generated networks are made of this. An instance is for one thread at a time.
/// </summary>
/// <typeparam name="TKernel">The machine.</typeparam>
/// <remarks>
/// Goel, Kakade, Kalai &amp; Zhang, Lemma 1: each of the first m + 1 steps of SGD writes y·[x, 1]/3 into the next row of the memory, and later ones change nothing.
/// </remarks>
public sealed class TuringNetwork<TKernel>
    where TKernel : struct, IMachineKernel
{
    /// <summary>How much further a machine that did not halt is followed, to name the depth that it needs.</summary>
    private const long MostStepsToHalt = 100_000_000;

    private readonly sbyte[] _memory;
    private readonly MachineRun _run;

    /// <summary>Creates the network with an empty memory.</summary>
    /// <param name="shape">The sizes.</param>
    public TuringNetwork(RcnnShape shape)
    {
        ArgumentNullException.ThrowIfNull(shape);
        Shape = shape;
        _memory = new sbyte[shape.Rows * shape.BlockColumns];
        _run = new MachineRun(shape.Rows, shape.Columns);
    }

    /// <summary>The sizes.</summary>
    public RcnnShape Shape { get; }

    /// <summary>The number of rows of the memory that are written, the dummy's included: m + 1 once the network is trained.</summary>
    public int StoredRows { get; private set; }

    /// <summary>Whether all rows of the memory are written, so that the network predicts.</summary>
    public bool IsTrained => StoredRows == Shape.Rows;

    /// <summary>The transitions T of the last prediction, until the machine halted.</summary>
    public long LastSteps => _run.Steps;

    /// <summary>The memory W in thirds, row after row of d + 1: a weight is this divided by 3.</summary>
    public ReadOnlySpan<sbyte> MemoryThirds => _memory;

    /// <summary>One step of Algorithm 1.</summary>
    /// <param name="input">The input bits, 64 a word.</param>
    /// <param name="label">The label.</param>
    /// <returns>Whether the sample was stored.</returns>
    /// <exception cref="ArgumentException">The number of words is wrong, or a bit past the last input is set; nothing has changed.</exception>
    public bool Step(ReadOnlySpan<ulong> input, bool label)
    {
        PackedInput.Validate(input, Shape.Inputs, nameof(input));
        if (IsTrained)
            return false;
        Span<sbyte> row = NextRow();
        int sign = label ? 1 : -1;
        for (int i = 0; i < Shape.Inputs; i++)
            row[i] = (sbyte)(((input[i >> 6] >> (i & 63) & 1) != 0 ? 1 : -1) * sign);
        Store(row, sign);
        return true;
    }

    /// <summary>One step of Algorithm 1.</summary>
    /// <param name="x">The features, ±1.</param>
    /// <param name="y">The label, ±1.</param>
    /// <returns>Whether the sample was stored.</returns>
    /// <exception cref="ArgumentException">There are not d features, or one or the label is not ±1; nothing has changed.</exception>
    public bool Step(ReadOnlySpan<int> x, int y)
    {
        RequireSigns(x);
        if (y is not (1 or -1))
            throw new ArgumentException($"The label is {y}; labels are −1 and +1.", nameof(y));
        if (IsTrained)
            return false;
        Span<sbyte> row = NextRow();
        for (int i = 0; i < x.Length; i++)
            row[i] = (sbyte)(x[i] * y);
        Store(row, y);
        return true;
    }

    /// <summary>Answers an input.</summary>
    /// <param name="input">The input bits, 64 a word.</param>
    /// <exception cref="ArgumentException">The number of words is wrong, or a bit past the last input is set.</exception>
    /// <exception cref="RcnnLimitException">The depth or the work tape does not suffice.</exception>
    /// <exception cref="InvalidOperationException">The memory is not complete, or the machine leaves no answer.</exception>
    public bool Predict(ReadOnlySpan<ulong> input)
    {
        PackedInput.Validate(input, Shape.Inputs, nameof(input));
        RequireTrained();
        Load(_run, input);
        return Answer(input);
    }

    /// <summary>Answers an input.</summary>
    /// <param name="x">The features, ±1.</param>
    /// <returns>The label, ±1.</returns>
    /// <exception cref="ArgumentException">There are not d features, or one is not ±1.</exception>
    /// <exception cref="RcnnLimitException">The depth or the work tape does not suffice.</exception>
    /// <exception cref="InvalidOperationException">The memory is not complete, or the machine leaves no answer.</exception>
    public int Predict(ReadOnlySpan<int> x)
    {
        RequireSigns(x);
        Span<ulong> input = stackalloc ulong[PackedInput.WordCount(Shape.Inputs)];
        input.Clear();
        for (int i = 0; i < x.Length; i++)
            input[i >> 6] |= (x[i] > 0 ? 1UL : 0) << (i & 63);
        return Predict(input) ? 1 : -1;
    }

    /// <summary>The machine's run on an input: the tape as W·diag(x, 1) makes it, and the head at its start.</summary>
    /// <param name="input">The input bits, 64 a word.</param>
    /// <exception cref="InvalidOperationException">The memory is not complete.</exception>
    public MachineRun StartRun(ReadOnlySpan<ulong> input)
    {
        PackedInput.Validate(input, Shape.Inputs, nameof(input));
        RequireTrained();
        var run = new MachineRun(Shape.Rows, Shape.Columns);
        Load(run, input);
        return run;
    }

    private Span<sbyte> NextRow() => _memory.AsSpan(StoredRows * Shape.BlockColumns, Shape.BlockColumns);

    private void Store(Span<sbyte> row, int label)
    {
        row[Shape.Inputs] = (sbyte)label;
        StoredRows++;
        if (StoredRows != Shape.Samples || !Shape.Options.AppendsDummySample)
            return;
        NextRow().Fill(1);
        StoredRows++;
    }

    private void RequireTrained()
    {
        if (IsTrained)
            return;
        int missing = Math.Max(0, Shape.Samples - StoredRows);
        throw new InvalidOperationException(missing == 0
            ? "The dummy sample is missing: take a last step on the input with all bits set and the label true, or set RcnnOptions.AppendsDummySample."
            : $"The memory holds {StoredRows} of {Shape.Samples} samples: take {missing} more steps, or create the network for {StoredRows} samples.");
    }

    private void RequireSigns(ReadOnlySpan<int> x)
    {
        if (x.Length != Shape.Inputs)
            throw new ArgumentException($"There are {x.Length} features, but the network has {Shape.Inputs} inputs.", nameof(x));
        int bad = x.IndexOfAnyExcept(1, -1);
        if (bad >= 0)
            throw new ArgumentException($"Feature {bad} is {x[bad]}; features are −1 and +1.", nameof(x));
    }

    /// <summary>W·diag(x, 1) in thirds, and blank work columns.</summary>
    private void Load(MachineRun run, ReadOnlySpan<ulong> input)
    {
        int width = Shape.BlockColumns;
        Span<sbyte> signs = width <= 512 ? stackalloc sbyte[width] : new sbyte[width];
        for (int i = 0; i < Shape.Inputs; i++)
            signs[i] = (input[i >> 6] >> (i & 63) & 1) != 0 ? (sbyte)1 : (sbyte)-1;
        signs[Shape.Inputs] = 1;
        for (int row = 0; row < Shape.Rows; row++)
        {
            Span<sbyte> tape = run.GetRow(row);
            ReadOnlySpan<sbyte> weights = _memory.AsSpan(row * width, width);
            for (int column = 0; column < width; column++)
                tape[column] = (sbyte)(weights[column] * signs[column]);
            tape[width..].Clear();
        }

        // The head appears in layer 1, and every layer after that takes one step.
        run.Start(Shape.Inputs, Shape.Depth - 1);
    }

    private bool Answer(ReadOnlySpan<ulong> input)
    {
        TKernel.Run(_run);
        if (_run.Stop == MachineStop.OutOfTape)
            ThrowOutOfTape(input);
        if (Shape.Options.Readout == RcnnReadout.Block)
            RequireHalted();
        if (Shape.Options.AutoClean)
            RequireCleaned();
        sbyte answer = _run.GetRow(0)[0];
        if (answer == 0)
            throw new InvalidOperationException("The top left cell is blank, so that there is no answer: the machine must leave −1 or +1 there.");
        if (Shape.Options is { Readout: RcnnReadout.Block, AutoClean: false })
            RequireBlank();
        return answer > 0;
    }

    private void RequireHalted()
    {
        if (_run.Stop == MachineStop.Halted)
            return;
        _run.MaxSteps = MostStepsToHalt;
        TKernel.Run(_run);
        if (_run.Stop != MachineStop.Halted)
            throw new RcnnLimitException($"The machine has not halted after {_run.Steps} steps, more than the depth L = {Shape.Depth} allows: it needs an answer on every data set, or RcnnReadout.Corner.", "depth", null);
        ThrowTooShallow(_run.Steps + 1 + CleaningLayers());
    }

    private void RequireCleaned()
    {
        if (_run.Stop != MachineStop.Halted)
            throw new RcnnLimitException($"The machine has not halted in the {Shape.Depth} layers of the network, so that nothing is cleaned: raise the depth.", "depth", null);
        long needed = _run.Steps + 1 + CleaningLayers();
        if (needed > Shape.Depth)
            ThrowTooShallow(needed);
    }

    /// <summary>From where the machine halted, the cells of the block become silent in order of their distance.</summary>
    private int CleaningLayers()
    {
        if (!Shape.Options.AutoClean)
            return 0;
        int rows = Math.Max(_run.HeadRow, Shape.Samples - _run.HeadRow);
        int columns = Math.Max(_run.HeadColumn, Shape.Inputs - _run.HeadColumn);
        return Math.Max(1, rows + columns);
    }

    [DoesNotReturn]
    private void ThrowTooShallow(long needed) =>
        throw new RcnnLimitException($"The machine takes {_run.Steps} steps on this data, which needs a depth L of at least {needed}; the network has {Shape.Depth} layers.", "depth", needed);

    /// <summary>Every cell but the top left must be blank, or it would add to the output.</summary>
    private void RequireBlank()
    {
        int marked = 0;
        for (int row = 0; row < Shape.Rows; row++)
        {
            ReadOnlySpan<sbyte> block = _run.GetRow(row)[(row == 0 ? 1 : 0)..Shape.BlockColumns];
            marked += block.Length - block.Count((sbyte)0);
        }

        bool isHeadAstray = _run.HeadColumn < Shape.BlockColumns && (_run.HeadRow, _run.HeadColumn) != (0, 0);
        if (marked > 0 || isHeadAstray)
        {
            string what = marked > 0 ? $"{marked} cells beside the top left one are not blank" : $"the head is in row {_run.HeadRow} and column {_run.HeadColumn}, not in the top left cell";
            throw new InvalidOperationException($"The machine halted where {what}, which adds to the output: let it clean up, or set RcnnOptions.AutoClean or RcnnReadout.Corner.");
        }
    }

    /// <summary>Finds how many work columns the machine uses, by doubling them.</summary>
    [DoesNotReturn]
    private void ThrowOutOfTape(ReadOnlySpan<ulong> input)
    {
        int had = Shape.Options.WorkColumns;
        for (int columns = had * 2; columns <= 1 << 16; columns *= 2)
        {
            RcnnOptions wider = Shape.Options with { WorkColumns = columns };
            if ((Shape.Rows * (long)(Shape.BlockColumns + columns)) > RcnnShape.MaxCells)
                break;
            var network = new TuringNetwork<TKernel>(new RcnnShape(Shape.Inputs, Shape.Samples, Shape.Depth, wider));
            _memory.CopyTo(network._memory, 0);
            network.StoredRows = StoredRows;
            MachineRun run = network.StartRun(input);
            run.MaxSteps = Math.Min(MostStepsToHalt, run.MaxSteps);
            TKernel.Run(run);
            if (run.Stop != MachineStop.OutOfTape)
                throw new RcnnLimitException($"The machine moves past the last of {had} work columns: set RcnnOptions.WorkColumns to {columns}.", "WorkColumns", columns);
        }

        throw new RcnnLimitException($"The machine moves past the last of {had} work columns, and past every larger number that was tried.", "WorkColumns", null);
    }
}
