using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Methods of the base library that the lowering knows.</summary>
internal static class KnownMethods
{
    /// <summary>The known method that a symbol is, or null.</summary>
    public static IrIntrinsic? Find(IMethodSymbol method)
    {
        if (!method.IsStatic || method.IsGenericMethod || method.ContainingType is not { ContainingType: null } type)
            return null;
        if (type.ContainingNamespace?.ToDisplayString() is not ("System" or "System.Numerics"))
            return null;
        bool isOperations = type is { Name: "BitOperations", SpecialType: SpecialType.None };
        bool isMath = type is { Name: "Math", SpecialType: SpecialType.None };
        bool isInteger = IsInteger(type.SpecialType) || TypeReader.IsWideInteger(type);
        IrIntrinsic? found = FindOnInteger(method.Name);
        bool isOfMath = found is IrIntrinsic.Min or IrIntrinsic.Max or IrIntrinsic.Abs or IrIntrinsic.Sign or IrIntrinsic.Clamp;
        return isInteger || (isOfMath ? isMath : isOperations) ? found : null;
    }

    /// <summary>The known method of a name that all integers have, or null.</summary>
    public static IrIntrinsic? FindOnInteger(string name) => name switch
    {
        "PopCount" => IrIntrinsic.PopCount,
        "LeadingZeroCount" => IrIntrinsic.LeadingZeroCount,
        "TrailingZeroCount" => IrIntrinsic.TrailingZeroCount,
        "Log2" => IrIntrinsic.Log2,
        "RotateLeft" => IrIntrinsic.RotateLeft,
        "RotateRight" => IrIntrinsic.RotateRight,
        "IsPow2" => IrIntrinsic.IsPow2,
        "Min" => IrIntrinsic.Min,
        "Max" => IrIntrinsic.Max,
        "Abs" => IrIntrinsic.Abs,
        "Sign" => IrIntrinsic.Sign,
        "Clamp" => IrIntrinsic.Clamp,
        _ => null,
    };

    /// <summary>Whether a method of a static class is a composition of operators.</summary>
    public static bool IsComposition(IMethodSymbol method) => (method.ContainingType.Name, method.Name) switch
    {
        ("Math", "BigMul" or "DivRem") => IsIn(method, "System"),
        ("BitOperations", "RoundUpToPowerOf2") => IsIn(method, "System.Numerics"),
        ("BinaryPrimitives", "ReverseEndianness") => IsIn(method, "System.Buffers.Binary"),
        _ => false,
    };

    public static bool IsInteger(SpecialType type) => type is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    private static bool IsIn(IMethodSymbol method, string @namespace) => method.ContainingNamespace?.ToDisplayString() == @namespace;
}
