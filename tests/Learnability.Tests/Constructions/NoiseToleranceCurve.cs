using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Learnability.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Learnability.Tests;

/// <summary>Measures how much noise the noise-tolerant network bears, up to its failure: the tables of docs/theory.md, "Noise tolerance".</summary>
public sealed class NoiseToleranceCurve(ITestOutputHelper output)
{
    [LongTheory]
    [InlineData("parity 3", 9, 200)]
    [InlineData("parity", 12, 200)]
    [InlineData("parity 6", 18, 40)]
    public void Runs_that_end_with_the_algorithms_answers(string name, int samples, int runs)
    {
        LearnerCircuits learner = CircuitLearners.Create(name);
        NetworkInfo info = NoiseTolerantEmulation.Build(learner, samples, 1_000_000).Info;
        var table = new StringBuilder();
        table.AppendLine(CultureInfo.InvariantCulture, $"{name}, T = {samples}: {info.Vertices} vertices, {info.Edges} edges, {runs} runs");
        foreach ((NoiseKind kind, double[] sizes) in new[]
        {
            (NoiseKind.Normal, new[] { 0.004, 0.008, 0.010, 0.012, 0.014, 0.016, 0.020, 0.025, 0.030, 0.040, 0.060 }),
            (NoiseKind.OneSign, new[] { 0.010, 0.020, 0.025, 0.030, 0.035, 0.040, 0.050, 0.060 }),
            (NoiseKind.Uniform, new[] { 0.050, 0.070, 0.090, 0.110, 0.150, 0.200 }),
        })
        {
            double last = 0;
            foreach (double size in sizes)
            {
                last = (double)Enumerable.Range(0, runs).Count(seed => NoisyRun.IsRight(learner, samples, seed, kind, size)) / runs;
                table.AppendLine(CultureInfo.InvariantCulture, $"  {kind} {size:0.000}: {100 * last:0.0} %");
            }

            Assert.True(last < 1, $"{kind}: the curve does not reach failure.");
        }

        output.WriteLine(table.ToString());
    }

    [LongTheory]
    [InlineData("parity 3", 9)]
    [InlineData("parity", 12)]
    public void Every_choice_of_signs_by_kind_of_edge(string name, int samples)
    {
        LearnerCircuits learner = CircuitLearners.Create(name);
        foreach (double size in new[] { 0.020, 0.022, 0.024, 0.026, 0.028, 0.030 })
        {
            int right = Enumerable.Range(0, 4096).Count(seed => NoisyRun.IsRight(learner, samples, seed, NoiseKind.OneSignAKind, size));
            output.WriteLine(FormattableString.Invariant($"{size:0.000}: {right} of 4096"));
            Assert.True(size > 0.020 || right == 4096, $"{size}: {right} of 4096");
        }
    }
}
