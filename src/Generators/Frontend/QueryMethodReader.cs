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
        QueryReading? reading = ReadMethod(method, attribute, options.Scale > 0, compilation, reporter, cancellation);
        if (reading?.Members.Done is { } done && AttributeNames.Argument(attribute, "Rounds") is null)
            reporter.Report(RuleIds.RoundsWithoutBound, MemberFinder.LocationOf(done));
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
            reading.Done >= 0,
            reading.RandomType,
            trainings);
    }

    /// <summary>Reads the methods of a struct, a user's or that of a sample extraction, into one program.</summary>
    public static QueryReading? ReadMethod(
        INamedTypeSymbol method, AttributeData attribute, bool isScaled, Compilation compilation, ProblemReporter reporter, CancellationToken cancellation)
    {
        var program = new ProgramReader(compilation, reporter, cancellation);
        LoweringLimits limits = LimitReader.Read(attribute, method, reporter);
        LearnerMemory.Check(method, program);
        QueryMembers members = QueryMembers.Find(method, isScaled, reporter);
        LearnerInput? input = LearnerInput.Read(method, attribute, [members.Query?.Parameters[2], members.Predict?.Parameters[0]], program);
        if (members.Query is null || members.Receive is null || members.Predict is null || input is null)
            return null;
        if (!QueryPurity.Check(members, program))
            return null;

        // Queries that do not depend on answers may also be static.
        MemberFinder.RequireReadOnly(members.Query, members.Query.IsReadOnly || members.Query.IsStatic, reporter);
        int query = program.IndexOf(members.Query, []);
        int receive = program.IndexOf(members.Receive, []);
        int begin = members.Begin is { } beginMethod ? program.IndexOf(beginMethod, []) : -1;
        int predict = program.IndexOf(members.Predict, []);
        int done = members.Done?.GetMethod is { } doneGetter ? program.IndexOf(doneGetter, []) : -1;
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
        return new QueryReading(method.Name, memory, read, members, input, query, receive, begin, predict, done, randomBits, randomType, limits);
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
    int Done,
    int RandomBits,
    string RandomType,
    LoweringLimits Limits)
{
    /// <summary>The program for the units of a plan.</summary>
    public QueryProgram WithUnits(QueryPlan plan) => new(
        Name, Memory, Program, Query, Receive, Begin, Predict, Done, Input.Bits, plan.Width / plan.Copies, plan.Rounds, plan.UnitsPerOne, plan.MaxUnits, RandomBits, plan.Kind, Limits)
    {
        Scale = plan.Scale,
        Digits = plan.Digits,
        IsSigned = plan.IsSigned,
    };

    /// <summary>The digits of a query's magnitude, and whether it may be negative: as its type, [return: Bits(n)] and Scale say.</summary>
    public (int Digits, bool IsSigned) CountDigits(int scale)
    {
        if (scale == 0)
            return (1, false);
        IrMethod query = Program.Methods[Query];
        var type = (IrIntegerType)query.ReturnType;
        int width = query.ReturnBits > 0 ? query.ReturnBits : type.Width;
        return (System.Math.Min(width, QueryMethodCircuits.BitLength(scale)), type.IsSigned);
    }
}
