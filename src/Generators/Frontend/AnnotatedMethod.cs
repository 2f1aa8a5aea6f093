using System;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Learnability.Generators.Frontend;

/// <summary>A method beside which a class is generated: whether it can be compiled where it is, and the name of the class.</summary>
internal static class AnnotatedMethod
{
    /// <summary>The attributes that generate a class beside a method, with what they add to the method's name.</summary>
    private static readonly (string Attribute, string Suffix)[] _kinds =
        [(AttributeNames.Circuit, "Circuit"), (AttributeNames.TreeCircuit, "Tree"), (AttributeNames.TuringMachine, "Rcnn")];

    /// <summary>The members of the class of a [Circuit] method, which cannot have its name.</summary>
    private static readonly string[] _circuitMembers =
        ["Circuit", "Columns", "CreateNetwork", "Evaluate", "EvaluateLanes", "Gates", "GatesChunks", "GatesParts", "Info", "Layouts", "Table"];

    /// <summary>Why a method cannot be compiled, with the way out; null if it can.</summary>
    public static string? Obstacle(IMethodSymbol method) => method switch
    {
        { MethodKind: MethodKind.LocalFunction } => "it is a local function: make it a static method of a partial type",
        { MethodKind: not MethodKind.Ordinary } => "only ordinary methods become circuits: move its body to a static method",
        { IsGenericMethod: true } => "it is generic: annotate a method that calls it for one type",
        { IsStatic: false } => "it is an instance method: make it static and pass the object's values as parameters",
        { IsAsync: true } => "it is async: a circuit has no time, compute directly",
        { ReturnsByRef: true } or { ReturnsByRefReadonly: true } => "it returns a reference: return a value",
        { IsExtern: true } or { IsAbstract: true } => "it has no body: give it one",
        { ContainingType: { } type } when MemberContexts.Obstacle(type) is { } found => found.Why,
        { ContainingType: { } type } when MemberContexts.FirstNotPartial(type) is { } found =>
            "its type " + found.Name + " is not partial, and the circuit is generated into it: add the modifier 'partial'",
        _ => null,
    };

    /// <summary>The name of the class that an attribute of a method asks for, which must be free.</summary>
    public static string ReadClassName(IMethodSymbol method, string attributeName, ProblemReporter reporter)
    {
        AttributeData attribute = AttributeNames.Find(method, attributeName)!;
        Location at = AttributeNames.LocationOf(attribute, method);
        string name = NameOf(method, attributeName)!;
        if (!SyntaxFacts.IsValidIdentifier(name))
            reporter.Report(RuleIds.AttributeOutOfRange, at, "Name", "\"" + name + "\"", "a C# identifier");

        // The class that is generated, or a part of it in the user's source, is no clash: only what is not a class without type parameters is.
        bool isTaken = method.ContainingType.GetMembers(name).Any(static member => member is not INamedTypeSymbol { TypeKind: TypeKind.Class, Arity: 0 });

        // Generated files are told apart without regard to case.
        int sharing = method.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .SelectMany(other => _kinds.Select(kind => NameOf(other, kind.Attribute)))
            .Count(other => string.Equals(other, name, StringComparison.OrdinalIgnoreCase));
        bool isMember = attributeName == AttributeNames.Circuit && _circuitMembers.Contains(name);
        if (isTaken || isMember || sharing > 1 || name == method.ContainingType.Name)
        {
            string shortName = attributeName.Substring("Learnability.".Length, attributeName.Length - "Learnability.Attribute".Length);
            reporter.Report(RuleIds.NameClash, at, name, "give it a name of its own, such as [" + shortName + "(Name = \"" + name + "2\")]");
        }

        return name;
    }

    /// <summary>The name of the class that an attribute generates beside a method; null if the method does not have the attribute.</summary>
    private static string? NameOf(IMethodSymbol method, string attributeName) => AttributeNames.Find(method, attributeName) is { } attribute
        ? AttributeNames.Argument(attribute, "Name") as string ?? method.Name + _kinds.First(kind => kind.Attribute == attributeName).Suffix
        : null;
}
