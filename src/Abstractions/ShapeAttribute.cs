using System;

namespace Learnability;

/// <summary>Declares the fixed lengths of an array or span, one for each dimension, outermost first.</summary>
[AttributeUsage(
    AttributeTargets.Parameter | AttributeTargets.ReturnValue | AttributeTargets.Field | AttributeTargets.Property,
    AllowMultiple = false,
    Inherited = false)]
public sealed class ShapeAttribute : Attribute
{
    private readonly int[] _lengths;

    /// <summary>Declares the lengths.</summary>
    /// <param name="lengths">One positive length for each dimension, outermost first.</param>
    public ShapeAttribute(params int[] lengths) => _lengths = lengths is null ? [] : (int[])lengths.Clone();

    /// <summary>One positive length for each dimension, outermost first.</summary>
    public int[] GetLengths() => (int[])_lengths.Clone();
}
