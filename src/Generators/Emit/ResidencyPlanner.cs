using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>
/// Decides which values of straight-line code are in local variables, and where a chunk ends. All uses are known beforehand, so that the value given up is always
/// the one that is needed last.
/// </summary>
/// <remarks>Belady, "A study of replacement algorithms for a virtual-storage computer" (1966).</remarks>
internal sealed class ResidencyPlanner
{
    private readonly LutNetwork _network;
    private readonly int[] _order;
    private readonly int _maxResident;

    /// <summary>The positions at which each signal is read, one after the other, and where those of a signal start.</summary>
    private readonly int[] _uses;
    private readonly int[] _nextUse;
    private readonly int[] _firstUse;

    private readonly List<int> _resident = [];
    private readonly int[] _versions;
    private readonly bool[] _isResident;
    private readonly List<List<ChunkStep>> _chunks = [];
    private int _locals;

    private ResidencyPlanner(LutNetwork network, int[] order, int maxResident)
    {
        _network = network;
        _order = order;
        _maxResident = maxResident;
        _versions = new int[network.SignalCount];
        _isResident = new bool[network.SignalCount];
        LastReads = new int[network.Luts.Length];
        _nextUse = new int[network.SignalCount];
        _firstUse = new int[network.SignalCount + 1];
        _uses = ListUses();
    }

    /// <summary>The chunks.</summary>
    public IReadOnlyList<IReadOnlyList<ChunkStep>> Chunks => _chunks;

    /// <summary>The position in the order at which each table's value is last read from memory; 0 if it never is.</summary>
    public int[] LastReads { get; }

    /// <summary>The number of operands that are read from memory.</summary>
    public int MemoryReads { get; private set; }

    /// <summary>Plans an order.</summary>
    public static ResidencyPlanner Run(LutNetwork network, int[] order, int maxLocals, int maxResident)
    {
        var planner = new ResidencyPlanner(network, order, maxResident);
        var chunk = new List<ChunkStep>();
        for (int position = 0; position < order.Length; position++)
        {
            if (planner._locals + 4 > maxLocals)
            {
                planner._chunks.Add(chunk);
                chunk = [];
                planner.StartChunk();
            }

            chunk.Add(planner.Place(position));
        }

        planner._chunks.Add(chunk);
        return planner;
    }

    private void StartChunk()
    {
        foreach (int signal in _resident)
            _isResident[signal] = false;
        _resident.Clear();
        _locals = 0;
    }

    private ChunkStep Place(int position)
    {
        int lut = _order[position];
        Lut table = _network.Luts[lut];
        ChunkOperand a = Read(table.A, position);
        ChunkOperand b = Read(table.B, position);
        ChunkOperand c = table.IsTernary ? Read(table.C, position) : default;
        Release(table.A);
        Release(table.B);
        if (table.IsTernary)
            Release(table.C);
        int signal = _network.FirstLut + lut;
        _locals++;
        return new ChunkStep(lut, a, b, c, Keep(signal));
    }

    private ChunkOperand Read(int signal, int position)
    {
        while (_nextUse[signal] < _firstUse[signal + 1] && _uses[_nextUse[signal]] <= position)
            _nextUse[signal]++;
        if (_isResident[signal])
            return new ChunkOperand(signal, OperandAccess.Local, _versions[signal]);
        MemoryReads++;
        if (signal >= _network.FirstLut)
            LastReads[signal - _network.FirstLut] = position;

        // What is read where it is used becomes a variable of the compiler's.
        _locals++;
        if (!Keep(signal))
            return new ChunkOperand(signal, OperandAccess.Memory, 0);
        return new ChunkOperand(signal, OperandAccess.Loaded, ++_versions[signal]);
    }

    /// <summary>Keeps a value in a local variable if it is needed again before one that is kept; that one is given up.</summary>
    private bool Keep(int signal)
    {
        int next = Next(signal);
        if (next == int.MaxValue)
            return false;
        if (_resident.Count >= _maxResident)
        {
            int last = 0;
            for (int i = 1; i < _resident.Count; i++)
            {
                if (Next(_resident[i]) > Next(_resident[last]))
                    last = i;
            }

            if (Next(_resident[last]) <= next)
                return false;
            Drop(last);
        }

        _resident.Add(signal);
        _isResident[signal] = true;
        return true;
    }

    /// <summary>Gives up a value that is not needed again.</summary>
    private void Release(int signal)
    {
        if (_isResident[signal] && Next(signal) == int.MaxValue)
            Drop(_resident.IndexOf(signal));
    }

    private void Drop(int index)
    {
        _isResident[_resident[index]] = false;
        _resident[index] = _resident[_resident.Count - 1];
        _resident.RemoveAt(_resident.Count - 1);
    }

    private int Next(int signal) => _nextUse[signal] < _firstUse[signal + 1] ? _uses[_nextUse[signal]] : int.MaxValue;

    private int[] ListUses()
    {
        foreach (int lut in _order)
        {
            Lut table = _network.Luts[lut];
            _firstUse[table.A + 1]++;
            _firstUse[table.B + 1]++;
            if (table.IsTernary)
                _firstUse[table.C + 1]++;
        }

        for (int signal = 0; signal < _network.SignalCount; signal++)
        {
            _firstUse[signal + 1] += _firstUse[signal];
            _nextUse[signal] = _firstUse[signal];
        }

        var uses = new int[_firstUse[_network.SignalCount]];
        for (int position = 0; position < _order.Length; position++)
        {
            Lut table = _network.Luts[_order[position]];
            uses[_nextUse[table.A]++] = position;
            uses[_nextUse[table.B]++] = position;
            if (table.IsTernary)
                uses[_nextUse[table.C]++] = position;
        }

        for (int signal = 0; signal < _network.SignalCount; signal++)
            _nextUse[signal] = _firstUse[signal];
        return uses;
    }
}
