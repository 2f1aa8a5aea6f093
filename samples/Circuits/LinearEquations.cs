using System.Runtime.CompilerServices;
using Learnability;

namespace Circuits;

/// <summary>Sixteen equations of bits: bit i is the coefficient of unknown i, bit 16 the right side.</summary>
[InlineArray(16)]
internal struct Equations
{
    [Bits(17)]
    private uint _element;
}

/// <summary>Solves equations over GF(2), by Gauss–Jordan elimination in two ways.</summary>
internal static partial class LinearEquations
{
    /// <summary>An equation that lacks its unknown takes each later one that may have it: no equations change places.</summary>
    [Circuit]
    public static (ushort Solution, bool IsUnique) SolveByRowAddition(Equations equations)
    {
        bool isUnique = true;
        for (int unknown = 0; unknown < 16; unknown++)
        {
            for (int other = unknown + 1; other < 16; other++)
            {
                if ((equations[unknown] >> unknown & 1) == 0)
                    equations[unknown] ^= equations[other];
            }

            isUnique &= (equations[unknown] >> unknown & 1) != 0;
            for (int other = 0; other < 16; other++)
            {
                if (other != unknown && (equations[other] >> unknown & 1) != 0)
                    equations[other] ^= equations[unknown];
            }
        }

        return (RightSides(equations), isUnique);
    }

    /// <summary>The first equation with the unknown changes places with the one whose turn it is, as one would write it.</summary>
    [Circuit]
    public static (ushort Solution, bool IsUnique) SolveByPivotSearch(Equations equations)
    {
        for (int unknown = 0; unknown < 16; unknown++)
        {
            int pivot = unknown;
            while (pivot < 16 && (equations[pivot] >> unknown & 1) == 0)
                pivot++;
            if (pivot == 16)
                return (0, false);

            (equations[unknown], equations[pivot]) = (equations[pivot], equations[unknown]);
            for (int other = 0; other < 16; other++)
            {
                if (other != unknown && (equations[other] >> unknown & 1) != 0)
                    equations[other] ^= equations[unknown];
            }
        }

        return (RightSides(equations), true);
    }

    private static ushort RightSides(Equations equations)
    {
        int sides = 0;
        for (int i = 0; i < 16; i++)
            sides |= (int)(equations[i] >> 16) << i;
        return (ushort)sides;
    }
}
