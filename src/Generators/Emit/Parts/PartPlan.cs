using System.Collections.Generic;
using System.Linq;

namespace Learnability.Generators.Emit;

/// <summary>
/// How a circuit is computed part by part: which methods there are, where in memory the values are that one reads and another has written, and in what order they
/// are called. A part that occurs several times is one method, which is told the places; other methods have theirs written in.
/// </summary>
internal sealed class PartPlan
{
    /// <summary>Local variables of a chunk, operands in memory included, each of which takes one more for its place.</summary>
    private const int MaxLocals = 250;

    /// <summary>Values in local variables at once; see <see cref="VectorKernelWriter"/>.</summary>
    private const int MaxResident = 28;

    /// <summary>How often shapes are divided by the complements that their parts want: what is divided changes what others want.</summary>
    private const int SplitRounds = 4;

    private readonly List<PartMethod> _methods = [];
    private readonly List<PartCall> _calls = [];
    private readonly List<int> _places = [];
    private readonly Dictionary<ShapeCircuit, int> _methodOfShape = [];

    private PartPlan(Circuit circuit)
    {
        InputCount = circuit.InputCount;
        GateCount = circuit.GateCount;
    }

    public int InputCount { get; }

    /// <summary>The gates of the circuit.</summary>
    public int GateCount { get; }

    /// <summary>The gates of all methods: those of a part that occurs several times count once.</summary>
    public int WrittenGateCount { get; private set; }

    public IReadOnlyList<PartMethod> Methods => _methods;

    /// <summary>The calls in order.</summary>
    public IReadOnlyList<PartCall> Calls => _calls;

    /// <summary>The places that methods are told, call by call: those from which each finds the places of its inputs and results.</summary>
    public IReadOnlyList<int> Places => _places;

    /// <summary>The number of places for values that one method writes and another reads. The circuit's inputs are in the first of them to begin with.</summary>
    public int PlaceCount { get; private set; }

    /// <summary>The number of places that a method needs for itself, after those.</summary>
    public int SlotCount { get; private set; }

    /// <summary>Plans a circuit.</summary>
    public static PartPlan Create(TracedCircuit source)
    {
        IReadOnlyList<PartShape> shapes = PartSearch.Run(source);
        var polarity = PartPolarity.Choose(source.Circuit, shapes);
        for (int round = 0; round < SplitRounds && polarity.Split(shapes) is { } split && split.Count > shapes.Count; round++)
        {
            shapes = split;
            polarity = PartPolarity.Choose(source.Circuit, shapes);
        }

        IReadOnlyList<PartBlock> blocks = PartSchedule.Create(source.Circuit, [.. shapes.Select((shape, index) => new ShapeCircuit(shape, polarity, index))]);
        var plan = new PartPlan(source.Circuit);
        plan.Assign(blocks, FindLastReads(blocks));
        return plan;
    }

    /// <summary>For each value that is read, the last block that reads it.</summary>
    private static Dictionary<Literal, int> FindLastReads(IReadOnlyList<PartBlock> blocks)
    {
        var last = new Dictionary<Literal, int>();
        for (int block = 0; block < blocks.Count; block++)
        {
            foreach (Literal input in blocks[block].Inputs)
                last[input] = block;
        }

        return last;
    }

    /// <summary>A place is free again after the last block that reads its value; what a block reads and what it writes are in different places.</summary>
    private void Assign(IReadOnlyList<PartBlock> blocks, Dictionary<Literal, int> lastReads)
    {
        var places = new Dictionary<Literal, int>();
        var memory = new PlaceAllocator();
        int first = memory.Take(InputCount);
        for (int input = 0; input < InputCount; input++)
            places.Add(new Literal(1 + input, false), first + input);
        var toldPlaces = new List<int[]>();
        for (int block = 0; block < blocks.Count; block++)
        {
            PartBlock found = blocks[block];
            int[] inputs = [.. found.Inputs.Select(input => places[input])];
            int firstResult = found.IsLast ? 0 : memory.Take(found.Results.Count);
            int[] results = found.IsLast ? [] : [.. Enumerable.Range(firstResult, found.Results.Count)];
            _calls.Add(new PartCall(AddMethod(found, new PartMethodPlaces(inputs, results, found.IsLast)), -1));
            toldPlaces.Add([.. inputs, .. results]);
            foreach (Literal input in found.Inputs)
            {
                if (lastReads[input] == block)
                    memory.Free(places[input]);
            }

            for (int result = 0; result < results.Length; result++)
            {
                Literal value = found.Results[result];
                if (!value.IsConstant && lastReads.ContainsKey(value))
                    places[value] = results[result];
                else
                    memory.Free(results[result]);
            }
        }

        PlaceCount = memory.Count;
        SlotCount = _methods.Max(method => method.Plan.SlotCount);
        WrittenGateCount = _methods.Sum(method => method.Plan.Network.Circuit.GateCount);
        Tell(toldPlaces);
    }

    private int AddMethod(PartBlock block, PartMethodPlaces places)
    {
        if (block.Shape is not null && _methodOfShape.TryGetValue(block.Shape, out int method))
            return method;
        _methods.Add(new PartMethod(ChunkPlan.Create(LutNetwork.Cover(block.Circuit), MaxLocals, MaxResident), block.Shape is null ? places : null));
        method = _methods.Count - 1;
        if (block.Shape is not null)
            _methodOfShape.Add(block.Shape, method);
        return method;
    }

    /// <summary>Decides what methods are told of their places: those that are always as far from each other are told as one.</summary>
    private void Tell(List<int[]> placesOfCalls)
    {
        var callsOfMethods = Enumerable.Range(0, _calls.Count).GroupBy(call => _calls[call].Method);
        var bases = new PartBases?[_methods.Count];
        foreach (IGrouping<int, int> calls in callsOfMethods)
        {
            if (_methods[calls.Key].Places is null)
                bases[calls.Key] = PartBases.Find([.. calls.Select(call => placesOfCalls[call])]);
        }

        for (int call = 0; call < _calls.Count; call++)
        {
            if (bases[_calls[call].Method] is not { } found)
                continue;
            _calls[call] = _calls[call] with { FirstPlace = _places.Count };
            _places.AddRange(found.Leaders.Select(leader => placesOfCalls[call][leader]));
        }

        for (int method = 0; method < _methods.Count; method++)
            _methods[method] = _methods[method] with { Bases = bases[method] };
    }
}

/// <summary>A method.</summary>
/// <param name="Plan">Its code.</param>
/// <param name="Places">The places of what it reads and writes; null if it is told them.</param>
internal sealed record PartMethod(ChunkPlan Plan, PartMethodPlaces? Places)
{
    /// <summary>How it finds its places from those that it is told; null if it is not told any.</summary>
    public PartBases? Bases { get; init; }
}

/// <summary>The places of what a method reads and writes.</summary>
/// <param name="Inputs">The places of what it reads.</param>
/// <param name="Results">The places of what it writes; empty if that is the circuit's outputs.</param>
/// <param name="WritesOutputs">Whether what it writes is the circuit's outputs.</param>
internal sealed record PartMethodPlaces(int[] Inputs, int[] Results, bool WritesOutputs);

/// <summary>A call.</summary>
/// <param name="Method">The method.</param>
/// <param name="FirstPlace">Where the places that it is told start in the list of all.</param>
internal readonly record struct PartCall(int Method, int FirstPlace);
