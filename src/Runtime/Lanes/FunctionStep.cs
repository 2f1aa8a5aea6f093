using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>A step of one function: the place of its value, then three operands.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TOperations">Its operations.</typeparam>
/// <typeparam name="TLut">The function.</typeparam>
internal readonly unsafe struct FunctionStep<TVector, TOperations, TLut> : ITableStep
    where TVector : unmanaged
    where TOperations : struct, ILaneOperations<TVector>
    where TLut : struct, ILutOperation
{
    public static int Length => 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void One(byte* values, uint* step)
    {
        // Two places are read at once: what limits a single vector are reads.
        ulong first = *(ulong*)step, second = *(ulong*)(step + 2);
        Apply(values + (uint)first, values + (first >> 32), values + (uint)second, values + (second >> 32));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Several(byte* values, uint* step, int shift)
    {
        nuint bytes = (nuint)1 << shift, offset = 0;
        byte* value = values + ((nuint)step[0] << shift);
        byte* a = values + ((nuint)step[1] << shift);
        byte* b = values + ((nuint)step[2] << shift);
        byte* c = values + ((nuint)step[3] << shift);
        do
        {
            Apply(value + offset, a + offset, b + offset, c + offset);
            offset += (nuint)sizeof(TVector);
            Apply(value + offset, a + offset, b + offset, c + offset);
            offset += (nuint)sizeof(TVector);
        }
        while (offset < bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eight(byte* values, uint* step)
    {
        nuint vector = (nuint)sizeof(TVector);
        byte* value = values + ((nuint)step[0] * (8 * (nuint)sizeof(TVector)));
        byte* a = values + ((nuint)step[1] * (8 * (nuint)sizeof(TVector)));
        byte* b = values + ((nuint)step[2] * (8 * (nuint)sizeof(TVector)));
        byte* c = values + ((nuint)step[3] * (8 * (nuint)sizeof(TVector)));
        Apply(value, a, b, c);
        Apply(value + vector, a + vector, b + vector, c + vector);
        Apply(value + (2 * vector), a + (2 * vector), b + (2 * vector), c + (2 * vector));
        Apply(value + (3 * vector), a + (3 * vector), b + (3 * vector), c + (3 * vector));
        Apply(value + (4 * vector), a + (4 * vector), b + (4 * vector), c + (4 * vector));
        Apply(value + (5 * vector), a + (5 * vector), b + (5 * vector), c + (5 * vector));
        Apply(value + (6 * vector), a + (6 * vector), b + (6 * vector), c + (6 * vector));
        Apply(value + (7 * vector), a + (7 * vector), b + (7 * vector), c + (7 * vector));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply(byte* value, byte* a, byte* b, byte* c) =>
        *(TVector*)value = TLut.Apply<TVector, TOperations>(*(TVector*)a, *(TVector*)b, TLut.IsTernary ? *(TVector*)c : default);
}
