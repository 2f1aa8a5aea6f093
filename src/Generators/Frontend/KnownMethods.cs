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
        bool isInteger = IsInteger(type.SpecialType);
        return method.Name switch
        {
            "PopCount" when isOperations || isInteger => IrIntrinsic.PopCount,
            "LeadingZeroCount" when isOperations || isInteger => IrIntrinsic.LeadingZeroCount,
            "TrailingZeroCount" when isOperations || isInteger => IrIntrinsic.TrailingZeroCount,
            "Log2" when isOperations || isInteger => IrIntrinsic.Log2,
            "RotateLeft" when isOperations || isInteger => IrIntrinsic.RotateLeft,
            "RotateRight" when isOperations || isInteger => IrIntrinsic.RotateRight,
            "IsPow2" when isOperations || isInteger => IrIntrinsic.IsPow2,
            "Min" when isMath || isInteger => IrIntrinsic.Min,
            "Max" when isMath || isInteger => IrIntrinsic.Max,
            "Abs" when isMath || isInteger => IrIntrinsic.Abs,
            "Sign" when isMath || isInteger => IrIntrinsic.Sign,
            "Clamp" when isMath || isInteger => IrIntrinsic.Clamp,
            _ => null,
        };
    }

    private static bool IsInteger(SpecialType type) => type is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;
}
