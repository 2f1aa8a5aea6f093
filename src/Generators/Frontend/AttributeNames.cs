using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Learnability.Generators.Frontend;

/// <summary>The attributes by which a user asks for circuits and networks.</summary>
internal static class AttributeNames
{
    public const string Circuit = "Learnability.CircuitAttribute";
    public const string LearningAlgorithm = "Learnability.LearningAlgorithmAttribute";
    public const string Sgd = "Learnability.SgdAttribute";
    public const string NoisySgd = "Learnability.NoisySgdAttribute";
    public const string TreeCircuit = "Learnability.TreeCircuitAttribute";
    public const string MetaAlgorithm = "Learnability.MetaAlgorithmAttribute";
    public const string TuringMachine = "Learnability.TuringMachineAttribute";
    public const string UniformDistribution = "Learnability.UniformDistributionAttribute";
    public const string ProductDistribution = "Learnability.ProductDistributionAttribute";
    public const string GenerativeDistribution = "Learnability.GenerativeDistributionAttribute";
    public const string LayerwiseTraining = "Learnability.LayerwiseTrainingAttribute";
    public const string StatisticalQueries = "Learnability.StatisticalQueriesAttribute";
    public const string MiniBatchSgd = "Learnability.MiniBatchSgdAttribute";
    public const string FullBatchGd = "Learnability.FullBatchGdAttribute";
    public const string Bits = "Learnability.BitsAttribute";
    public const string Shape = "Learnability.ShapeAttribute";

    public static bool Is(AttributeData attribute, string name) => attribute.AttributeClass?.ToDisplayString() == name;

    public static AttributeData? Find(ISymbol symbol, string name) => symbol.GetAttributes().FirstOrDefault(attribute => Is(attribute, name));

    /// <summary>A named argument, or null if it is not given.</summary>
    public static object? Argument(AttributeData attribute, string property)
    {
        foreach (KeyValuePair<string, TypedConstant> argument in attribute.NamedArguments)
        {
            if (argument.Key == property)
                return argument.Value.Value;
        }

        return null;
    }

    /// <summary>Where an attribute stands; the location of the symbol that carries it if it has no syntax.</summary>
    public static Location LocationOf(AttributeData attribute, ISymbol carrier) =>
        attribute.ApplicationSyntaxReference is { } syntax ? Location.Create(syntax.SyntaxTree, syntax.Span) : carrier.Locations.FirstOrDefault() ?? Location.None;

    /// <summary>Where a named argument of an attribute stands; the location of the attribute if it is not given.</summary>
    public static Location LocationOf(AttributeData attribute, ISymbol carrier, string property) =>
        (attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?.ArgumentList?.Arguments
            .FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == property)?.GetLocation()
        ?? LocationOf(attribute, carrier);

    /// <summary>Where an element of an attribute's params array stands; null if it has no expression of its own.</summary>
    public static Location? LocationOfElement(AttributeData attribute, int index, int count)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax() is not AttributeSyntax { ArgumentList: { } list })
            return null;
        AttributeArgumentSyntax[] positional = [.. list.Arguments.Where(static argument => argument.NameEquals is null)];
        return positional.Length == count ? positional[index].Expression.GetLocation() : null;
    }
}
