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

/// <summary>Reads a [MetaAlgorithm] type, and the learning algorithms that it lists.</summary>
internal static class MetaAlgorithmReader
{
    /// <summary>What is emitted for a metaalgorithm; null if anything was reported, or if the source does not compile.</summary>
    /// <param name="type">The type that carries the attribute.</param>
    /// <param name="compilation">The compilation.</param>
    /// <param name="sink">Where its own problems are reported.</param>
    /// <param name="memberSink">Where problems of its members are reported, each of which is reported at the member too.</param>
    /// <param name="sites">Where its own sites are noted.</param>
    /// <param name="cancellation">Cancels the work.</param>
    public static MetaAlgorithmModel? Read(
        INamedTypeSymbol type, Compilation compilation, IProblemSink sink, IProblemSink memberSink, SiteTable sites, CancellationToken cancellation)
    {
        if (AttributeNames.Find(type, AttributeNames.MetaAlgorithm) is not { } attribute)
            return null;
        var reporter = new ProblemReporter(sink, sites);
        Location at = AttributeNames.LocationOf(attribute, type);
        CheckType(type, at, reporter);
        MetaAlgorithmOptions? options = ReadOptions(attribute, at, reporter);
        LoweringLimits limits = LimitReader.Read(attribute, type, reporter);
        NoisySgdModel? noisySgd = options is null ? null : ReadNoisySgd(type, options, at, reporter);
        List<MetaAlgorithmMemberModel> members = ReadMembers(attribute, at, compilation, reporter, memberSink, cancellation);
        RequireSameInput(members, reporter);
        if (reporter.HasFailed || options is null)
            return null;

        IEnumerable<MetaAlgorithmMemberProgram> programs = members.Select(member =>
            new MetaAlgorithmMemberProgram(member.Learner.Program, (SgdMode)(member.Learner.Sgd?.Mode ?? 0), sites.Add(member.At)));
        return new MetaAlgorithmModel(
            MemberContexts.Of(type),
            members[0].Learner.Input,
            members.Select(static member => member.Learner.Memory.CSharpType).ToEquatableArray(),
            new MetaAlgorithmProgram(type.Name, programs.ToEquatableArray(), options, limits.MaxGates),
            noisySgd);
    }

    private static void CheckType(INamedTypeSymbol type, Location at, ProblemReporter reporter)
    {
        Location location = type.Locations.FirstOrDefault() ?? Location.None;
        if (MemberContexts.Obstacle(type) is { } obstacle)
            reporter.Report(RuleIds.NotACircuitMethod, location, type.Name, obstacle.Why);
        else if (MemberContexts.FirstNotPartial(type) is { } sealedType)
            reporter.Report(RuleIds.NotPartial, sealedType.Locations.FirstOrDefault() ?? location, sealedType.Name);
        if (AttributeNames.Find(type, AttributeNames.LearningAlgorithm) is not null)
            reporter.Report(RuleIds.NameClash, at, LearnerReader.SgdNetwork, "put [MetaAlgorithm] on a type of its own");
        MemberContexts.CheckName(type, LearnerReader.SgdNetwork, reporter);
    }

    private static MetaAlgorithmOptions? ReadOptions(AttributeData attribute, Location at, ProblemReporter reporter)
    {
        var options = new MetaAlgorithmOptions(
            AttributeNames.Argument(attribute, nameof(MetaAlgorithmOptions.StepBudget)) as int? ?? 0,
            AttributeNames.Argument(attribute, nameof(MetaAlgorithmOptions.ValidationSamples)) as int? ?? 0,
            (MetaAlgorithmSchedule)(AttributeNames.Argument(attribute, nameof(MetaAlgorithmOptions.Schedule)) as int? ?? 0));
        if (options.FindProblem() is not var (property, value, allowed))
            return options;
        reporter.Report(RuleIds.AttributeOutOfRange, at, property, value.ToString(CultureInfo.InvariantCulture), allowed);
        return null;
    }

    /// <summary>Remark 18: under noise the number of samples must be bounded, and all are stored, whatever they are for.</summary>
    private static NoisySgdModel? ReadNoisySgd(INamedTypeSymbol type, MetaAlgorithmOptions options, Location at, ProblemReporter reporter)
    {
        if (TrainingReader.ReadNoisySgd(type, reporter) is not { } noisySgd)
            return null;
        MemberContexts.CheckName(type, LearnerReader.NoisySgdNetwork, reporter);
        IReadOnlyList<MetaAlgorithmRound> rounds = MetaAlgorithmRound.Plan(options);
        int total = rounds[rounds.Count - 1].End;
        if (options.IsDoubling)
        {
            reporter.Report(RuleIds.AttributeOutOfRange, at, nameof(MetaAlgorithmOptions.Schedule), options.Schedule.ToString(), "Once, together with [NoisySgd]");
        }
        else if (noisySgd.Samples >= 1 && noisySgd.Samples != total)
        {
            Location place = AttributeNames.LocationOf(AttributeNames.Find(type, AttributeNames.NoisySgd)!, type);
            string allowed = total.ToString(CultureInfo.InvariantCulture) + ", all that train and compare the members of the metaalgorithm";
            reporter.Report(RuleIds.AttributeOutOfRange, place, nameof(NoisySgdModel.Samples), noisySgd.Samples.ToString(CultureInfo.InvariantCulture), allowed);
        }

        return noisySgd;
    }

    private static List<MetaAlgorithmMemberModel> ReadMembers(
        AttributeData attribute, Location at, Compilation compilation, ProblemReporter reporter, IProblemSink memberSink, CancellationToken cancellation)
    {
        var read = new List<MetaAlgorithmMemberModel>();
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        TypedConstant list = attribute.ConstructorArguments.FirstOrDefault();
        ImmutableArray<TypedConstant> listed = list.Kind == TypedConstantKind.Array && !list.IsNull ? list.Values : [];
        if (listed.IsEmpty)
            reporter.Report(RuleIds.NoMember, at);
        for (int i = 0; i < listed.Length; i++)
        {
            Location place = AttributeNames.LocationOfElement(attribute, i, listed.Length) ?? at;
            if (listed[i].Value is not INamedTypeSymbol { TypeKind: not TypeKind.Error } type)
            {
                // A type that does not exist is an error of the compiler's.
                if (listed[i].Value is ITypeSymbol { TypeKind: TypeKind.Error })
                    reporter.Fail();
                else
                    reporter.Report(RuleIds.NotAMember, place, (listed[i].Value as ITypeSymbol)?.ToDisplayString() ?? "null", "it is no [LearningAlgorithm] struct");
            }
            else if (FindObstacle(type, compilation, seen) is { } obstacle)
            {
                reporter.Report(RuleIds.NotAMember, place, type.Name, obstacle);
            }
            else if (LearnerReader.Read(type, compilation, memberSink, new SiteTable(), cancellation) is { } learner)
            {
                read.Add(new MetaAlgorithmMemberModel(learner, place));
            }
            else
            {
                reporter.Fail();
            }
        }

        return read;
    }

    private static string? FindObstacle(INamedTypeSymbol type, Compilation compilation, HashSet<ISymbol> seen)
    {
        if (AttributeNames.Find(type, AttributeNames.LearningAlgorithm) is null)
            return "it is no [LearningAlgorithm] struct";
        if (!type.DeclaringSyntaxReferences.Any(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree)))
            return "its source is in another project: move it into this one";
        return seen.Add(type) ? null : "it is listed twice, and would be trained twice for the same result";
    }

    private static void RequireSameInput(List<MetaAlgorithmMemberModel> members, ProblemReporter reporter)
    {
        foreach (MetaAlgorithmMemberModel member in members.Skip(1))
        {
            if (!member.Learner.Input.Equals(members[0].Learner.Input))
                reporter.Report(RuleIds.MembersDisagree, member.At, member.Learner.Name, Describe(member), members[0].Learner.Name, Describe(members[0]));
        }
    }

    private static string Describe(MetaAlgorithmMemberModel member)
    {
        int bits = member.Learner.Program.InputBits;
        return string.Format(CultureInfo.InvariantCulture, "{0} bit{1} in {2}", bits, bits == 1 ? "" : "s", member.Learner.Input.CSharpType.Replace("global::", ""));
    }

    /// <summary>A member and where it is listed.</summary>
    private sealed record MetaAlgorithmMemberModel(LearnerModel Learner, Location At);
}
