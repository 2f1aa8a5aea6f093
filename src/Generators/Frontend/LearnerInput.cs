using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>The input of a learner.</summary>
/// <param name="Bits">The number n of its bits.</param>
/// <param name="DeclaredBits">n, where it is declared; 0 where the type says it.</param>
internal sealed record LearnerInput(int Bits, int DeclaredBits)
{
    /// <summary>The input's type and width, from [Bits] on the parameters, Inputs = n, or the type; null, with a report, if they contradict each other.</summary>
    /// <param name="learner">The struct.</param>
    /// <param name="attribute">The attribute that may say Inputs = n.</param>
    /// <param name="parameters">The parameters that are the input; null where a member is missing.</param>
    /// <param name="program">The program.</param>
    public static LearnerInput? Read(INamedTypeSymbol learner, AttributeData attribute, IParameterSymbol?[] parameters, ProgramReader program)
    {
        IParameterSymbol[] inputs = [.. parameters.OfType<IParameterSymbol>()];
        if (inputs.Length == 0)
            return null;
        Location at = inputs[0].Locations.FirstOrDefault() ?? Location.None;
        TypeReading reading = program.Types.Read(inputs[0].Type);
        if (reading.Type is null)
        {
            if (reading.Rule is { } rule)
                program.Reporter.Report(rule, reading.At ?? at, [.. reading.Arguments]);
            else
                program.Reporter.Fail();
            return null;
        }

        int natural = reading.Type switch
        {
            IrBooleanType => 1,
            IrIntegerType integer => integer.Width,
            _ => 0,
        };
        if (natural == 0)
        {
            string type = inputs[0].Type.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
            program.Reporter.Report(RuleIds.UnsupportedType, at, type, "an input is a bool or an integer of up to 64 bits");
            return null;
        }

        return Agree(learner, attribute, inputs, natural, reading.Type, program);
    }

    private static LearnerInput? Agree(
        INamedTypeSymbol learner, AttributeData attribute, IParameterSymbol[] inputs, int natural, IrType type, ProgramReader program)
    {
        int? asked = AttributeNames.Argument(attribute, "Inputs") as int?;
        Location attributeLocation = AttributeNames.LocationOf(attribute, learner);
        if (asked is { } number && (number < 1 || number > natural))
        {
            string value = number.ToString(CultureInfo.InvariantCulture);
            program.Reporter.Report(RuleIds.AttributeOutOfRange, attributeLocation, "Inputs", value, "1 to " + natural.ToString(CultureInfo.InvariantCulture));
            return null;
        }

        int bits = asked ?? 0;
        foreach (IParameterSymbol input in inputs)
        {
            DeclaredWidth width = DeclaredWidth.OfParameter(input, type);

            // Reported where the method is read.
            if (width.Problem is not null)
                return null;
            if (width.Bits == 0)
                continue;
            if (bits != 0 && bits != width.Bits)
            {
                string detail = string.Format(
                    CultureInfo.InvariantCulture, "[Bits({0})] of {1} contradicts the {2} bits declared before", width.Bits, input.ContainingSymbol.Name, bits);
                program.Reporter.Report(RuleIds.InputWidth, input.Locations.FirstOrDefault() ?? attributeLocation, detail);
                return null;
            }

            bits = width.Bits;
        }

        // With [Bits] on one of the methods and none on another, the input has one width all the same.
        int n = bits == 0 ? natural : bits;
        foreach (IParameterSymbol input in inputs)
        {
            if (n < natural)
                program.ImpliedWidths[input] = n;
        }

        return new LearnerInput(n, bits);
    }
}
