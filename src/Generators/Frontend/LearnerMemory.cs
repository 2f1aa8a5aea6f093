using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.Generators.Frontend;

/// <summary>The rules of a learner's memory: a fixed number of bits in each field, all clear at the start.</summary>
internal static class LearnerMemory
{
    public static void Check(INamedTypeSymbol learner, ProgramReader program)
    {
        foreach (IFieldSymbol field in TypeReader.InstanceFields(learner))
            CheckField(field, program);
        program.Types.Silence(learner);
        foreach (IMethodSymbol constructor in learner.InstanceConstructors)
        {
            if (constructor is { Parameters.Length: 0, IsImplicitlyDeclared: false })
                program.Reporter.Report(RuleIds.InitialisedMemory, LocationOf(constructor), "the parameterless constructor of " + learner.Name);
        }
    }

    private static void CheckField(IFieldSymbol field, ProgramReader program)
    {
        ISymbol declared = field.AssociatedSymbol ?? field;
        TypeReading reading = program.Types.Read(field.Type);
        bool isUnbounded = reading.Rule is RuleIds.UnboundedPrecision or RuleIds.UnsupportedType;
        if (isUnbounded || (reading.Type is { } type && IrTypes.HoldsReference(type)))
        {
            string display = field.Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
            program.Reporter.Report(RuleIds.UnboundedMemory, LocationOf(declared), declared.Name, display);
        }
        else if (reading.Type is null && reading.Rule is { } rule)
        {
            program.Reporter.Report(rule, reading.At ?? LocationOf(declared), [.. reading.Arguments]);
        }
        else if (reading.Type is { } readable && DeclaredWidth.OfField(field, readable).Problem is { Rule: { } widthRule } problem)
        {
            program.Reporter.Report(widthRule, problem.At ?? LocationOf(declared), [.. problem.Arguments]);
        }

        bool isInitialised = program.DeclarationOf(declared) is VariableDeclaratorSyntax { Initializer: not null }
            or PropertyDeclarationSyntax { Initializer: not null };
        if (isInitialised)
            program.Reporter.Report(RuleIds.InitialisedMemory, LocationOf(declared), declared.Name);
    }

    private static Location LocationOf(ISymbol symbol) => symbol.Locations.FirstOrDefault() ?? Location.None;
}
