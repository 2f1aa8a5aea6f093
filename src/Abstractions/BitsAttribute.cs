using System;

namespace Learnability;

/// <summary>
/// Declares the width of an integer in bits: of a parameter, a return value, a field or a property; on an array or an inline array, of each element.
/// A signed integer is two's complement.
/// </summary>
/// <remarks>
/// A store that cannot be proven to fit is a compile-time error. Arguments are validated before anything is computed with them.
/// </remarks>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property,
    AllowMultiple = false,
    Inherited = false)]
public sealed class BitsAttribute : Attribute
{
    /// <summary>Declares a width.</summary>
    /// <param name="width">The number of bits, from 1 to the width of the integer type.</param>
    public BitsAttribute(int width) => Width = width;

    /// <summary>The number of bits, from 1 to the width of the integer type.</summary>
    public int Width { get; }
}
