#if INVALID
using Learnability;

namespace Consumer;

/// <summary>A method that the analyzers of the package must refuse.</summary>
internal static partial class Invalid
{
    [Circuit]
    public static double Half(double x) => x / 2;
}
#endif
