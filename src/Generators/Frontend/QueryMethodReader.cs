using System.Globalization;
using System.Threading;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Models;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Reads a [StatisticalQueries] struct.</summary>
internal static class QueryMethodReader
{

    /// <summary>What is emitted for a method; null if anything was reported, or if the source does not compile.</summary>
    public static QueryMethodModel? Read(INamedTypeSymbol method, Compilation compilation, IProblemSink sink, SiteTable sites, CancellationToken cancellation)
    {
        AttributeData? attribute = AttributeNames.Find(method, AttributeNames.StatisticalQueries);
        if (attribute is null || method.TypeKind != TypeKind.Struct)
            return null;

        // A struct that is both is reported as a learning algorithm.
        if (AttributeNames.Find(method, AttributeNames.LearningAlgorithm) is not null)
            return null;
        var reporter = new ProblemReporter(sink, sites);
        if (!MemberContexts.RequireReopenable(method, reporter))
            return null;
        QueryOptions options = QueryOptions.Read(attribute, method, reporter);
        QueryReading? reading = ReadMethod(method, attribute, compilation, reporter, cancellation);
        EquatableArray<BatchTrainingModel> trainings = reading is null
            ? EquatableArray<BatchTrainingModel>.Empty
            : new BatchTrainingReader(method, compilation, reporter, cancellation).ReadForQueries(options, reading);
        ValueModel memory = ValueModelReader.Read(method, 0, method, compilation);
        if (reading is null || reporter.HasFailed)
            return null;
        if (memory.Leaves.Count == 0)
        {
            string type = method.ToDisplayString(SymbolDisplayFormat.CSharpErrorMessageFormat);
            reporter.Report(RuleIds.UnsupportedType, MemberFinder.LocationOf(method), type, "the memory of a method by queries needs at least one field, and at most 4096 integers");
            return null;
        }

        return new QueryMethodModel(
            MemberContexts.Of(method),
            method.Name,
            ValueModelReader.Read(reading.Members.Predict!.Parameters[0].Type, reading.Input.DeclaredBits, method, compilation),
            memory,
            reading.Begin >= 0,
            reading.RandomType,
            trainings);
    }

    /// <summary>Reads the methods of a struct, a user's or that of a sample extraction, into one program.</summary>
    public static QueryReading? ReadMethod(
        INamedTypeSymbol method, AttributeData attribute, Compilation compilation, ProblemReporter reporter, CancellationToken cancellation)
    {
        var program = new ProgramReader(compilation, reporter, cancellation);
        LoweringLimits limits = LimitReader.Read(attribute, method, reporter);
        LearnerMemory.Check(method, program);
        QueryMembers members = QueryMembers.Find(method, reporter);
        LearnerInput? input = LearnerInput.Read(method, attribute, [members.Query?.Parameters[2], members.Predict?.Parameters[0]], program);
        if (members.Query is null || members.Receive is null || members.Predict is null || input is null)
            return null;
        int query = program.IndexOf(members.Query, []);
        int receive = program.IndexOf(members.Receive, []);
        int begin = members.Begin is { } beginMethod ? program.IndexOf(beginMethod, []) : -1;
        int predict = program.IndexOf(members.Predict, []);
        IrProgram? read = program.Read();
        if (read is null || program.Types.Read(method).Type is not IrStructType memory)
            return null;
        int randomBits = 0;
        if (members.UsesRandomBits)
        {
            IrVariable random = read.Methods[receive].Variables[3];
            randomBits = random.DeclaredBits > 0 ? random.DeclaredBits : ((IrIntegerType)random.Type).Width;
        }

        string randomType = members.UsesRandomBits ? members.Receive.Parameters[3].Type.ToDisplayString() : "";
        return new QueryReading(method.Name, memory, read, members, input, query, receive, begin, predict, randomBits, randomType, limits);
    }
}

/// <summary>The program of a method by queries, before it is known in which units answers come.</summary>
internal sealed record QueryReading(
    string Name,
    IrStructType Memory,
    IrProgram Program,
    QueryMembers Members,
    LearnerInput Input,
    int Query,
    int Receive,
    int Begin,
    int Predict,
    int RandomBits,
    string RandomType,
    LoweringLimits Limits)
{
    /// <summary>The program for the units of a plan.</summary>
    public QueryProgram WithUnits(QueryPlan plan) => new(
        Name, Memory, Program, Query, Receive, Begin, Predict, Input.Bits, plan.Width, plan.Rounds, plan.UnitsPerOne, plan.MaxUnits, RandomBits, plan.Kind, Limits);
}

/// <summary>What [StatisticalQueries] says.</summary>
internal sealed record QueryOptions(int Rounds, int Width, double Tolerance, double Confidence, QueryKind Kind, bool IsBeyondStatisticalQueries)
{
    private const int MaxCount = 1 << 24;

    public static QueryOptions Read(AttributeData attribute, ISymbol carrier, ProblemReporter reporter)
    {
        Location at = AttributeNames.LocationOf(attribute, carrier);
        int rounds = AttributeNames.Argument(attribute, "Rounds") as int? ?? 1;
        int width = AttributeNames.Argument(attribute, "Width") as int? ?? 1;
        double tolerance = AttributeNames.Argument(attribute, "Tolerance") as double? ?? 0.125;
        double confidence = AttributeNames.Argument(attribute, "Confidence") as double? ?? 0.9;
        int kind = AttributeNames.Argument(attribute, "Kind") as int? ?? 0;
        RequireCount("Rounds", rounds, MaxCount);
        RequireCount("Width", width, 1 << 16);
        RequireShare("Tolerance", tolerance);
        RequireShare("Confidence", confidence);
        if (kind is < 0 or > 1)
            reporter.Report(RuleIds.AttributeOutOfRange, at, "Kind", Text(kind), "Statistical or Alternating");
        return new QueryOptions(rounds, width, tolerance, confidence, (QueryKind)kind, AttributeNames.Argument(attribute, "IsBeyondStatisticalQueries") as bool? ?? false);

        void RequireCount(string name, int value, int maximum)
        {
            if (value < 1 || value > maximum)
                reporter.Report(RuleIds.AttributeOutOfRange, at, name, Text(value), "1 to " + Text(maximum));
        }

        void RequireShare(string name, double value)
        {
            if (!(value > 0 && value < 1))
                reporter.Report(RuleIds.AttributeOutOfRange, at, name, value.ToString("R", CultureInfo.InvariantCulture), "more than 0 and less than 1");
        }
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
