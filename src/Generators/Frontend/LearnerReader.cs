using System.Linq;
using System.Threading;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Reads a [LearningAlgorithm] struct.</summary>
internal static class LearnerReader
{
    /// <summary>The name of the network that [Sgd] and [MetaAlgorithm] generate.</summary>
    public const string SgdNetwork = nameof(SgdNetwork);

    /// <summary>The name of the network that [NoisySgd] generates.</summary>
    public const string NoisySgdNetwork = nameof(NoisySgdNetwork);

    /// <summary>What is emitted for a learner; null if anything was reported, or if the source does not compile.</summary>
    public static LearnerModel? Read(INamedTypeSymbol learner, Compilation compilation, IProblemSink sink, SiteTable sites, CancellationToken cancellation)
    {
        AttributeData? attribute = AttributeNames.Find(learner, AttributeNames.LearningAlgorithm);
        if (attribute is null || learner.TypeKind != TypeKind.Struct)
            return null;
        var reporter = new ProblemReporter(sink, sites);
        Location location = learner.Locations.FirstOrDefault() ?? Location.None;
        if (!MemberContexts.RequireReopenable(learner, reporter))
            return null;

        var program = new ProgramReader(compilation, reporter, cancellation);
        LoweringLimits limits = LimitReader.Read(attribute, learner, reporter);
        LearnerMemory.Check(learner, program);
        LearnerMembers members = LearnerMembers.Find(learner, reporter);
        LearnerInput? input = LearnerInput.Read(learner, attribute, members.Inputs, program);
        SgdModel? sgd = TrainingReader.ReadSgd(learner, members, reporter);
        NoisySgdModel? noisySgd = TrainingReader.ReadNoisySgd(learner, reporter);
        if (sgd is not null)
            MemberContexts.CheckName(learner, SgdNetwork, reporter);
        if (noisySgd is not null)
            MemberContexts.CheckName(learner, NoisySgdNetwork, reporter);
        if (members.Learn is null || members.Predict is null || input is null)
            return null;

        int learn = program.IndexOf(members.Learn, []);
        int predict = program.IndexOf(members.Predict, []);
        int knows = members.Knows is { } knowsMethod ? program.IndexOf(knowsMethod, []) : -1;
        int done = members.Done?.GetMethod is { } doneGetter ? program.IndexOf(doneGetter, []) : -1;
        IrProgram? read = program.Read();
        if (read is null || program.Types.Read(learner).Type is not IrStructType memory)
            return null;
        if (AttributeNames.Find(learner, AttributeNames.StatisticalQueries) is not null)
            reporter.Report(RuleIds.NameClash, location, learner.Name, "a struct is a [LearningAlgorithm] or a method by [StatisticalQueries], not both");
        EquatableArray<BatchTrainingModel> batchTrainings =
            new BatchTrainingReader(learner, compilation, reporter, cancellation).ReadForLearner(input.Bits, members.UsesCoin);
        if (reporter.HasFailed)
            return null;
        if (memory.Fields.Count == 0 && sgd is not null)
        {
            reporter.Report(RuleIds.MissingMember, location, learner.Name, "memory", "private bool _label;");
            return null;
        }

        return new LearnerModel(
            MemberContexts.Of(learner),
            learner.Name,
            ValueModelReader.Read(members.Predict.Parameters[0].Type, input.DeclaredBits, learner, compilation),
            ValueModelReader.Read(learner, 0, learner, compilation),
            new LearnerProgram(learner.Name, memory, read, learn, predict, knows, done, input.Bits, members.UsesCoin, limits),
            sgd,
            noisySgd,
            batchTrainings);
    }
}
