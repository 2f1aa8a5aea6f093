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
internal sealed record QueryMembers(IMethodSymbol? Query, IMethodSymbol? Receive, IMethodSymbol? Begin, IMethodSymbol? Predict)
{
    private const string QuerySignature = "readonly bool Query(int round, int index, T x, bool y)";
    private const string ReceiveSignature = "void Receive(int round, ReadOnlySpan<int> units, int unitsPerOne), with [Bits(n)] ulong randomBits after it if it is randomised";
    private const string BeginSignature = "void Begin(ulong randomBits)";
    private const string PredictSignature = "readonly bool Predict(T x)";

    public bool UsesRandomBits => Receive is { Parameters.Length: 4 };

    public static QueryMembers Find(INamedTypeSymbol method, ProblemReporter reporter)
    {
        IMethodSymbol? query = FindQuery(method, reporter);
        IMethodSymbol? receive = MemberFinder.Find(method, "Receive", ReceiveSignature, isRequired: true, IsReceive, reporter);
        IMethodSymbol? begin = MemberFinder.Find(method, "Begin", BeginSignature, isRequired: false, IsBegin, reporter);
        IMethodSymbol? predict = MemberFinder.Find(method, "Predict", PredictSignature, isRequired: true, IsPredict, reporter);

        // Queries that do not depend on answers may also be static.
        MemberFinder.RequireReadOnly(query, query?.IsReadOnly == true || query?.IsStatic == true, reporter);
        MemberFinder.RequireReadOnly(predict, predict?.IsReadOnly, reporter);
        if (query is not null && predict is not null && !SymbolEqualityComparer.Default.Equals(query.Parameters[2].Type, predict.Parameters[0].Type))
        {
            string type = query.Parameters[2].Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
            reporter.Report(RuleIds.WrongSignature, MemberFinder.LocationOf(predict), "Predict", PredictSignature.Replace("T x", type + " x") + ", with the input type of Query");
        }

        return new QueryMembers(query, receive, begin, predict);
    }

    /// <summary>A query with the right parameters that answers with a number is a rule of its own: its binary digits can be asked.</summary>
    private static IMethodSymbol? FindQuery(INamedTypeSymbol method, ProblemReporter reporter)
    {
        IMethodSymbol? numeric = method.GetMembers("Query").OfType<IMethodSymbol>().FirstOrDefault(static candidate =>
            HasQueryParameters(candidate) && !candidate.ReturnsVoid && candidate.ReturnType.SpecialType != SpecialType.System_Boolean
            && candidate.ReturnType.TypeKind != TypeKind.Error);
        if (numeric is null)
            return MemberFinder.Find(method, "Query", QuerySignature, isRequired: true, IsQuery, reporter);
        reporter.Report(
            RuleIds.NonBinaryQuery,
            MemberFinder.LocationOf(numeric),
            numeric.ReturnType.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat));
        return null;
    }

    private static bool IsQuery(IMethodSymbol method) => HasQueryParameters(method) && method.ReturnType.SpecialType == SpecialType.System_Boolean;

    private static bool HasQueryParameters(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, IsAsync: false, ReturnsByRef: false, ReturnsByRefReadonly: false, Parameters.Length: 4 }
        && IsInt32(method.Parameters[0]) && IsInt32(method.Parameters[1]) && method.Parameters[2].RefKind == RefKind.None
        && method.Parameters[3] is { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Boolean };

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
