using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>Where generated code goes.</summary>
/// <param name="Namespace">The namespace; empty for the global one.</param>
/// <param name="ContainingTypes">The types around the generated one, outermost first.</param>
internal sealed record MemberContext(string Namespace, EquatableArray<ContainingType> ContainingTypes);

/// <summary>A partial type that is reopened around generated code.</summary>
/// <param name="Declaration">Its modifiers and keyword, such as <c>public static partial class</c>.</param>
/// <param name="Name">Its name.</param>
internal sealed record ContainingType(string Declaration, string Name);
