using System.Runtime.CompilerServices;

namespace Learnability;

/// <summary>A step of two functions of the same operands: the places of their values, then three operands.</summary>
/// <typeparam name="TVector">The vector type.</typeparam>
/// <typeparam name="TOperations">Its operations.</typeparam>
/// <typeparam name="TFirst">The first function.</typeparam>
/// <typeparam name="TSecond">The second function.</typeparam>
internal readonly unsafe struct PairStep<TVector, TOperations, TFirst, TSecond> : ITableStep
    where TVector : unmanaged
    where TOperations : struct, ILaneOperations<TVector>
    where TFirst : struct, ILutOperation
    where TSecond : struct, ILutOperation
{
    public static int Length => 5;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void One(byte* values, uint* step)
    {
        ulong targets = *(ulong*)step, operands = *(ulong*)(step + 2);
        Apply(values + (uint)targets, values + (targets >> 32), values + (uint)operands, values + (operands >> 32), values + step[4]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Several(byte* values, uint* step, int shift)
    {
        nuint bytes = (nuint)1 << shift, offset = 0;
        byte* first = values + ((nuint)step[0] << shift);
        byte* second = values + ((nuint)step[1] << shift);
        byte* a = values + ((nuint)step[2] << shift);
        byte* b = values + ((nuint)step[3] << shift);
        byte* c = values + ((nuint)step[4] << shift);
        do
        {
            Apply(first + offset, second + offset, a + offset, b + offset, c + offset);
            offset += (nuint)sizeof(TVector);
            Apply(first + offset, second + offset, a + offset, b + offset, c + offset);
            offset += (nuint)sizeof(TVector);
        }
        while (offset < bytes);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Eight(byte* values, uint* step)
    {
        nuint vector = (nuint)sizeof(TVector);
        byte* first = values + ((nuint)step[0] * (8 * (nuint)sizeof(TVector)));
        byte* second = values + ((nuint)step[1] * (8 * (nuint)sizeof(TVector)));
        byte* a = values + ((nuint)step[2] * (8 * (nuint)sizeof(TVector)));
        byte* b = values + ((nuint)step[3] * (8 * (nuint)sizeof(TVector)));
        byte* c = values + ((nuint)step[4] * (8 * (nuint)sizeof(TVector)));
        Apply(first, second, a, b, c);
        Apply(first + vector, second + vector, a + vector, b + vector, c + vector);
        Apply(first + (2 * vector), second + (2 * vector), a + (2 * vector), b + (2 * vector), c + (2 * vector));
        Apply(first + (3 * vector), second + (3 * vector), a + (3 * vector), b + (3 * vector), c + (3 * vector));
        Apply(first + (4 * vector), second + (4 * vector), a + (4 * vector), b + (4 * vector), c + (4 * vector));
        Apply(first + (5 * vector), second + (5 * vector), a + (5 * vector), b + (5 * vector), c + (5 * vector));
        Apply(first + (6 * vector), second + (6 * vector), a + (6 * vector), b + (6 * vector), c + (6 * vector));
        Apply(first + (7 * vector), second + (7 * vector), a + (7 * vector), b + (7 * vector), c + (7 * vector));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Apply(byte* first, byte* second, byte* a, byte* b, byte* c)
    {
        TVector x = *(TVector*)a, y = *(TVector*)b, z = TFirst.IsTernary ? *(TVector*)c : default;
        *(TVector*)first = TFirst.Apply<TVector, TOperations>(x, y, z);
        *(TVector*)second = TSecond.Apply<TVector, TOperations>(x, y, z);
    }
}
