using System.Linq;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Frontend;

/// <summary>Questions about types of the program IR.</summary>
internal static class IrTypes
{
    /// <summary>Whether a value of a type refers to storage elsewhere, so that it is no fixed number of bits.</summary>
    public static bool HoldsReference(IrType type) => type switch
    {
        IrArrayType or IrSpanType => true,
        IrStructType structure => structure.Fields.Any(static field => HoldsReference(field.Type)),
        IrInlineArrayType array => HoldsReference(array.Element),
        _ => false,
    };
}
