using System.Numerics;
using Learnability;

namespace Circuits;

/// <summary>The operators of C# on words.</summary>
internal static partial class Arithmetic
{
    [Circuit]
    public static ulong Add64(ulong a, ulong b) => a + b;

    [Circuit]
    public static ulong Subtract64(ulong a, ulong b) => a - b;

    [Circuit]
    public static ulong Multiply64(ulong a, ulong b) => a * b;

    [Circuit]
    public static ulong Negate64(ulong a) => 0 - a;

    [Circuit]
    public static bool IsZero64(ulong a) => a == 0;

    [Circuit]
    public static bool Less32(uint a, uint b) => a < b;

    [Circuit]
    public static bool Equal32(uint a, uint b) => a == b;

    [Circuit]
    public static int PopCount32(uint x) => BitOperations.PopCount(x);
}
