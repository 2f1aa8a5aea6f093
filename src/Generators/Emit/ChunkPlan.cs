using System.Collections.Generic;

namespace Learnability.Generators.Emit;

/// <summary>
/// How straight-line code is cut into methods, and what it keeps where. The compiler at run time keeps only some hundreds of local variables in registers, so each
/// chunk has few; and it spills badly, so no more values are in local variables at once than there are registers. What is needed later is in a slot, which is
/// used again as soon as its value no longer is.
/// </summary>
internal sealed class ChunkPlan
{
    private readonly int[] _slots;

    private ChunkPlan(LutNetwork network, ResidencyPlanner planner)
    {
        Network = network;
        Chunks = planner.Chunks;
        MemoryReads = planner.MemoryReads;
        _slots = AssignSlots(planner.LastReads);
    }

    public LutNetwork Network { get; }

    /// <summary>The tables of each chunk, in order of computation; at least one chunk.</summary>
    public IReadOnlyList<IReadOnlyList<ChunkStep>> Chunks { get; }

    /// <summary>The number of slots.</summary>
    public int SlotCount { get; private set; }

    /// <summary>The number of values that are stored in a slot.</summary>
    public int StoredValues { get; private set; }

    /// <summary>The number of operands that are read from memory.</summary>
    public int MemoryReads { get; }

    /// <summary>The best of three orders: that with the fewest reads and writes of memory.</summary>
    /// <param name="network">The tables.</param>
    /// <param name="maxLocals">The largest number of local variables of a chunk.</param>
    /// <param name="maxResident">The largest number of them that hold a value at once.</param>
    public static ChunkPlan Create(LutNetwork network, int maxLocals, int maxResident)
    {
        ChunkPlan best = Plan(GateOrder.AsBuilt(network));
        if (best.StoredValues == 0)
            return best;
        foreach (int[] order in new[] { GateOrder.DepthFirst(network), GateOrder.LatestFirst(network) })
        {
            ChunkPlan plan = Plan(order);
            if (plan.MemoryAccesses < best.MemoryAccesses)
                best = plan;
        }

        return best;

        ChunkPlan Plan(int[] order) => new(network, ResidencyPlanner.Run(network, order, maxLocals, maxResident));
    }

    /// <summary>The slot of a table's value, or −1 if it is only ever in a local variable.</summary>
    public int GetSlot(int lut) => _slots[lut];

    private int MemoryAccesses => MemoryReads + StoredValues;

    /// <summary>A slot's value is written where it is computed, and the slot is free after its last read: memory is read and written in the order of the text.</summary>
    private int[] AssignSlots(int[] lastReads)
    {
        var slots = new int[Network.Luts.Length];
        var free = new Stack<int>();
        var expiring = new List<int>?[Network.Luts.Length];
        int position = 0;
        foreach (IReadOnlyList<ChunkStep> chunk in Chunks)
        {
            foreach (ChunkStep step in chunk)
            {
                foreach (int slot in expiring[position] ?? [])
                    free.Push(slot);
                slots[step.Lut] = -1;
                if (lastReads[step.Lut] > position)
                {
                    StoredValues++;
                    slots[step.Lut] = free.Count > 0 ? free.Pop() : SlotCount++;
                    (expiring[lastReads[step.Lut]] ??= []).Add(slots[step.Lut]);
                }

                position++;
            }
        }

        return slots;
    }
}
