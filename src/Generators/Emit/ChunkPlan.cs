using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>
/// How straight-line code is cut into methods: the compiler at run time keeps only some hundreds of local variables in registers, so each chunk has few, and
/// what a later chunk needs is kept in a slot that is reused as soon as its value is no longer needed.
/// </summary>
internal sealed class ChunkPlan
{
    /// <summary>Local variables of a chunk, loaded values included. Measured: 250 is as fast as it gets, and past 700 everything is spilled.</summary>
    public const int MaxLocals = 250;

    private readonly int[] _slots;

    private ChunkPlan(NormalizedCircuit circuit, IReadOnlyList<int[]> chunks)
    {
        Circuit = circuit;
        Chunks = chunks;
        _slots = AssignSlots();
    }

    public NormalizedCircuit Circuit { get; }

    /// <summary>The gates of each chunk, in order of computation; at least one chunk.</summary>
    public IReadOnlyList<int[]> Chunks { get; }

    /// <summary>The number of slots.</summary>
    public int SlotCount { get; private set; }

    /// <summary>The number of values that go from one chunk to another.</summary>
    public int CrossingValues { get; private set; }

    /// <summary>The better of two orders: that in which fewer values go from one chunk to another.</summary>
    public static ChunkPlan Create(NormalizedCircuit circuit)
    {
        var asBuilt = new ChunkPlan(circuit, Cut(circuit, GateOrder.AsBuilt(circuit)));
        if (asBuilt.Chunks.Count == 1)
            return asBuilt;
        var depthFirst = new ChunkPlan(circuit, Cut(circuit, GateOrder.DepthFirst(circuit)));
        return depthFirst.CrossingValues < asBuilt.CrossingValues ? depthFirst : asBuilt;
    }

    /// <summary>The slot of a gate's value, or −1 if only its own chunk uses it.</summary>
    public int GetSlot(int gate) => _slots[gate];

    private static List<int[]> Cut(NormalizedCircuit circuit, int[] order)
    {
        var chunks = new List<int[]>();
        var chunk = new List<int>();
        var known = new HashSet<int>();
        foreach (int gate in order)
        {
            int left = circuit.GetLeft(gate);
            int right = circuit.GetRight(gate);
            int locals = 1 + (known.Contains(left) ? 0 : 1) + (known.Contains(right) ? 0 : 1);
            if (known.Count + locals > MaxLocals)
            {
                chunks.Add([.. chunk]);
                chunk.Clear();
                known.Clear();
            }

            known.Add(left);
            known.Add(right);
            known.Add(circuit.FirstGate + gate);
            chunk.Add(gate);
        }

        chunks.Add([.. chunk]);
        return chunks;
    }

    private int[] AssignSlots()
    {
        int[] lastChunk = GetLastChunks();
        var slots = new int[Circuit.GateCount];
        var free = new Stack<int>();
        var expiring = new List<int>[Chunks.Count];
        for (int chunk = 0; chunk < Chunks.Count; chunk++)
        {
            foreach (int gate in Chunks[chunk])
            {
                slots[gate] = -1;
                if (lastChunk[gate] <= chunk)
                    continue;
                CrossingValues++;
                slots[gate] = free.Count > 0 ? free.Pop() : SlotCount++;
                (expiring[lastChunk[gate]] ??= []).Add(slots[gate]);
            }

            // A slot is free only after its last chunk: within it, a store may come before the last load.
            foreach (int slot in expiring[chunk] ?? [])
                free.Push(slot);
        }

        return slots;
    }

    private int[] GetLastChunks()
    {
        var last = new int[Circuit.GateCount];
        for (int chunk = 0; chunk < Chunks.Count; chunk++)
        {
            foreach (int gate in Chunks[chunk])
            {
                Use(Circuit.GetLeft(gate), chunk);
                Use(Circuit.GetRight(gate), chunk);
            }
        }

        return last;

        void Use(int node, int chunk)
        {
            if (node >= Circuit.FirstGate)
                last[node - Circuit.FirstGate] = chunk;
        }
    }
}
