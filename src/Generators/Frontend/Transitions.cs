using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>
/// Transition&lt;TState&gt; in the program IR: the next state, what is written, the move, and the site that made it, by which a table's entries are found in the source.
/// </summary>
internal static class Transitions
{
    public const string Next = "Next";
    public const string Write = "Write";
    public const string Move = "Move";
    public const string Site = "Site";

    public static bool IsTransition(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Transition", Arity: 1, ContainingType: null } named && named.ContainingNamespace?.ToDisplayString() == "Learnability";

    /// <summary>Whether a method is one of the static class Transition, which all make a step from the arguments named next, write, move or state.</summary>
    public static bool IsFactory(IMethodSymbol method) =>
        method.ContainingType is { Name: "Transition", Arity: 0, ContainingType: null } type && type.ContainingNamespace?.ToDisplayString() == "Learnability";

    /// <summary>The field behind a property of a step; null for any other property.</summary>
    public static int? FieldOf(IPropertySymbol property) => IsTransition(property.ContainingType)
        ? property.Name switch { Next => 0, Write => 1, Move => 2, _ => null }
        : null;

    public static IrStructType TypeOf(string name, IrType next) => new(name, new EquatableArray<IrField>(
    [
        new IrField(Next, next, 0),
        new IrField(Write, IrType.Int32, 0),
        new IrField(Move, IrType.Int32, 0),
        new IrField(Site, IrType.Int32, 0),
    ]));
}
