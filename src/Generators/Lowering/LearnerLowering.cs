using System.Collections.Generic;
using System.Threading;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Execution;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering;

/// <summary>Lowers a [LearningAlgorithm] to its circuits over memory, input, label and coin.</summary>
internal static class LearnerLowering
{
    /// <summary>Returns the circuits, or null after reporting what is wrong.</summary>
    public static LearnerCircuits? Lower(LearnerProgram learner, IProblemSink sink, CancellationToken cancellation)
    {
        Circuit? learn = LowerMethod(learner, learner.Learn, sink, cancellation);
        Circuit? predict = LowerMethod(learner, learner.Predict, sink, cancellation);
        Circuit? knows = learner.Knows < 0 ? null : LowerMethod(learner, learner.Knows, sink, cancellation);
        Circuit? done = learner.Done < 0 ? null : LowerMethod(learner, learner.Done, sink, cancellation);
        if (learn is null || predict is null || (learner.Knows >= 0 && knows is null) || (learner.Done >= 0 && done is null))
            return null;
        return new LearnerCircuits
        {
            Name = learner.Name,
            InputBits = learner.InputBits,
            MemoryBits = TypeLayout.CountBits(learner.Memory, 0),
            UsesCoin = learner.UsesCoin,
            Learn = learn,
            Predict = predict,
            Knows = knows is not null && done is not null ? Either(learner, knows, done) : knows ?? done,
        };
    }

    /// <summary>Ports: each field of the memory, x, and for Learn the label y and the coin. Outputs: the next memory, or the answer.</summary>
    private static Circuit? LowerMethod(LearnerProgram learner, int index, IProblemSink sink, CancellationToken cancellation)
    {
        IrMethod method = learner.Program.Methods[index];
        var context = new LoweringContext(learner.Limits, sink, cancellation);
        bool isLearn = index == learner.Learn;
        try
        {
            var memoryBits = new List<Literal>();
            foreach (IrField field in learner.Memory.Fields)
                memoryBits.AddRange(context.Builder.AddInputPort(field.Name, TypeLayout.CountBits(field.Type, field.DeclaredBits)));
            int position = 0;
            SymbolicValue memory = TypeLayout.Read(learner.Memory, 0, [.. memoryBits], ref position);
            SymbolicValue?[] arguments = AddArguments(context.Builder, learner, method, isLearn);

            SymbolicExecutor.Outcome outcome = new SymbolicExecutor(learner.Program, context).Run(index, memory, arguments);
            context.CountStep(method.Site);
            if (context.HasFailed)
                return null;
            if (isLearn)
                AddMemoryOutputs(context.Builder, learner.Memory, (AggregateValue)outcome.Receiver!);
            else
                context.Builder.AddOutputPort("answer", [((ScalarValue)outcome.Result!).Truth]);
            context.CountStep(method.Site);
            return context.Builder.Build();
        }
        catch (LoweringAbortedException)
        {
            return null;
        }
    }

    private static SymbolicValue?[] AddArguments(CircuitBuilder builder, LearnerProgram learner, IrMethod method, bool isLearn)
    {
        Literal[] x = builder.AddInputPort("x", learner.InputBits);
        Literal[] y = isLearn ? builder.AddInputPort("y", 1) : [];
        Literal[] coin = isLearn && learner.UsesCoin ? builder.AddInputPort("coin", 1) : [];
        var arguments = new SymbolicValue?[method.Parameters.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            int position = 0;
            arguments[i] = i switch
            {
                0 => TypeLayout.Read(method.Variables[0].Type, learner.InputBits, x, ref position),
                1 => ScalarValue.OfBoolean(y[0]),
                _ => ScalarValue.OfBoolean(coin[0]),
            };
        }

        return arguments;
    }

    private static void AddMemoryOutputs(CircuitBuilder builder, IrStructType memory, AggregateValue value)
    {
        for (int i = 0; i < memory.Fields.Count; i++)
        {
            var bits = new List<Literal>();
            TypeLayout.Write(value.Parts[i], memory.Fields[i].DeclaredBits, bits);
            builder.AddOutputPort(memory.Fields[i].Name, bits.ToArray());
        }
    }

    /// <summary>An input is answered if it is known or learning is over.</summary>
    private static Circuit Either(LearnerProgram learner, Circuit knows, Circuit done)
    {
        var builder = new CircuitBuilder();
        var inputs = new List<Literal>();
        foreach (CircuitPort port in knows.InputPorts)
            inputs.AddRange(builder.AddInputPort(port.Name, port.Width));
        Literal[] all = [.. inputs];
        Literal either = builder.Or(builder.Instantiate(knows, all)[0], builder.Instantiate(done, all)[0]);
        builder.AddOutputPort("answer", [either]);
        return builder.Build();
    }
}
