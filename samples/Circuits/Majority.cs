using Learnability;

namespace Circuits;

/// <summary>Which of two values most of 31 bits have.</summary>
internal static partial class Majority
{
    [Circuit]
    public static bool Majority31([Bits(31)] uint votes)
    {
        int count = 0;
        for (int voter = 0; voter < 31; voter++)
        {
            if ((votes >> voter & 1) != 0)
                count++;
        }

        return count > 15;
    }
}
