using System;
using System.Collections.Generic;

namespace Learnability.Tests.Circuits.Passes;

/// <summary>
/// Finds a smallest XOR-AND circuit of every function of four inputs, exhaustively: all sets of up to five gates, up to permutation and complementation of the
/// inputs, and from each set all functions that one or two further gates reach. Seven gates are enough for every function.
/// </summary>
/// <remarks>Functions are normal: complemented where they are true on all zeros, as complementing is free. Among smallest circuits, one with fewest ANDs wins.</remarks>
internal sealed class SmallFunctionSearch
{
    /// <summary>The inputs' truth tables: bit i is the value where the inputs are the bits of i.</summary>
    private static readonly ushort[] _inputs = [0xAAAA, 0xCCCC, 0xF0F0, 0xFF00];

    private readonly ushort[][] _transforms = BuildTransforms();
    private readonly Program?[] _fewestGates = new Program?[1 << 16];
    private readonly Program?[] _fewestAnds = new Program?[1 << 16];

    /// <summary>A gate: an operation on two earlier signals, inputs first.</summary>
    internal readonly record struct Step(byte Operation, byte Left, byte Right);

    /// <summary>A circuit of a normal function: its last step computes it.</summary>
    internal sealed record Program(ushort Function, Step[] Steps, int Ands);

    private sealed record GateSet(ushort[] Functions, Step[] Steps, int Ands);

    /// <summary>A circuit of fewest gates for one function of each class; among those, one of fewest ANDs.</summary>
    public IReadOnlyList<Program> FewestGates => OnePerClass(_fewestGates);

    /// <summary>A circuit of fewest ANDs among those of at most seven gates for one function of each class.</summary>
    public IReadOnlyList<Program> FewestAnds => OnePerClass(_fewestAnds);

    public void Run()
    {
        Offer(0, [], [], 0);
        foreach (ushort input in _inputs)
            Offer(input, [], [], 0);
        var level = new List<GateSet> { new([], [], 0) };
        for (int gates = 0; ; gates++)
        {
            foreach (GateSet set in level)
                ReachOne(set);
            if (gates == 5)
                break;
            level = Extend(level);
        }

        foreach (GateSet set in level)
            ReachTwo(set);
    }

    /// <summary>The best program of each class of functions that permutation and complementation carry into each other.</summary>
    private List<Program> OnePerClass(Program?[] programs)
    {
        var best = new SortedDictionary<ushort, Program>();
        foreach (Program? program in programs)
        {
            if (program is null)
                continue;
            ushort representative = program.Function;
            foreach (ushort[] transform in _transforms)
                representative = Math.Min(representative, transform[program.Function]);
            if (!best.TryGetValue(representative, out Program? known) || IsBetter(programs == _fewestAnds, program, known))
                best[representative] = program;
        }

        return [.. best.Values];
    }

    private static bool IsBetter(bool byAnds, Program candidate, Program known)
    {
        (int, int) Cost(Program program) => byAnds ? (program.Ands, program.Steps.Length) : (program.Steps.Length, program.Ands);
        return Cost(candidate).CompareTo(Cost(known)) < 0;
    }

    public static ushort Apply(int operation, ushort left, ushort right) => operation switch
    {
        0 => (ushort)(left & right),
        1 => (ushort)(left & ~right),
        2 => (ushort)(~left & right),
        3 => (ushort)(left | right),
        _ => (ushort)(left ^ right),
    };

    private static ushort Signal(ushort[] functions, int index) => index < 4 ? _inputs[index] : functions[index - 4];

    private void Offer(ushort function, Step[] prefix, ReadOnlySpan<Step> more, int ands)
    {
        int steps = prefix.Length + more.Length;
        bool isSmaller = _fewestGates[function] is not { } smallest || (steps, ands).CompareTo((smallest.Steps.Length, smallest.Ands)) < 0;
        bool hasFewerAnds = _fewestAnds[function] is not { } fewest || (ands, steps).CompareTo((fewest.Ands, fewest.Steps.Length)) < 0;
        if (!isSmaller && !hasFewerAnds)
            return;
        var program = new Program(function, [.. prefix, .. more], ands);
        if (isSmaller)
            _fewestGates[function] = program;
        if (hasFewerAnds)
            _fewestAnds[function] = program;
    }

    private void ReachOne(GateSet set)
    {
        int signals = 4 + set.Functions.Length;
        for (int left = 0; left < signals; left++)
        {
            for (int right = left + 1; right < signals; right++)
            {
                for (int operation = 0; operation < 5; operation++)
                {
                    ushort function = Apply(operation, Signal(set.Functions, left), Signal(set.Functions, right));
                    Offer(function, set.Steps, [new Step((byte)operation, (byte)left, (byte)right)], set.Ands + (operation < 4 ? 1 : 0));
                }
            }
        }
    }

    private void ReachTwo(GateSet set)
    {
        int signals = 4 + set.Functions.Length;
        for (int left = 0; left < signals; left++)
        {
            for (int right = left + 1; right < signals; right++)
            {
                for (int operation = 0; operation < 5; operation++)
                {
                    ushort function = Apply(operation, Signal(set.Functions, left), Signal(set.Functions, right));
                    int ands = set.Ands + (operation < 4 ? 1 : 0);
                    var first = new Step((byte)operation, (byte)left, (byte)right);
                    for (int other = 0; other < signals; other++)
                    {
                        for (int last = 0; last < 5; last++)
                        {
                            ushort reached = Apply(last, Signal(set.Functions, other), function);
                            Offer(reached, set.Steps, [first, new Step((byte)last, (byte)other, (byte)signals)], ands + (last < 4 ? 1 : 0));
                        }
                    }
                }
            }
        }
    }

    /// <summary>All sets of one gate more, one for each class.</summary>
    private List<GateSet> Extend(List<GateSet> level)
    {
        var next = new Dictionary<(ulong, ulong), GateSet>();
        foreach (GateSet set in level)
        {
            int signals = 4 + set.Functions.Length;
            for (int left = 0; left < signals; left++)
            {
                for (int right = left + 1; right < signals; right++)
                {
                    for (int operation = 0; operation < 5; operation++)
                    {
                        ushort function = Apply(operation, Signal(set.Functions, left), Signal(set.Functions, right));
                        if (function == 0 || Array.IndexOf(_inputs, function) >= 0 || Array.IndexOf(set.Functions, function) >= 0)
                            continue;
                        ushort[] functions = [.. set.Functions, function];
                        int ands = set.Ands + (operation < 4 ? 1 : 0);
                        (ulong, ulong) key = Canonical(functions);
                        if (next.TryGetValue(key, out GateSet? known) && known.Ands <= ands)
                            continue;
                        next[key] = new GateSet(functions, [.. set.Steps, new Step((byte)operation, (byte)left, (byte)right)], ands);
                    }
                }
            }
        }

        return [.. next.Values];
    }

    private (ulong, ulong) Canonical(ushort[] functions)
    {
        (ulong, ulong) best = (ulong.MaxValue, ulong.MaxValue);
        Span<ushort> mapped = stackalloc ushort[functions.Length];
        foreach (ushort[] transform in _transforms)
        {
            for (int i = 0; i < functions.Length; i++)
            {
                ushort value = transform[functions[i]];
                int place = i;
                for (; place > 0 && mapped[place - 1] > value; place--)
                    mapped[place] = mapped[place - 1];
                mapped[place] = value;
            }

            ulong high = 0;
            ulong low = 0;
            for (int i = 0; i < mapped.Length; i++)
            {
                if (i < 3)
                    high = (high << 16) | mapped[i];
                else
                    low = (low << 16) | mapped[i];
            }

            if ((high, low).CompareTo(best) < 0)
                best = (high, low);
        }

        return best;
    }

    /// <summary>For each permutation and complementation of the inputs, the normal function that each normal function becomes.</summary>
    private static ushort[][] BuildTransforms()
    {
        var transforms = new List<ushort[]>();
        for (int code = 0; code < 256; code++)
        {
            int[] order = [code & 3, code >> 2 & 3, code >> 4 & 3, code >> 6];
            if (new HashSet<int>(order).Count < 4)
                continue;
            for (int flips = 0; flips < 16; flips++)
            {
                var places = new int[16];
                for (int i = 0; i < 16; i++)
                {
                    for (int bit = 0; bit < 4; bit++)
                        places[i] |= ((i ^ flips) >> order[bit] & 1) << bit;
                }

                var map = new ushort[1 << 16];
                for (int function = 0; function < 1 << 16; function += 2)
                {
                    int value = 0;
                    for (int i = 0; i < 16; i++)
                        value |= (function >> places[i] & 1) << i;
                    map[function] = (ushort)((value & 1) != 0 ? ~value : value);
                }

                transforms.Add(map);
            }
        }

        return [.. transforms];
    }
}
