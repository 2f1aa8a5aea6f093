using System;
using System.Collections.Generic;
using System.Threading;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Execution;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering;

/// <summary>Lowers a [StatisticalQueries] method to its circuits.</summary>
internal sealed class QueryMethodLowering(QueryProgram method, IProblemSink sink, CancellationToken cancellation)
{
    private int RoundBits => QueryMethodCircuits.BitLength(method.Rounds - 1);

    private int UnitBits => QueryMethodCircuits.BitLength(method.MaxUnits);

    /// <summary>Returns the circuits, or null after reporting what is wrong.</summary>
    public static QueryMethodCircuits? Lower(QueryProgram method, IProblemSink sink, CancellationToken cancellation) =>
        new QueryMethodLowering(method, sink, cancellation).Lower();

    private QueryMethodCircuits? Lower()
    {
        Circuit? query = LowerQuery();
        Circuit? receive = LowerReceive();
        Circuit? begin = method.Begin < 0 ? null : LowerBegin();
        Circuit? predict = LowerPredict();
        if (query is null || receive is null || predict is null || (method.Begin >= 0 && begin is null))
            return null;
        return new QueryMethodCircuits
        {
            Name = method.Name,
            MemoryBits = TypeLayout.CountBits(method.Memory, 0),
            RoundBits = RoundBits,
            UnitBits = UnitBits,
            Query = query,
            Receive = receive,
            Begin = begin,
            Predict = predict,
        };
    }

    /// <summary>All queries of a round share one circuit: index is known, the round is an input.</summary>
    private Circuit? LowerQuery() => Build(context =>
    {
        SymbolicValue memory = AddMemory(context.Builder);
        ScalarValue round = AddRound(context.Builder);
        SymbolicValue x = AddInput(context.Builder, method.Query, 2);
        var y = ScalarValue.OfBoolean(context.Builder.AddInputPort("y", 1)[0]);
        SymbolicValue? receiver = method.Program.Methods[method.Query].ReceiverType is null ? null : memory;
        Literal asks = !LowerDone(context, memory);
        var answers = new List<Literal>();
        for (int index = 0; index < method.Width; index++)
        {
            SymbolicValue?[] arguments = [round, ScalarValue.OfConstant(IrType.Int32, index), x, y];
            SymbolicExecutor.Outcome outcome = new SymbolicExecutor(method.Program, context).Run(method.Query, receiver, arguments);
            context.CountStep(method.Program.Methods[method.Query].Site);
            if (context.HasFailed)
                return;
            var answer = (ScalarValue)outcome.Result!;
            foreach (Literal digit in method.Scale == 0 ? [answer.Truth] : QueryDigits.Split(method, answer, context))
                answers.Add(context.Builder.And(asks, digit));
        }

        if (!context.HasFailed)
            context.Builder.AddOutputPort("answers", [.. answers]);
    });

    /// <summary>Whether the method wants no more answers; false for one that does not say so.</summary>
    private Literal LowerDone(LoweringContext context, SymbolicValue memory) => method.Done < 0
        ? Literal.False
        : new SymbolicExecutor(method.Program, context).Run(method.Done, memory, []).Result is ScalarValue done ? done.Truth : Literal.False;

    private Circuit? LowerReceive() => Build(context =>
    {
        SymbolicValue memory = AddMemory(context.Builder);
        ScalarValue round = AddRound(context.Builder);
        IrMethod receive = method.Program.Methods[method.Receive];
        var units = new SymbolicValue[method.Width];
        for (int i = 0; i < units.Length; i++)
            units[i] = AddAnswer(context.Builder, i);
        var arguments = new List<SymbolicValue?>
        {
            round,
            new AggregateValue(receive.Variables[1].Type, units),
            ScalarValue.OfConstant(IrType.Int32, method.UnitsPerOne * Math.Max(1, method.Scale)),
        };
        if (method.RandomBits > 0)
            arguments.Add(AddInput(context.Builder, method.Receive, 3, "random", method.RandomBits));
        Literal done = LowerDone(context, memory);
        AddMemoryOutputs(context, new SymbolicExecutor(method.Program, context).Run(method.Receive, memory, [.. arguments]), receive, memory, done);
    });

    /// <summary>The answer to a query in units: one number from the method's inputs, or the sum of those to its digits.</summary>
    private ScalarValue AddAnswer(CircuitBuilder builder, int query)
    {
        int copies = method.BinaryQueries / method.Width;
        var digits = new ScalarValue[copies];
        for (int copy = 0; copy < copies; copy++)
        {
            string name = "units" + ((query * copies) + copy).ToString(System.Globalization.CultureInfo.InvariantCulture);
            digits[copy] = AddNumber(builder, name, UnitBits, IrType.Int32, method.MaxUnits);
        }

        return method.Scale == 0 ? digits[0] : QueryDigits.Join(method, digits, builder);
    }

    private Circuit? LowerBegin() => Build(context =>
    {
        SymbolicValue random = AddInput(context.Builder, method.Begin, 0, "random", 64);
        SymbolicExecutor.Outcome outcome = new SymbolicExecutor(method.Program, context).Run(method.Begin, TypeLayout.Default(method.Memory), [random]);
        AddMemoryOutputs(context, outcome, method.Program.Methods[method.Begin]);
    });

    private Circuit? LowerPredict() => Build(context =>
    {
        SymbolicValue memory = AddMemory(context.Builder);
        SymbolicValue x = AddInput(context.Builder, method.Predict, 0);
        SymbolicExecutor.Outcome outcome = new SymbolicExecutor(method.Program, context).Run(method.Predict, memory, [x]);
        context.CountStep(method.Program.Methods[method.Predict].Site);
        if (!context.HasFailed)
            context.Builder.AddOutputPort("answer", [((ScalarValue)outcome.Result!).Truth]);
    });

    private Circuit? Build(Action<LoweringContext> lower)
    {
        var context = new LoweringContext(method.Limits, sink, cancellation);
        try
        {
            lower(context);
            return context.HasFailed ? null : context.Builder.Build();
        }
        catch (LoweringAbortedException)
        {
            return null;
        }
    }

    private SymbolicValue AddMemory(CircuitBuilder builder)
    {
        var bits = new List<Literal>();
        foreach (IrField field in method.Memory.Fields)
            bits.AddRange(builder.AddInputPort(field.Name, TypeLayout.CountBits(field.Type, field.DeclaredBits)));
        int position = 0;
        return TypeLayout.Read(method.Memory, 0, [.. bits], ref position);
    }

    private ScalarValue AddRound(CircuitBuilder builder) => AddNumber(builder, "round", RoundBits, IrType.Int32, method.Rounds - 1);

    private SymbolicValue AddInput(CircuitBuilder builder, int index, int parameter, string name = "x", int bits = 0)
    {
        int width = bits == 0 ? method.InputBits : bits;
        int position = 0;
        return TypeLayout.Read(method.Program.Methods[index].Variables[parameter].Type, width, builder.AddInputPort(name, width), ref position);
    }

    /// <summary>A number from 0 to a maximum, in as many bits as that needs.</summary>
    private static ScalarValue AddNumber(CircuitBuilder builder, string name, int width, IrIntegerType type, int maximum)
    {
        Literal[] port = builder.AddInputPort(name, width);
        var bits = new Literal[type.Width];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = i < width ? port[i] : Literal.False;
        return ScalarValue.Create(type, bits, new ValueRange(0, maximum));
    }

    private void AddMemoryOutputs(LoweringContext context, SymbolicExecutor.Outcome outcome, IrMethod from, SymbolicValue? before = null, Literal keeps = default)
    {
        context.CountStep(from.Site);
        if (context.HasFailed)
            return;
        var value = (AggregateValue)outcome.Receiver!;
        for (int i = 0; i < method.Memory.Fields.Count; i++)
        {
            var bits = new List<Literal>();
            TypeLayout.Write(value.Parts[i], method.Memory.Fields[i].DeclaredBits, bits);
            if (before is not null && keeps != Literal.False)
            {
                var kept = new List<Literal>();
                TypeLayout.Write(((AggregateValue)before).Parts[i], method.Memory.Fields[i].DeclaredBits, kept);
                for (int bit = 0; bit < bits.Count; bit++)
                    bits[bit] = context.Builder.Mux(keeps, kept[bit], bits[bit]);
            }

            context.Builder.AddOutputPort(method.Memory.Fields[i].Name, bits.ToArray());
        }

        context.CountStep(from.Site);
    }
}
