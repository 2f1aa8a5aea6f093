using System;
using System.Diagnostics;
using System.Threading;

namespace Learnability.Benchmarks;

/// <summary>One way to compute all samples, with its least times, in nanoseconds.</summary>
/// <param name="name">What it is.</param>
/// <param name="work">Computes all samples.</param>
internal sealed class Contender(string name, Action work)
{
    private const double WarmUpNanoseconds = 5e7;
    private const double TurnNanoseconds = 1.5e8;

    public string Name { get; } = name;

    /// <summary>The least processor time of the calling thread.</summary>
    public double Processor { get; private set; } = double.PositiveInfinity;

    /// <summary>The least elapsed time.</summary>
    public double Elapsed { get; private set; } = double.PositiveInfinity;

    /// <summary>Works for a while, with pauses, in which the run-time compiler optimises what was called often.</summary>
    public void WarmUp()
    {
        for (int pause = 0; pause < 2; pause++)
        {
            long start = Now();
            int calls = 0;
            do
                work();
            while (++calls < 40 && Now() - start < 10 * WarmUpNanoseconds || Now() - start < WarmUpNanoseconds);
            Thread.Sleep(120);
        }
    }

    public void Measure()
    {
        long start = Now();
        do
        {
            long processor = ThreadClock.Now;
            long elapsed = Now();
            work();
            Elapsed = Math.Min(Elapsed, Now() - elapsed);
            Processor = Math.Min(Processor, ThreadClock.Now - processor);
        }
        while (Now() - start < TurnNanoseconds);
    }

    private static long Now() => (long)Stopwatch.GetElapsedTime(0).TotalNanoseconds;
}
