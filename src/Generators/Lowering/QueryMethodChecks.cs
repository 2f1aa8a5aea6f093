using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering;

/// <summary>What a method by queries must be, checked on its circuits: alternating queries are y-queries of the round's label, and no query knows an answer before it comes.</summary>
/// <remarks>Abbe, Kamath, Malach, Sandon and Srebro, Section 5: for all odd rounds Φ is a 1-query, for all even rounds a 0-query.</remarks>
internal static class QueryMethodChecks
{
    /// <summary>With more rounds than this the method is a machine that runs for any number of rounds, and is not unrolled to be checked.</summary>
    private const int MaxRounds = 64;

    /// <summary>Whether nothing is wrong; what is, is reported.</summary>
    public static bool Check(QueryProgram method, QueryMethodCircuits circuits, IProblemSink sink)
    {
        bool isRight = CheckAnswerOrder(method, circuits, sink);
        return method.Kind != QueryKind.Alternating || (CheckLabels(method, circuits, sink) && isRight);
    }

    /// <summary>The number of queries up to the last whose answer Receive reads in some round, and at least 1: Width should be no more.</summary>
    public static int CountReadAnswers(QueryProgram method, QueryMethodCircuits circuits)
    {
        int first = circuits.MemoryBits + circuits.RoundBits;
        int bits = circuits.UnitBits * (method.BinaryQueries / method.Width);
        var read = new HashSet<int>(Support(circuits.Receive, first + (method.Width * bits)));
        int queries = method.Width;
        while (queries > 1 && !Enumerable.Range(first + ((queries - 1) * bits), bits).Any(read.Contains))
            queries--;
        return queries;
    }

    private static bool CheckLabels(QueryProgram method, QueryMethodCircuits circuits, IProblemSink sink)
    {
        foreach (bool label in new[] { true, false })
        {
            if (!label && method.Rounds == 1)
                return true;
            int wrong = FindPossible(circuits, method, label, !label);
            if (wrong < 0)
                continue;
            bool isOther = FindPossible(circuits, method, label, label, wrong) < 0;
            Report(
                sink,
                method,
                isOther ? RuleIds.WrongParity : RuleIds.NotAYQuery,
                (wrong / (method.BinaryQueries / method.Width)).ToString(CultureInfo.InvariantCulture),
                label ? "false" : "true",
                label ? "true" : "false");
            return false;
        }

        return true;
    }

    /// <summary>The first query that may be true for samples of a label in rounds that ask about a label; −1 if none may.</summary>
    private static int FindPossible(QueryMethodCircuits circuits, QueryProgram method, bool asked, bool label, int only = -1)
    {
        var builder = new CircuitBuilder();
        Literal[] inputs = AddInputs(builder, circuits, method);
        if (circuits.RoundBits > 0)
            inputs[circuits.MemoryBits] = Literal.Constant(!asked);
        inputs[inputs.Length - 1] = Literal.Constant(label);
        Literal[] answers = builder.Instantiate(circuits.Query, inputs);
        var prover = new Prover(builder);
        for (int i = 0; i < answers.Length; i++)
        {
            if ((only < 0 || i == only) && !prover.IsFalse(answers[i], Literal.True))
                return i;
        }

        return -1;
    }

    /// <summary>
    /// Unrolls the rounds: a field that queries read only before it is first written would be an answer that comes later. One that they also read afterwards is a
    /// state that starts clear.
    /// </summary>
    private static bool CheckAnswerOrder(QueryProgram method, QueryMethodCircuits circuits, IProblemSink sink)
    {
        if (method.Rounds is 1 or > MaxRounds)
            return true;
        int[] firstWritten = [.. Enumerable.Repeat(int.MaxValue, circuits.MemoryBits)];
        if (circuits.Begin is { } begin)
            MarkWritten(firstWritten, begin, static (_, output) => output != Literal.False, -1);
        var reads = new HashSet<int>[method.Rounds];
        for (int round = 0; round < method.Rounds; round++)
        {
            MarkWritten(firstWritten, AtRound(circuits.Receive, circuits, round), static (input, output) => output != input, round);
            reads[round] = [.. Support(AtRound(circuits.Query, circuits, round), circuits.MemoryBits)];
        }

        int bit = 0;
        foreach (CircuitPort field in circuits.Query.InputPorts.TakeWhile(port => port.Name != "round"))
        {
            int[] bits = [.. Enumerable.Range(bit, field.Width)];
            bit += field.Width;
            int written = bits.Length == 0 ? int.MaxValue : bits.Min(each => firstWritten[each]);
            if (written == int.MaxValue)
                continue;
            int[] readers = [.. Enumerable.Range(0, method.Rounds).Where(round => reads[round].Overlaps(bits))];
            if (readers.Length == 0 || readers[readers.Length - 1] > written)
                continue;
            Report(
                sink,
                method,
                RuleIds.ReadsLaterAnswer,
                readers[0].ToString(CultureInfo.InvariantCulture),
                field.Name,
                written.ToString(CultureInfo.InvariantCulture));
            return false;
        }

        return true;
    }

    private static void MarkWritten(int[] firstWritten, Circuit circuit, System.Func<Literal, Literal, bool> isWritten, int round)
    {
        for (int bit = 0; bit < firstWritten.Length; bit++)
        {
            Literal input = bit < circuit.InputCount ? circuit.GetInput(bit) : Literal.False;
            if (firstWritten[bit] == int.MaxValue && isWritten(input, circuit.Outputs[bit]))
                firstWritten[bit] = round;
        }
    }

    /// <summary>A circuit with its round put in.</summary>
    private static Circuit AtRound(Circuit circuit, QueryMethodCircuits circuits, int round)
    {
        var builder = new CircuitBuilder();
        Literal[] inputs = builder.AddInputPort("inputs", circuit.InputCount);
        for (int bit = 0; bit < circuits.RoundBits; bit++)
            inputs[circuits.MemoryBits + bit] = Literal.Constant((round >> bit & 1) != 0);
        builder.AddOutputPort("outputs", builder.Instantiate(circuit, inputs));
        return builder.Build();
    }

    private static IEnumerable<int> Support(Circuit circuit, int count)
    {
        var used = new bool[circuit.NodeCount];
        foreach (Gate gate in circuit.Gates)
        {
            used[gate.Left.Node] = true;
            used[gate.Right.Node] = true;
        }

        foreach (Literal output in circuit.Outputs)
            used[output.Node] = true;
        return Enumerable.Range(0, count).Where(bit => used[circuit.GetInput(bit).Node]);
    }

    private static Literal[] AddInputs(CircuitBuilder builder, QueryMethodCircuits circuits, QueryProgram method) =>
        builder.AddInputPort("inputs", circuits.MemoryBits + circuits.RoundBits + method.InputBits + 1);

    private static void Report(IProblemSink sink, QueryProgram method, string rule, params string[] arguments) =>
        sink.Report(new Problem(rule, method.Program.Methods[method.Query].Site, EquatableArray<int>.Empty, arguments.ToEquatableArray()));
}
