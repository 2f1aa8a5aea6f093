using System;
using System.Linq;

namespace Learnability.Benchmarks;

/// <summary>How long a form of a circuit takes.</summary>
/// <param name="FirstMilliseconds">Processor time of the first call, in which the code is compiled.</param>
/// <param name="Nanoseconds">The least processor time of a call for 512 samples.</param>
/// <param name="BatchNanoseconds">The same for 4,096 samples.</param>
internal sealed record Measurement(double FirstMilliseconds, double Nanoseconds, double BatchNanoseconds)
{
    private const int Rounds = 40;

    /// <summary>Measures forms of one circuit in turns; what they compute is compared first.</summary>
    public static Measurement[] Run(int inputCount, int outputCount, params EmittedKernel.Lanes[] forms)
    {
        double[] first = Measure(1, rounds: 1, warmUp: 0);
        double[] one = Measure(8, Rounds, 30), eight = Measure(64, Rounds, 30);
        return [.. forms.Select((_, form) => new Measurement(first[form] / 1e6, one[form], eight[form]))];

        double[] Measure(int words, int rounds, int warmUp)
        {
            AlignedWords inputs = new(inputCount * words), outputs = new(outputCount * words);
            var random = new RandomBits(5, RandomPurpose.Examples);
            foreach (ref ulong word in inputs.Span)
                word = random.NextUInt64();
            var least = new double[forms.Length];
            ulong[]? expected = null;
            for (int form = 0; form < forms.Length; form++)
            {
                long from = ThreadClock.Now;
                forms[form](inputs.Span, outputs.Span, words);
                least[form] = ThreadClock.Now - from;
                if (expected is not null && !outputs.Span.SequenceEqual(expected))
                    throw new InvalidOperationException($"Form {form} computes something else.");
                expected ??= outputs.Span.ToArray();
                for (int call = 0; call < warmUp; call++)
                    forms[form](inputs.Span, outputs.Span, words);
            }

            for (int round = 1; round < rounds; round++)
            {
                for (int form = 0; form < forms.Length; form++)
                {
                    int calls = 1 + (int)(1_000_000 / least[form]);
                    long from = ThreadClock.Now;
                    for (int call = 0; call < calls; call++)
                        forms[form](inputs.Span, outputs.Span, words);
                    least[form] = Math.Min(least[form], (ThreadClock.Now - from) / (double)calls);
                }
            }

            return least;
        }
    }
}
