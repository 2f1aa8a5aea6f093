using System;
using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>
/// What a query may depend on: the random bits that the method is given and the answers received. So it changes no state and reads none that others change, and
/// nothing of the method takes randomness from elsewhere.
/// </summary>
/// <remarks>Abbe, Kamath, Malach, Sandon and Srebro, Section 4: each Φ is a function of the random string and the past responses.</remarks>
internal sealed class QueryPurity(ProgramReader program)
{
    private readonly HashSet<IMethodSymbol> _seen = new(SymbolEqualityComparer.Default);
    private bool _isPure = true;

    /// <summary>Whether nothing is wrong; what is, is reported at the expression.</summary>
    public static bool Check(QueryMembers members, ProgramReader program)
    {
        var purity = new QueryPurity(program);
        if (members.Query is { } query)
            purity.Walk(query, isQuery: true);
        foreach (IMethodSymbol method in new[] { members.Receive, members.Begin, members.Predict, members.Done?.GetMethod }.OfType<IMethodSymbol>())
            purity.Walk(method, isQuery: false);
        return purity._isPure;
    }

    /// <summary>Looks at a method and the methods of the same type that it calls.</summary>
    private void Walk(IMethodSymbol method, bool isQuery)
    {
        if (!_seen.Add(method) || program.DeclarationOf(method) is not { } declaration || program.OperationOf(declaration) is not { } body)
            return;
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            if (SourceOfRandomness(operation) is { } source)
            {
                if (operation.Parent is null || !Ancestors(operation).Any(static outer => SourceOfRandomness(outer) is not null))
                    Report(RuleIds.UnseededRandomness, operation, source);
                continue;
            }

            if (isQuery && FindState(operation) is { } state)
                Report(RuleIds.StateInQuery, operation, state);
            IMethodSymbol? called = (operation as IInvocationOperation)?.TargetMethod;
            if (called is not null && SymbolEqualityComparer.Default.Equals(called.ContainingType, method.ContainingType))
                Walk(called, isQuery);
        }
    }

    private void Report(string id, IOperation operation, string what)
    {
        _isPure = false;
        program.Reporter.Report(id, operation.Syntax.GetLocation(), what);
    }

    /// <summary>What an operation does to state: a field of the method that is changed, or a static field that is not constant.</summary>
    private static string? FindState(IOperation operation) => operation switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, IsConst: false, IsReadOnly: false } field } =>
            $"{(IsChanged(operation) ? "changes" : "reads")} the static field '{field.Name}'",
        IFieldReferenceOperation { Field: { IsStatic: false } field } when IsOwn(operation) && IsChanged(operation) => $"changes the field '{field.Name}'",
        IPropertyReferenceOperation { Property: { IsStatic: false } property } when IsOwn(operation) && IsChanged(operation) => $"changes the property '{property.Name}'",
        _ => null,
    };

    /// <summary>Whether a member is one of the method itself, and not of a local value.</summary>
    private static bool IsOwn(IOperation operation) => operation is IMemberReferenceOperation { Instance: IInstanceReferenceOperation };

    /// <summary>Whether an operation, or a part of what it names, is assigned to or passed by reference.</summary>
    private static bool IsChanged(IOperation operation)
    {
        IOperation place = operation;
        while (place.Parent is IMemberReferenceOperation or IArrayElementReferenceOperation or IInlineArrayAccessOperation or IImplicitIndexerReferenceOperation or ITupleOperation)
            place = place.Parent;
        return place.Parent switch
        {
            IAssignmentOperation assignment => assignment.Target == place,
            IIncrementOrDecrementOperation => true,
            IArgumentOperation { Parameter.RefKind: RefKind.Ref or RefKind.Out } => true,
            _ => false,
        };
    }

    private static IEnumerable<IOperation> Ancestors(IOperation operation)
    {
        for (IOperation? outer = operation.Parent; outer is not null and not IBlockOperation; outer = outer.Parent)
            yield return outer;
    }

    /// <summary>The member that an operation takes other bits from in each run; null if it takes none.</summary>
    private static string? SourceOfRandomness(IOperation operation)
    {
        ISymbol? member = operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IMemberReferenceOperation reference => reference.Member,
            IObjectCreationOperation { Constructor: { } constructor } => constructor,
            _ => null,
        };
        if (member?.ContainingType is not { } type)
            return null;
        bool isRandom = type.ToDisplayString() switch
        {
            "System.Random" or "System.Security.Cryptography.RandomNumberGenerator" or "System.HashCode" or "System.Diagnostics.Stopwatch" => true,
            "System.Guid" => member.Name == "NewGuid",
            "System.DateTime" or "System.DateTimeOffset" => member.Name is "Now" or "UtcNow" or "Today",
            "System.Environment" => member.Name.StartsWith("TickCount", StringComparison.Ordinal) || member.Name is "ProcessId" or "CurrentManagedThreadId",
            _ => false,
        };
        return isRandom ? type.Name + (member.Name == ".ctor" ? "" : "." + member.Name) : null;
    }
}
