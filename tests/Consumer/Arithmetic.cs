using Learnability;

namespace Consumer;

/// <summary>A method that becomes a circuit.</summary>
internal static partial class Arithmetic
{
    [Circuit]
    public static uint Add(uint a, uint b) => a + b;
}
