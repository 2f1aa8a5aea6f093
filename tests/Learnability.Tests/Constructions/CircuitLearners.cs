using System;
using System.Linq;

namespace Learnability.Tests;

/// <summary>Learning algorithms written as circuits by hand: what the constructions are tested on without a compiler.</summary>
internal static class CircuitLearners
{
    /// <summary>The learners that every engine is compared on.</summary>
    public static string[] Names { get; } =
        ["counter", "last example", "last 2 examples", "majority", "dictator store", "parity", "random 8", "random 24", "random 40", "constant", "idle", "reservoir"];

    public static LearnerCircuits Create(string name) => name switch
    {
        "counter" => Counter(5, 2),
        "last example" => LastExamples(6, 1),
        "last 2 examples" => LastExamples(3, 2),
        "majority" => Majority(4, 3),
        "dictator store" => Mistakes(5),
        "parity" => Parity(4),
        "parity 3" => Parity(3),
        "parity 6" => Parity(6),
        "random 8" => RandomLearner(8, 3, 60, usesCoin: false, knows: true, seed: 1),
        "random 24" => RandomLearner(24, 4, 200, usesCoin: true, knows: false, seed: 2),
        "random 40" => RandomLearner(40, 5, 300, usesCoin: true, knows: true, seed: 3),
        "random 48 without knowledge" => RandomLearner(48, 4, 300, usesCoin: true, knows: false, seed: 4),
        "constant" => Constant(),
        "idle" => Build("idle", 1, 1, false, (c, b, x, y, r) => b, (c, b, x) => Literal.False, (c, b, x) => x[0]),
        "reservoir" => Reservoir(3, 2),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "No such learner."),
    };

    /// <summary>Counts the true labels modulo 2^bits and predicts the counter's last bit; ignores x.</summary>
    public static LearnerCircuits Counter(int bits, int inputs) => Build(
        "counter", inputs, bits, usesCoin: false,
        (c, b, x, y, r) => Increment(c, b, y),
        (c, b, x) => b[^1],
        null);

    /// <summary>Keeps the last examples in a queue; answers an input that it has kept, and otherwise the last label.</summary>
    public static LearnerCircuits LastExamples(int inputs, int examples)
    {
        int width = inputs + 2; // x, y and whether the place is used
        return Build(
            "last examples", inputs, width * examples, usesCoin: false,
            (c, b, x, y, r) => [.. x, y, Literal.True, .. b.Take(width * (examples - 1))],
            (c, b, x) => Enumerable.Range(0, examples).Reverse().Aggregate(
                b[inputs], (rest, place) => c.Mux(IsKept(c, b, x, place), b[(place * width) + inputs], rest)),
            (c, b, x) => Enumerable.Range(0, examples).Aggregate(Literal.False, (any, place) => c.Or(any, IsKept(c, b, x, place))));

        Literal IsKept(CircuitBuilder c, Literal[] b, Literal[] x, int place) => Enumerable.Range(0, inputs).Aggregate(
            b[(place * width) + inputs + 1], (equal, i) => c.And(equal, !c.Xor(x[i], b[(place * width) + i])));
    }

    /// <summary>A saturating counter per input bit of how often it agreed with the label.</summary>
    public static LearnerCircuits Majority(int inputs, int counterBits) => Build(
        "majority", inputs, inputs * counterBits, usesCoin: false,
        (c, b, x, y, r) =>
        [
            .. Enumerable.Range(0, inputs).SelectMany(i =>
            {
                Literal[] counter = b[(i * counterBits)..((i + 1) * counterBits)];
                Literal isFull = counter.Aggregate(Literal.True, c.And);
                return Increment(c, counter, c.And(!isFull, !c.Xor(x[i], y)));
            }),
        ],
        (c, b, x) => Enumerable.Range(0, inputs).Aggregate(Literal.False, (any, i) => c.Or(any, c.And(x[i], b[((i + 1) * counterBits) - 1]))),
        null);

    /// <summary>Eliminates the inputs that have disagreed with the label: what is left contains the dictator.</summary>
    public static LearnerCircuits Mistakes(int inputs) => Build(
        "mistakes", inputs, inputs, usesCoin: false,
        (c, b, x, y, r) => [.. Enumerable.Range(0, inputs).Select(i => c.Or(b[i], c.Xor(x[i], y)))],
        (c, b, x) => Enumerable.Range(0, inputs).Aggregate(Literal.False, (any, i) => c.Or(any, c.And(!b[i], x[i]))),
        null);

    /// <summary>A monotone conjunction: keeps the inputs that were true in every example labelled true; an input is in the conjunction until its bit is set.</summary>
    public static LearnerCircuits Conjunction(int inputs) => Build(
        "conjunction", inputs, inputs, usesCoin: false,
        (c, b, x, y, r) => [.. Enumerable.Range(0, inputs).Select(i => c.Or(b[i], c.And(y, !x[i])))],
        (c, b, x) => Enumerable.Range(0, inputs).Aggregate(Literal.True, (all, i) => c.And(all, c.Or(b[i], x[i]))),
        null);

    /// <summary>
    /// Parity by Gaussian elimination: row k is the stored example whose lowest set bit, after reduction by the rows below, is k. Memory: n rows of n bits and
    /// a label, then the number of rows.
    /// </summary>
    public static LearnerCircuits Parity(int inputs)
    {
        int width = inputs + 1;
        int counterBits = 1;
        while (1 << counterBits <= inputs)
            counterBits++;
        return Build(
            "parity", inputs, (inputs * width) + counterBits, usesCoin: false,
            (c, b, x, y, r) =>
            {
                Literal[] next = [.. b];
                Literal[] rest = [.. x, y];
                Literal isStored = Literal.False;
                for (int k = 0; k < inputs; k++)
                {
                    Literal isPivot = c.And(!isStored, rest[k]);
                    Literal isNew = c.And(isPivot, !b[(k * width) + k]);
                    for (int i = 0; i < width; i++)
                        next[(k * width) + i] = c.Mux(isNew, rest[i], b[(k * width) + i]);
                    isStored = c.Or(isStored, isNew);
                    Reduce(c, b, rest, k);
                }

                Increment(c, b[(inputs * width)..], isStored).CopyTo(next, inputs * width);
                return next;
            },
            (c, b, x) => Reduced(c, b, x)[inputs],
            (c, b, x) => !Reduced(c, b, x).Take(inputs).Aggregate(Literal.False, c.Or));

        Literal[] Reduced(CircuitBuilder c, Literal[] b, Literal[] x)
        {
            Literal[] rest = [.. x, Literal.False];
            for (int k = 0; k < inputs; k++)
                Reduce(c, b, rest, k);
            return rest;
        }

        void Reduce(CircuitBuilder c, Literal[] b, Literal[] rest, int k)
        {
            Literal isReducible = c.And(rest[k], b[(k * width) + k]);
            for (int i = 0; i < width; i++)
                rest[i] = c.Xor(rest[i], c.And(isReducible, b[(k * width) + i]));
        }
    }

    /// <summary>Random gates over everything: nothing to learn, much to emulate. One flip is constantly true, one false.</summary>
    public static LearnerCircuits RandomLearner(int memory, int inputs, int gates, bool usesCoin, bool knows, int seed)
    {
        var random = new RandomBits(seed, RandomPurpose.Examples);
        return Build(
            "random", inputs, memory, usesCoin,
            (c, b, x, y, r) =>
            {
                Literal[] next = Random(c, [.. b, .. x, y, .. usesCoin ? new[] { r } : []], memory);
                next[0] = !b[0];
                next[1] = b[1];
                return next;
            },
            (c, b, x) => Random(c, [.. b, .. x], 1)[0],
            knows ? (c, b, x) => c.And(Random(c, [.. b, .. x], 1)[0], Random(c, [.. b, .. x], 1)[0]) : null);

        Literal[] Random(CircuitBuilder c, Literal[] signals, int outputs)
        {
            var pool = signals.ToList();
            for (int i = 0; i < gates; i++)
            {
                Literal left = pool[random.NextInt32(pool.Count)] ^ random.NextBit();
                Literal right = pool[random.NextInt32(pool.Count)] ^ random.NextBit();
                pool.Add(random.NextInt32(3) == 0 ? c.And(left, right) : c.Xor(left, right));
            }

            return [.. Enumerable.Range(0, outputs).Select(_ => pool[^(1 + random.NextInt32(gates))] ^ random.NextBit())];
        }
    }

    /// <summary>Ignores x, coin and memory; one memory bit always flips, one never does. Every signal needs a vertex of its own.</summary>
    public static LearnerCircuits Constant() => Build(
        "constant", 2, 2, usesCoin: true, (c, b, x, y, r) => [!b[0], b[1]], (c, b, x) => Literal.True, null);

    /// <summary>Replaces one of two kept examples at random, predicts whether both labels are true.</summary>
    public static LearnerCircuits Reservoir(int inputs, int examples)
    {
        int width = inputs + 1;
        return Build(
            "reservoir", inputs, width * examples, usesCoin: true,
            (c, b, x, y, r) =>
            [
                .. Enumerable.Range(0, width * examples).Select(i =>
                    c.Mux(r ^ ((i / width) % 2 == 0), i % width < inputs ? x[i % width] : y, b[i])),
            ],
            (c, b, x) => Enumerable.Range(0, examples).Aggregate(Literal.True, (all, e) => c.And(all, b[(e * width) + inputs])),
            null);
    }

    public static Literal[] Increment(CircuitBuilder c, Literal[] counter, Literal by)
    {
        var next = new Literal[counter.Length];
        Literal carry = by;
        for (int i = 0; i < counter.Length; i++)
        {
            next[i] = c.Xor(counter[i], carry);
            carry = c.And(counter[i], carry);
        }

        return next;
    }

    public static LearnerCircuits Build(
        string name,
        int inputs,
        int memory,
        bool usesCoin,
        Func<CircuitBuilder, Literal[], Literal[], Literal, Literal, Literal[]> learn,
        Func<CircuitBuilder, Literal[], Literal[], Literal> predict,
        Func<CircuitBuilder, Literal[], Literal[], Literal>? knows)
    {
        var builder = new CircuitBuilder();
        Literal[] b = builder.AddInputPort("b", memory);
        Literal[] x = builder.AddInputPort("x", inputs);
        Literal y = builder.AddInputPort("y", 1)[0];
        Literal r = usesCoin ? builder.AddInputPort("r", 1)[0] : Literal.False;
        builder.AddOutputPort("next", learn(builder, b, x, y, r));
        return new LearnerCircuits
        {
            Name = name,
            InputBits = inputs,
            MemoryBits = memory,
            UsesCoin = usesCoin,
            Learn = builder.Build(),
            Predict = BuildQuestion(predict),
            Knows = knows is null ? null : BuildQuestion(knows),
        };

        Circuit BuildQuestion(Func<CircuitBuilder, Literal[], Literal[], Literal> question)
        {
            var questionBuilder = new CircuitBuilder();
            Literal[] seenMemory = questionBuilder.AddInputPort("b", memory);
            Literal[] seenInput = questionBuilder.AddInputPort("x", inputs);
            questionBuilder.AddOutputPort("answer", [question(questionBuilder, seenMemory, seenInput)]);
            return questionBuilder.Build();
        }
    }
}
