using System.Linq;
using Learnability.Generators.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>The members of a learner that the framework calls, as far as they are there and have the right signature.</summary>
/// <param name="Learn">void Learn(T x, bool y) or Learn(T x, bool y, bool coin).</param>
/// <param name="Predict">readonly bool Predict(T x).</param>
/// <param name="Knows">readonly bool Knows(T x); optional.</param>
/// <param name="Done">readonly bool Done; optional.</param>
internal sealed record LearnerMembers(IMethodSymbol? Learn, IMethodSymbol? Predict, IMethodSymbol? Knows, IPropertySymbol? Done)
{
    private const string LearnSignature = "void Learn(T x, bool y) or void Learn(T x, bool y, bool coin)";
    private const string PredictSignature = "readonly bool Predict(T x)";
    private const string KnowsSignature = "readonly bool Knows(T x)";

    public bool UsesCoin => Learn is { Parameters.Length: 3 };

    /// <summary>The parameters that are the input.</summary>
    public IParameterSymbol?[] Inputs => [Learn?.Parameters[0], Predict?.Parameters[0], Knows?.Parameters[0]];

    public static LearnerMembers Find(INamedTypeSymbol learner, ProblemReporter reporter)
    {
        IMethodSymbol? learn = MemberFinder.Find(learner, "Learn", LearnSignature, isRequired: true, IsLearn, reporter);
        IMethodSymbol? predict = MemberFinder.Find(learner, "Predict", PredictSignature, isRequired: true, IsAnswer, reporter);
        IMethodSymbol? knows = MemberFinder.Find(learner, "Knows", KnowsSignature, isRequired: false, IsAnswer, reporter);
        IPropertySymbol? done = MemberFinder.FindDone(learner, reporter);
        MemberFinder.RequireReadOnly(predict, predict?.IsReadOnly, reporter);
        MemberFinder.RequireReadOnly(knows, knows?.IsReadOnly, reporter);

        ITypeSymbol? input = learn?.Parameters[0].Type;
        RequireInput(predict, input, PredictSignature, reporter);
        RequireInput(knows, input, KnowsSignature, reporter);
        return new LearnerMembers(learn, predict, knows, done);
    }

    private static bool IsLearn(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false, IsAsync: false, ReturnsVoid: true, Parameters.Length: 2 or 3 }
        && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
        && method.Parameters.Skip(1).All(static parameter => parameter.Type.SpecialType == SpecialType.System_Boolean);

    private static bool IsAnswer(IMethodSymbol method) =>
        method is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsGenericMethod: false, IsAsync: false, ReturnsByRef: false, ReturnsByRefReadonly: false }
        && method.ReturnType.SpecialType == SpecialType.System_Boolean
        && method.Parameters.Length == 1 && method.Parameters[0].RefKind == RefKind.None;

    private static void RequireInput(IMethodSymbol? method, ITypeSymbol? input, string signature, ProblemReporter reporter)
    {
        if (method is not null && input is not null && !SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, input))
        {
            string type = input.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
            reporter.Report(RuleIds.WrongSignature, MemberFinder.LocationOf(method), method.Name, signature.Replace("T x", type + " x") + ", with the input type of Learn");
        }
    }
}
