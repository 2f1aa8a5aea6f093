using System.Runtime.CompilerServices;
using Learnability;

namespace Circuits;

/// <summary>Eight bytes.</summary>
[InlineArray(8)]
internal struct EightBytes
{
    private byte _element;
}

/// <summary>Bubble sort.</summary>
internal static partial class Sorting
{
    [Circuit]
    public static EightBytes BubbleSort(EightBytes values)
    {
        for (int end = 7; end > 0; end--)
        {
            for (int i = 0; i < end; i++)
            {
                if (values[i] > values[i + 1])
                    (values[i], values[i + 1]) = (values[i + 1], values[i]);
            }
        }

        return values;
    }
}
