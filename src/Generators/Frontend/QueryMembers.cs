using System;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>The members of a method by queries that the framework calls, as far as they are there and have the right signature.</summary>
/// <param name="Query">readonly bool Query(int round, int index, T x, bool y).</param>
/// <param name="Receive">void Receive(int round, ReadOnlySpan&lt;int&gt; units, int unitsPerOne), or with random bits after it.</param>
/// <param name="Begin">void Begin(ulong randomBits); optional.</param>
/// <param name="Predict">readonly bool Predict(T x).</param>
/// <param name="Done">readonly bool Done; optional.</param>
internal sealed record QueryMembers(IMethodSymbol? Query, IMethodSymbol? Receive, IMethodSymbol? Begin, IMethodSymbol? Predict, IPropertySymbol? Done)
{
    private const string QuerySignature = "readonly bool Query(int round, int index, T x, bool y)";
    private const string ScaledQuerySignature = "readonly int Query(int round, int index, T x, bool y), or with another integer type, as Scale is set";
    private const string ReceiveSignature = "void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne), with [Bits(n)] ulong randomBits after it if it is randomised";
    private const string BeginSignature = "void Begin(ulong randomBits)";
    private const string PredictSignature = "readonly bool Predict(T x)";

    public bool UsesRandomBits => Receive is { Parameters.Length: 4 };

    /// <summary>Finds them.</summary>
    /// <param name="method">The struct.</param>
    /// <param name="isScaled">Whether queries answer with integers.</param>
    /// <param name="reporter">Where problems are reported.</param>
    public static QueryMembers Find(INamedTypeSymbol method, bool isScaled, ProblemReporter reporter)
    {
        IMethodSymbol? query = FindQuery(method, isScaled, reporter);
        IMethodSymbol? receive = FindWithoutSample(method, "Receive", ReceiveSignature, isRequired: true, 3, IsReceive, reporter);
        IMethodSymbol? begin = FindWithoutSample(method, "Begin", BeginSignature, isRequired: false, 1, IsBegin, reporter);
        IMethodSymbol? predict = FindPredict(method, reporter);

        MemberFinder.RequireReadOnly(predict, predict?.IsReadOnly, reporter);
        if (query is not null && predict is not null && !SymbolEqualityComparer.Default.Equals(query.Parameters[2].Type, predict.Parameters[0].Type))
        {
            string type = query.Parameters[2].Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
            reporter.Report(RuleIds.WrongSignature, MemberFinder.LocationOf(predict), "Predict", PredictSignature.Replace("T x", type + " x") + ", with the input type of Query");
        }

        return new QueryMembers(query, receive, begin, predict, MemberFinder.FindDone(method, reporter));
    }

    /// <summary>A query with the right parameters that answers with a number is a rule of its own: its binary digits can be asked.</summary>
    private static IMethodSymbol? FindQuery(INamedTypeSymbol method, bool isScaled, ProblemReporter reporter)
    {
        if (FindOnly(method, "Query", static candidate => IsCallable(candidate, 4) && HasQueryRound(candidate) && IsNumber(candidate.Parameters[3].Type)) is { } signed)
        {
            ReportNonBinary(signed.Parameters[3], "The label '" + signed.Parameters[3].Name + "'", signed.Parameters[3].Type, reporter);
            return null;
        }

        IMethodSymbol? numeric = method.GetMembers("Query").OfType<IMethodSymbol>().FirstOrDefault(static candidate =>
            HasQueryParameters(candidate) && !candidate.ReturnsVoid && candidate.ReturnType.SpecialType != SpecialType.System_Boolean
            && candidate.ReturnType.TypeKind != TypeKind.Error);
        bool isInteger = numeric is not null && KnownMethods.IsInteger(numeric.ReturnType.SpecialType);
        if (isScaled && (numeric is null || isInteger))
            return MemberFinder.Find(method, "Query", ScaledQuerySignature, isRequired: true, IsScaledQuery, reporter);
        if (numeric is null)
            return MemberFinder.Find(method, "Query", QuerySignature, isRequired: true, IsQuery, reporter);
        reporter.Report(
            RuleIds.NonBinaryQuery,
            MemberFinder.LocationOf(numeric),
            numeric.ReturnType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat));
        return null;
    }

    private static bool IsQuery(IMethodSymbol method) => HasQueryParameters(method) && method.ReturnType.SpecialType == SpecialType.System_Boolean;

    private static bool IsScaledQuery(IMethodSymbol method) => HasQueryParameters(method) && KnownMethods.IsInteger(method.ReturnType.SpecialType);

    private static bool HasQueryParameters(IMethodSymbol method) =>
        IsCallable(method, 4) && HasQueryRound(method) && method.Parameters[3] is { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Boolean };

    private static bool HasQueryRound(IMethodSymbol method) =>
        IsInt32(method.Parameters[0]) && IsInt32(method.Parameters[1]) && method.Parameters[2].RefKind == RefKind.None;

    private static bool IsCallable(IMethodSymbol method, int parameters) =>
        method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, IsAsync: false, ReturnsByRef: false, ReturnsByRefReadonly: false }
        && method.Parameters.Length == parameters;

    private static bool IsNumber(ITypeSymbol type) => type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;

    private static IMethodSymbol? FindOnly(INamedTypeSymbol method, string name, Func<IMethodSymbol, bool> fits) =>
        method.GetMembers(name) is { Length: 1 } members && members[0] is IMethodSymbol candidate && fits(candidate) ? candidate : null;

    /// <summary>Receive or Begin: one that is also given a sample, or its label, is a rule of its own.</summary>
    private static IMethodSymbol? FindWithoutSample(
        INamedTypeSymbol method, string name, string signature, bool isRequired, int parameters, Func<IMethodSymbol, bool> fits, ProblemReporter reporter)
    {
        IMethodSymbol? seeing = FindOnly(method, name, candidate => candidate.Parameters.Length > parameters && !fits(candidate)
            && candidate.Parameters[candidate.Parameters.Length - 1].Type.SpecialType == SpecialType.System_Boolean);
        if (seeing is null)
            return MemberFinder.Find(method, name, signature, isRequired, fits, reporter);
        IParameterSymbol sample = seeing.Parameters[parameters];
        reporter.Report(RuleIds.RawSample, MemberFinder.LocationOf(sample), name, sample.Name);
        return null;
    }

    /// <summary>A prediction that is a number is a rule of its own.</summary>
    private static IMethodSymbol? FindPredict(INamedTypeSymbol method, ProblemReporter reporter)
    {
        if (FindOnly(method, "Predict", static candidate => IsCallable(candidate, 1) && IsNumber(candidate.ReturnType)) is not { } numeric)
            return MemberFinder.Find(method, "Predict", PredictSignature, isRequired: true, IsPredict, reporter);
        ReportNonBinary(numeric, "'Predict'", numeric.ReturnType, reporter);
        return null;
    }

    private static void ReportNonBinary(ISymbol at, string what, ITypeSymbol type, ProblemReporter reporter) =>
        reporter.Report(RuleIds.NonBinaryLabel, MemberFinder.LocationOf(at), what, type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat));

    private static bool IsReceive(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false, IsAsync: false, ReturnsVoid: true, Parameters.Length: 3 or 4 }
        && IsInt32(method.Parameters[0]) && IsUnits(method.Parameters[1]) && IsInt32(method.Parameters[2])
        && (method.Parameters.Length == 3 || IsRandomBits(method.Parameters[3]));

    private static bool IsUnits(IParameterSymbol parameter) =>
        parameter is { RefKind: RefKind.None, Type: INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } span }
        && TypeReader.IsSpan(span) && span.TypeArguments[0].SpecialType == SpecialType.System_Int32;

    private static bool IsRandomBits(IParameterSymbol parameter) => parameter.RefKind == RefKind.None && parameter.Type.SpecialType
        is SpecialType.System_Byte or SpecialType.System_UInt16 or SpecialType.System_UInt32 or SpecialType.System_UInt64;

    private static bool IsBegin(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false, IsAsync: false, ReturnsVoid: true, Parameters.Length: 1 }
        && method.Parameters[0] is { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_UInt64 };

    private static bool IsPredict(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false, IsAsync: false, ReturnsByRef: false, ReturnsByRefReadonly: false, Parameters.Length: 1 }
        && method.Parameters[0].RefKind == RefKind.None && method.ReturnType.SpecialType == SpecialType.System_Boolean;

    private static bool IsInt32(IParameterSymbol parameter) => parameter is { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Int32 };
}
