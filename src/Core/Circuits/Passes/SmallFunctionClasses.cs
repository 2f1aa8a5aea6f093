using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The classes of functions of four inputs that permutation and complementation of the inputs and complementation of the output carry into each other: for
/// each of the 65,536 functions its class, and how the class's smallest circuit computes it.
/// </summary>
internal sealed class SmallFunctionClasses
{
    private static readonly byte[][] _orders = BuildOrders();

    private readonly SmallCircuit[] _circuits;
    private readonly byte[] _class = new byte[1 << 16];
    private readonly ushort[] _transform = new ushort[1 << 16];

    private SmallFunctionClasses(SmallCircuit[] circuits)
    {
        _circuits = circuits;
        var isKnown = new bool[1 << 16];
        for (int index = 0; index < circuits.Length; index++)
        {
            for (int code = 0; code < _orders.Length * 32; code++)
            {
                ushort function = Apply(circuits[index].Function, code);
                if (isKnown[function])
                    continue;
                isKnown[function] = true;
                _class[function] = (byte)index;
                _transform[function] = (ushort)code;
            }
        }
    }

    /// <summary>The classes with the smallest circuits.</summary>
    public static SmallFunctionClasses FewestGates => field ??= new SmallFunctionClasses(SmallCircuit.Decode(SmallFunctionTable.FewestGates));

    /// <summary>The classes with the circuits of fewest ANDs.</summary>
    public static SmallFunctionClasses FewestAnds => field ??= new SmallFunctionClasses(SmallCircuit.Decode(SmallFunctionTable.FewestAnds));

    /// <summary>The circuit of a function's class.</summary>
    public SmallCircuit GetCircuit(ushort function) => _circuits[_class[function]];

    /// <summary>
    /// What the inputs of the class's circuit are for a function of the given leaves, and whether its output is complemented.
    /// </summary>
    /// <param name="function">The truth table over the leaves.</param>
    /// <param name="leaves">Four literals; those that the function does not depend on may be anything.</param>
    /// <param name="inputs">Receives the four inputs of the class's circuit.</param>
    public bool MapInputs(ushort function, ReadOnlySpan<Literal> leaves, Span<Literal> inputs)
    {
        int code = _transform[function];
        byte[] order = _orders[code >> 5];
        for (int i = 0; i < 4; i++)
            inputs[i] = leaves[order[i]] ^ ((code >> order[i] & 1) != 0);
        return (code & 16) != 0;
    }

    /// <summary>The function whose input i is the order's input, complemented where its flip is set: what a circuit computes once its inputs are mapped.</summary>
    private static ushort Apply(ushort function, int code)
    {
        byte[] order = _orders[code >> 5];
        int result = 0;
        for (int row = 0; row < 16; row++)
        {
            int flipped = row ^ (code & 15);
            int place = (flipped >> order[0] & 1) | (flipped >> order[1] & 1) << 1 | (flipped >> order[2] & 1) << 2 | (flipped >> order[3] & 1) << 3;
            result |= (function >> place & 1) << row;
        }

        return (ushort)((code & 16) != 0 ? ~result : result);
    }

    private static byte[][] BuildOrders()
    {
        var orders = new List<byte[]>();
        for (int code = 0; code < 256; code++)
        {
            byte[] order = [(byte)(code & 3), (byte)(code >> 2 & 3), (byte)(code >> 4 & 3), (byte)(code >> 6)];
            if ((1 << order[0] | 1 << order[1] | 1 << order[2] | 1 << order[3]) == 15)
                orders.Add(order);
        }

        return [.. orders];
    }
}
