using System;

namespace Learnability.Tests.Lanes;

/// <summary>A circuit whose outputs are its inputs, between two columns.</summary>
internal readonly ref struct CopyingKernel<TIn, TOut>(ReadOnlySpan<TIn> from, Span<TOut> to, ColumnLayout<TIn> load, ColumnLayout<TOut> store) : IColumnKernel
    where TIn : struct
    where TOut : struct
{
    private readonly ReadOnlySpan<TIn> _from = from;
    private readonly Span<TOut> _to = to;

    public int Lead => store.GetLead(_to);

    public bool Fits(int start, int count) => load.Fits(_from, start, count);

    public void Load(int start, int count, LaneBlock inputs) => load.Load(_from, start, count, inputs, 0);

    public void Evaluate(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit) => inputs.CopyTo(outputs);

    public void Store(int start, int count, LaneBlock outputs) => store.Store(outputs, 0, _to, start, count);
}
