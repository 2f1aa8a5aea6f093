using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Globalization;
using System.Linq;
using System.Threading;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Reads a [TuringMachine] method.</summary>
internal static class MachineReader
{
    /// <summary>Integers of more bits have more values than a machine has states.</summary>
    private const int MaxStateBits = 9;

    /// <summary>The largest number of cells of all layers of the network that Create makes, whose facts are stated; the constructor has no such limit.</summary>
    private const int MaxCells = 10_000_000;

    /// <summary>What is emitted for a machine; null if anything was reported, or if the source does not compile.</summary>
    public static MachineModel? Read(IMethodSymbol method, Compilation compilation, IProblemSink sink, SiteTable sites, CancellationToken cancellation)
    {
        AttributeData? attribute = AttributeNames.Find(method, AttributeNames.TuringMachine);
        if (attribute is null)
            return null;
        var reporter = new ProblemReporter(sink, sites);
        Location location = method.Locations.FirstOrDefault() ?? Location.None;
        if (AnnotatedMethod.Obstacle(method) is { } obstacle)
        {
            reporter.Report(RuleIds.NotACircuitMethod, location, method.Name, obstacle);
            return null;
        }

        if (!HasSignature(method))
        {
            reporter.Report(RuleIds.NotATransitionFunction, location, method.Name, "its signature is not 'static Transition<TState> " + method.Name + "(TState state, Symbol read, Arrival arrival)'");
            return null;
        }

        string className = AnnotatedMethod.ReadClassName(method, AttributeNames.TuringMachine, reporter);
        LoweringLimits limits = LimitReader.Read(attribute, method, reporter);
        (int inputs, int samples, int depth) = ReadSizes(attribute, method, reporter);
        var program = new ProgramReader(compilation, reporter, cancellation);
        ImmutableArray<MachineState> states = ReadStates(method, program, reporter, out bool hasNames);
        int halt = FindHalt(attribute, method, states, reporter);
        int index = program.IndexOf(method, []);
        IrProgram? read = program.Read();
        if (read is null)
            return null;
        return new MachineModel(
            MemberContexts.Of(method.ContainingType),
            MemberContexts.Keyword(method.DeclaredAccessibility),
            className,
            method.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat),
            method.GetDocumentationCommentId() ?? "",
            new MachineProgram(new CircuitProgram(read, index, limits, HasValidity: true), new EquatableArray<MachineState>(states), hasNames, halt),
            inputs,
            samples,
            depth,
            AttributeNames.Argument(attribute, "AutoClean") is true,
            AttributeNames.Argument(attribute, "CornerReadout") is true);
    }

    private static bool HasSignature(IMethodSymbol method) =>
        Transitions.IsTransition(method.ReturnType)
        && method.Parameters.Length == 3
        && method.Parameters.All(static parameter => parameter.RefKind == RefKind.None)
        && SymbolEqualityComparer.Default.Equals(method.Parameters[0].Type, ((INamedTypeSymbol)method.ReturnType).TypeArguments[0])
        && method.Parameters[1].Type.ToDisplayString() == "Learnability.Symbol"
        && method.Parameters[2].Type.ToDisplayString() == "Learnability.Arrival";

    private static (int Inputs, int Samples, int Depth) ReadSizes(AttributeData attribute, IMethodSymbol method, ProblemReporter reporter)
    {
        int inputs = Size("Inputs", 4, 1, 64);
        int samples = Size("Samples", 8, 1, 256);

        // Some hundred edges for each cell of each layer: they are counted in an int.
        int cells = (samples + 1) * (inputs + 2);
        return (inputs, samples, Size("Depth", 4096, inputs + samples + 1, MaxCells / Math.Max(1, cells)));

        int Size(string property, int otherwise, int least, int most)
        {
            int size = AttributeNames.Argument(attribute, property) as int? ?? otherwise;
            if (size < least || size > most)
            {
                string allowed = string.Format(CultureInfo.InvariantCulture, "{0} to {1}", least, most);
                reporter.Report(RuleIds.AttributeOutOfRange, AttributeNames.LocationOf(attribute, method), property, size.ToString(CultureInfo.InvariantCulture), allowed);
            }

            return size;
        }
    }

    /// <summary>The states, the one with the value 0 first: an enum's members, or all integers of the declared width.</summary>
    private static ImmutableArray<MachineState> ReadStates(IMethodSymbol method, ProgramReader program, ProblemReporter reporter, out bool hasNames)
    {
        IParameterSymbol parameter = method.Parameters[0];
        Location location = parameter.Locations.FirstOrDefault() ?? Location.None;
        var states = new List<MachineState>();
        hasNames = parameter.Type.TypeKind == TypeKind.Enum;
        if (hasNames)
        {
            var known = new HashSet<long>();
            foreach (IFieldSymbol member in parameter.Type.GetMembers().OfType<IFieldSymbol>())
            {
                if (member.ConstantValue is IConvertible value and not ulong && known.Add(value.ToInt64(CultureInfo.InvariantCulture)))
                    states.Add(new MachineState(member.Name, value.ToInt64(CultureInfo.InvariantCulture)));
            }
        }
        else if (program.Types.Read(parameter.Type).Type is IrIntegerType integer && DeclaredWidth.OfParameter(parameter, integer) is { Bits: > 0 and <= MaxStateBits } width)
        {
            long least = integer.IsSigned ? -(1L << (width.Bits - 1)) : 0;
            for (long value = least; value < least + (1L << width.Bits); value++)
                states.Add(new MachineState(value.ToString(CultureInfo.InvariantCulture), value));
        }
        else
        {
            reporter.Report(RuleIds.NotATransitionFunction, location, method.Name, "its states are neither an enum nor an integer with [Bits(1)] to [Bits(9)]");
            return [];
        }

        int start = states.FindIndex(static state => state.Value == 0);
        if (start < 0)
            reporter.Report(RuleIds.NotATransitionFunction, location, method.Name, "no state has the value 0, where the machine starts");
        else if (states.Count > TransitionTable.MaxStates)
            reporter.Report(RuleIds.NotATransitionFunction, location, method.Name, "it has " + states.Count.ToString(CultureInfo.InvariantCulture) + " states, more than 729");
        else
            (states[0], states[start]) = (states[start], states[0]);
        return [.. states];
    }

    private static int FindHalt(AttributeData attribute, IMethodSymbol method, ImmutableArray<MachineState> states, ProblemReporter reporter)
    {
        string? given = AttributeNames.Argument(attribute, "Halt") as string;
        string name = given ?? "Halt";
        for (int i = 0; i < states.Length; i++)
        {
            if (states[i].Name == name)
                return i;
        }

        if (given is not null && states.Length > 0)
            reporter.Report(RuleIds.AttributeOutOfRange, AttributeNames.LocationOf(attribute, method), "Halt", "\"" + given + "\"", "the name of a state");
        return -1;
    }
}
