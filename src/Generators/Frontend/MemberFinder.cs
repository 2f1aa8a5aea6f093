using System;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Finds the members of a struct that the framework calls, by name and signature.</summary>
internal static class MemberFinder
{
    public static IMethodSymbol? Find(
        INamedTypeSymbol type, string name, string signature, bool isRequired, Func<IMethodSymbol, bool> fits, ProblemReporter reporter)
    {
        ISymbol[] candidates = [.. type.GetMembers(name)];
        if (candidates.Length == 0)
        {
            if (isRequired)
                reporter.Report(RuleIds.MissingMember, LocationOf(type), type.Name, name, signature);
            return null;
        }

        IMethodSymbol[] fitting = [.. candidates.OfType<IMethodSymbol>().Where(fits)];
        if (fitting.Length == 1)
            return fitting[0];

        // Broken source: the compiler itself says so.
        if (candidates.OfType<IMethodSymbol>().Any(static method => method.Parameters.Any(static parameter => parameter.Type.TypeKind == TypeKind.Error)))
            reporter.Fail();
        else
            reporter.Report(RuleIds.WrongSignature, LocationOf(candidates[0]), name, fitting.Length > 1 ? signature + ", once" : signature);
        return null;
    }

    /// <summary>The property readonly bool Done { get; }; null if there is none.</summary>
    public static IPropertySymbol? FindDone(INamedTypeSymbol type, ProblemReporter reporter)
    {
        ISymbol? member = type.GetMembers("Done").FirstOrDefault();
        if (member is null)
            return null;
        if (member is IPropertySymbol { IsStatic: false, IsIndexer: false, ReturnsByRef: false, ReturnsByRefReadonly: false, GetMethod: not null } done
            && done.Type.SpecialType == SpecialType.System_Boolean)
        {
            RequireReadOnly(done, done.GetMethod.IsReadOnly, reporter);
            return done;
        }

        // A field named Done is memory like any other.
        if (member is not IFieldSymbol)
            reporter.Report(RuleIds.WrongSignature, LocationOf(member), "Done", "readonly bool Done { get; }");
        return null;
    }

    public static void RequireReadOnly(ISymbol? member, bool? isReadOnly, ProblemReporter reporter)
    {
        if (member is not null && isReadOnly == false)
            reporter.Report(RuleIds.NotReadonly, LocationOf(member), member.Name);
    }

    public static Location LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;
}
