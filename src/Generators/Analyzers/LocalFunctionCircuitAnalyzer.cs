using System.Collections.Immutable;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Frontend;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Learnability.Generators.Analyzers;

/// <summary>Finds [Circuit] on local functions, which are no members: nothing can be generated beside them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LocalFunctionCircuitAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [LanguageRules.NotACircuitMethod];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.LocalFunctionStatement);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        var function = (LocalFunctionStatementSyntax)context.Node;

        // Most local functions have no attribute at all: they need no binding.
        if (function.AttributeLists.Count == 0 || context.SemanticModel.GetDeclaredSymbol(function, context.CancellationToken) is not { } symbol)
            return;
        if (AttributeNames.Find(symbol, AttributeNames.Circuit) is null)
            return;
        context.ReportDiagnostic(Diagnostic.Create(
            LanguageRules.NotACircuitMethod,
            function.Identifier.GetLocation(),
            symbol.Name,
            "it is a local function: make it a static method of a partial type"));
    }
}
