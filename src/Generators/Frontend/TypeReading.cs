using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>A type of the program IR, or why there is none.</summary>
/// <param name="Type">The type; null if there is none.</param>
/// <param name="Rule">The rule that is broken; null if the source does not compile.</param>
/// <param name="Arguments">The arguments of the rule's message.</param>
/// <param name="At">Where to report; null for the place that uses the type.</param>
internal sealed record TypeReading(IrType? Type, string? Rule, EquatableArray<string> Arguments, Location? At)
{
    /// <summary>The source does not compile, and the compiler itself says so.</summary>
    public static readonly TypeReading Erroneous = new(null, null, EquatableArray<string>.Empty, null);

    public static TypeReading Of(IrType type) => new(type, null, EquatableArray<string>.Empty, null);

    public static TypeReading Broken(string rule, params string[] arguments) => new(null, rule, arguments.ToEquatableArray(), null);
}
