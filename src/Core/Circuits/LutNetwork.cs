using System;

namespace Learnability;

/// <summary>
/// A circuit as lookup tables of two or three signals, without complemented edges. Each table keeps the phase in which all-zero inputs give zero, so that it is
/// made of ∧, ∧¬, ∨ and ⊕ alone and never of a constant; only outputs may still need a complement.
/// </summary>
/// <remarks>Signal 0 is the constant false, signals 1 to <see cref="Circuit.InputCount"/> are the inputs, then the tables follow in topological order.</remarks>
internal sealed class LutNetwork
{
    private readonly Lut[] _luts;
    private readonly int[] _outputs;
    private readonly bool[] _isOutputComplemented;

    private LutNetwork(Circuit circuit, Lut[] luts, int[] signalOfNode, bool[] isComplement)
    {
        Circuit = circuit;
        FirstLut = 1 + circuit.InputCount;
        _luts = luts;
        _outputs = new int[circuit.OutputCount];
        _isOutputComplemented = new bool[circuit.OutputCount];
        for (int i = 0; i < _outputs.Length; i++)
        {
            Literal output = circuit.Outputs[i];
            _outputs[i] = signalOfNode[output.Node];
            _isOutputComplemented[i] = output.IsComplemented ^ isComplement[output.Node];
        }
    }

    public Circuit Circuit { get; }

    /// <summary>The signal of the first table.</summary>
    public int FirstLut { get; }

    /// <summary>The tables in topological order; the table at index i is signal <see cref="FirstLut"/> + i.</summary>
    public ReadOnlySpan<Lut> Luts => _luts;

    /// <summary>The number of signals: the constant, the inputs and the tables.</summary>
    public int SignalCount => FirstLut + _luts.Length;

    /// <summary>The signal of each output.</summary>
    public ReadOnlySpan<int> Outputs => _outputs;

    /// <summary>Whether an output is the complement of its signal.</summary>
    public bool IsOutputComplemented(int output) => _isOutputComplemented[output];

    /// <summary>One table of two signals for each gate.</summary>
    public static LutNetwork OfGates(Circuit circuit)
    {
        var cuts = new LutCut[circuit.GateCount];
        for (int i = 0; i < cuts.Length; i++)
            cuts[i] = LutCut.OfGate(circuit.Gates[i]);
        return Create(circuit, cuts);
    }

    /// <summary>Tables of up to three signals, as few as <see cref="LutCover"/> finds.</summary>
    public static LutNetwork Cover(Circuit circuit) => Create(circuit, LutCover.Choose(circuit));

    /// <summary>Takes the gates that have a cut of nonzero size, and puts their tables into the phase in which zero gives zero.</summary>
    private static LutNetwork Create(Circuit circuit, LutCut[] cuts)
    {
        int firstGate = 1 + circuit.InputCount;
        var signals = new int[circuit.NodeCount];
        for (int node = 0; node < firstGate; node++)
            signals[node] = node;
        var isComplement = new bool[circuit.NodeCount];
        int count = 0;
        foreach (LutCut cut in cuts)
            count += cut.Size > 0 ? 1 : 0;
        var luts = new Lut[count];
        count = 0;
        for (int gate = 0; gate < cuts.Length; gate++)
        {
            LutCut cut = cuts[gate];
            if (cut.Size == 0)
                continue;
            int phase = (isComplement[cut.A] ? 4 : 0) | (isComplement[cut.B] ? 2 : 0) | (cut.Size == 3 && isComplement[cut.C] ? 1 : 0);
            byte table = LutTable.FlipInputs(cut.Table, phase);
            isComplement[firstGate + gate] = (table & 1) != 0;
            if ((table & 1) != 0)
                table = (byte)~table;
            luts[count] = Lut.Create(firstGate + gate, signals[cut.A], signals[cut.B], cut.Size == 3 ? signals[cut.C] : -1, table);
            signals[firstGate + gate] = firstGate + count++;
        }

        return new LutNetwork(circuit, luts, signals, isComplement);
    }
}
