using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The metaalgorithm: a learning algorithm that trains several others in parallel, cuts each off at its budget, counts their mistakes on fresh samples and
/// answers with the best.
/// </summary>
/// <remarks>
/// <para>
/// Abbe &amp; Sandon, Remark 16 (train all, compare on fresh samples) and Remark 17 (again on 1, 2, 4, … samples). The paper lists all algorithms of at most
/// log log n bits, and interrupts those that take too long on a sample; here the members are given, and their circuits bound the time. As it is a learning
/// algorithm itself, <see cref="SgdEmulation"/> emulates it as any other.
/// </para>
/// <para>
/// A member that says what it knows is not trained on that, as in a network of its own. Of members with equally few mistakes the first is chosen.
/// </para>
/// </remarks>
public static class MetaAlgorithm
{
    /// <summary>Builds the circuit of one step of the network, for <see cref="SgdEmulationNetwork"/>.</summary>
    /// <param name="name">The metaalgorithm's name.</param>
    /// <param name="members">The members, at least one, with equally many input bits.</param>
    /// <param name="options">The budgets.</param>
    /// <exception cref="ArgumentException">The members or the budgets are not as stated.</exception>
    public static MetaAlgorithmCircuits Build(string name, IReadOnlyList<MetaAlgorithmMember> members, MetaAlgorithmOptions options)
    {
        LearnerCircuits learner = BuildLearner(name, members, options);
        MetaAlgorithmLayout layout = GetLayout(members, options);
        Circuit step = options.Schedule == MetaAlgorithmSchedule.PerfectSquares
            ? PerfectSquareSteps.Build(learner, layout)
            : SgdEmulation.BuildStep(learner, SgdMode.Guessing);
        return new MetaAlgorithmCircuits(step, layout, learner);
    }

    /// <summary>
    /// Builds the metaalgorithm as a learning algorithm, without the progress of perfect squares: Learn trains or compares, Predict is the answer of the member
    /// chosen, and Knows says whether all rounds are over.
    /// </summary>
    private static LearnerCircuits BuildLearner(string name, IReadOnlyList<MetaAlgorithmMember> members, MetaAlgorithmOptions options)
    {
        MetaAlgorithmLayout layout = GetLayout(members, options);
        int inputs = members[0].Circuits.InputBits;
        bool usesCoin = false;
        foreach (MetaAlgorithmMember member in members)
        {
            member.Circuits.Validate();
            if (member.Circuits.InputBits != inputs)
            {
                throw new ArgumentException(
                    $"The member '{member.Circuits.Name}' has {member.Circuits.InputBits} input bits, but '{members[0].Circuits.Name}' has {inputs}.", nameof(members));
            }

            usesCoin |= member.Circuits.UsesCoin;
        }

        return new LearnerCircuits
        {
            Name = name,
            InputBits = inputs,
            MemoryBits = layout.LearnerBits,
            UsesCoin = usesCoin,
            Learn = BuildLearn(members, layout, usesCoin),
            Predict = BuildPredict(members, layout),
            Knows = BuildIsSettled(layout, inputs),

            // Between rounds there is an answer already, though there is more to learn.
            AnswersOnRequest = options.IsDoubling,
        };
    }

    private static MetaAlgorithmLayout GetLayout(IReadOnlyList<MetaAlgorithmMember> members, MetaAlgorithmOptions options)
    {
        ArgumentNullException.ThrowIfNull(members);
        var bits = new int[members.Count];
        for (int i = 0; i < bits.Length; i++)
            bits[i] = members[i].Circuits.MemoryBits;
        return new MetaAlgorithmLayout(bits, options);
    }

    private static Circuit BuildLearn(IReadOnlyList<MetaAlgorithmMember> members, MetaAlgorithmLayout layout, bool usesCoin)
    {
        var builder = new CircuitBuilder();
        Literal[] memory = builder.AddInputPort("memory", layout.LearnerBits);
        Literal[] x = builder.AddInputPort("x", members[0].Circuits.InputBits);
        Literal y = builder.AddInputPort("y", 1)[0];
        Literal coin = usesCoin ? builder.AddInputPort("coin", 1)[0] : Literal.False;
        Phase phase = FindPhase(builder, layout, memory);
        Literal[] next = [.. memory];

        var mistakes = new Literal[members.Count][];
        for (int k = 0; k < members.Count; k++)
        {
            LearnerCircuits circuits = members[k].Circuits;
            Span<Literal> own = memory.AsSpan(layout.MemberOffsets[k], circuits.MemoryBits);
            Literal predicted = builder.Instantiate(circuits.Predict, [.. own, .. x])[0];
            Literal[] learned = builder.Instantiate(circuits.Learn, circuits.UsesCoin ? [.. own, .. x, y, coin] : [.. own, .. x, y]);
            Literal learns = builder.And(phase.IsTraining, TakesSample(builder, members[k], own, x, y, predicted));
            for (int i = 0; i < learned.Length; i++)
                next[layout.MemberOffsets[k] + i] = builder.And(!phase.IsRestart, builder.Mux(learns, learned[i], own[i]));

            // Counts start anew with each training, so that after the last round they are still there to be read.
            int offset = layout.MistakesOffset + (k * layout.MistakesBits);
            Literal isWrong = builder.And(!phase.IsTraining, builder.Xor(predicted, y));
            mistakes[k] = Counters.Add(builder, memory.AsSpan(offset, layout.MistakesBits), builder.And(!phase.IsSettled, isWrong));
            for (int i = 0; i < layout.MistakesBits; i++)
                next[offset + i] = layout.Rounds.Count == 1 ? mistakes[k][i] : builder.And(!phase.IsTraining, mistakes[k][i]);
        }

        Choose(builder, members, layout, memory, mistakes, phase.IsLast, next);
        Counters.Add(builder, memory.AsSpan(layout.SamplesOffset, layout.SamplesBits), !phase.IsSettled).CopyTo(next, layout.SamplesOffset);
        builder.AddOutputPort("next", next);
        return builder.Build();
    }

    /// <summary>Whether a member learns a sample on which it is trained: as its own network would, under its own mode.</summary>
    private static Literal TakesSample(
        CircuitBuilder builder, MetaAlgorithmMember member, ReadOnlySpan<Literal> memory, Literal[] x, Literal y, Literal predicted)
    {
        if (member.Mode == SgdMode.MistakeDriven)
            return builder.Xor(predicted, y);
        Literal knows = member.Circuits.Knows is { } circuit ? builder.Instantiate(circuit, [.. memory, .. x])[0] : Literal.False;
        return member.Mode == SgdMode.PositiveOnly ? builder.And(!knows, y) : !knows;
    }

    /// <summary>With the last sample of a round, the member with fewest mistakes is chosen, the first of several; a doubling schedule keeps its memory.</summary>
    private static void Choose(
        CircuitBuilder builder,
        IReadOnlyList<MetaAlgorithmMember> members,
        MetaAlgorithmLayout layout,
        Literal[] memory,
        Literal[][] mistakes,
        Literal isLast,
        Literal[] next)
    {
        Literal[] fewest = mistakes[0];
        var chosen = new Literal[layout.ChosenBits];
        var answer = new Literal[layout.AnswerBits];
        for (int k = 0; k < members.Count; k++)
        {
            Literal isBetter = k == 0 ? Literal.True : Counters.IsLess(builder, mistakes[k], fewest);
            fewest = Select(builder, isBetter, mistakes[k], fewest);
            chosen = Select(builder, isBetter, Counters.Constant(k, layout.ChosenBits), chosen);
            var own = new Literal[layout.AnswerBits];
            for (int i = 0; i < own.Length && i < members[k].Circuits.MemoryBits; i++)
                own[i] = memory[layout.MemberOffsets[k] + i];
            answer = Select(builder, isBetter, own, answer);
        }

        Select(builder, isLast, chosen, memory.AsSpan(layout.ChosenOffset, layout.ChosenBits)).CopyTo(next, layout.ChosenOffset);
        Select(builder, isLast, answer, memory.AsSpan(layout.AnswerOffset, layout.AnswerBits)).CopyTo(next, layout.AnswerOffset);
    }

    private static Literal[] Select(CircuitBuilder builder, Literal select, Literal[] whenTrue, ReadOnlySpan<Literal> whenFalse)
    {
        var selected = new Literal[whenTrue.Length];
        for (int i = 0; i < selected.Length; i++)
            selected[i] = builder.Mux(select, whenTrue[i], whenFalse[i]);
        return selected;
    }

    private static Circuit BuildPredict(IReadOnlyList<MetaAlgorithmMember> members, MetaAlgorithmLayout layout)
    {
        var builder = new CircuitBuilder();
        Literal[] memory = builder.AddInputPort("memory", layout.LearnerBits);
        Literal[] x = builder.AddInputPort("x", members[0].Circuits.InputBits);
        Literal answer = Literal.False;
        for (int k = 0; k < members.Count; k++)
        {
            int offset = layout.AnswerBits > 0 ? layout.AnswerOffset : layout.MemberOffsets[k];
            Literal[] seen = [.. memory.AsSpan(offset, members[k].Circuits.MemoryBits), .. x];
            Literal isChosen = Counters.IsEqual(builder, memory.AsSpan(layout.ChosenOffset, layout.ChosenBits), k);
            answer = builder.Mux(isChosen, builder.Instantiate(members[k].Circuits.Predict, seen)[0], answer);
        }

        builder.AddOutputPort("answer", [answer]);
        return builder.Build();
    }

    private static Circuit BuildIsSettled(MetaAlgorithmLayout layout, int inputs)
    {
        var builder = new CircuitBuilder();
        Literal[] memory = builder.AddInputPort("memory", layout.LearnerBits);
        builder.AddInputPort("x", inputs);
        builder.AddOutputPort("answer", [FindPhase(builder, layout, memory).IsSettled]);
        return builder.Build();
    }

    private static Phase FindPhase(CircuitBuilder builder, MetaAlgorithmLayout layout, Literal[] memory)
    {
        ReadOnlySpan<Literal> samples = memory.AsSpan(layout.SamplesOffset, layout.SamplesBits);
        Literal isTraining = Literal.False;
        Literal isLast = Literal.False;
        Literal isRestart = Literal.False;
        for (int i = 0; i < layout.Rounds.Count; i++)
        {
            MetaAlgorithmRound round = layout.Rounds[i];
            Literal isInTraining = builder.And(
                Counters.IsAtLeast(builder, samples, round.Start), !Counters.IsAtLeast(builder, samples, round.TrainingEnd));
            Literal isLastOfRound = Counters.IsEqual(builder, samples, round.End - 1);
            isTraining = builder.Or(isTraining, isInTraining);
            isLast = builder.Or(isLast, isLastOfRound);
            if (i < layout.Rounds.Count - 1)
                isRestart = builder.Or(isRestart, isLastOfRound);
        }

        return new Phase(isTraining, isLast, isRestart, Counters.IsAtLeast(builder, samples, layout.TotalSamples));
    }

    /// <summary>Where a sample falls, by the number of samples stored before it.</summary>
    /// <param name="IsTraining">The members are trained on it; otherwise, and before all is settled, they are compared on it.</param>
    /// <param name="IsLast">It is the last of a round: the best is chosen.</param>
    /// <param name="IsRestart">Another round follows: the members start anew.</param>
    /// <param name="IsSettled">All rounds are over: it is ignored.</param>
    private readonly record struct Phase(Literal IsTraining, Literal IsLast, Literal IsRestart, Literal IsSettled);
}
