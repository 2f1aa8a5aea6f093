using System;
using System.Numerics;

namespace Learnability;

/// <summary>
/// On how many samples of a batch each query holds: a bit-sliced evaluation of the queries' circuit, 64 samples a word, and a population count. All gradients of
/// the constructions of Lemmas 3a and 3b are sums of two such counts.
/// </summary>
internal sealed class QueryCounts(QueryPlan plan, int memoryBits, int roundBits)
{
    private readonly ulong[] _inputs = new ulong[memoryBits + roundBits + plan.InputBits + 1];
    private readonly ulong[] _outputs = new ulong[plan.Width];
    private readonly int[] _matching = new int[plan.Width + 1];
    private readonly int[] _others = new int[plan.Width + 1];
    private ulong[] _lanes = [];

    /// <summary>The memory, a word for each bit, all ones or zero.</summary>
    public Span<ulong> Memory => _inputs.AsSpan(0, memoryBits);

    /// <summary>For each query, then for Φ ≡ 1, the samples with the label asked about on which it holds.</summary>
    public ReadOnlySpan<int> Matching => _matching;

    /// <summary>For each query, then for Φ ≡ 1, the other samples on which it holds.</summary>
    public ReadOnlySpan<int> Others => _others;

    /// <summary>For each query, then for Φ ≡ 1, the samples on which it holds, as many words as a column of the batch has.</summary>
    public ReadOnlySpan<ulong> Lanes => _lanes;

    /// <summary>Evaluates the queries of a round on a batch.</summary>
    /// <param name="kernel">The queries' circuit.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="round">The round.</param>
    /// <param name="label">The label asked about.</param>
    public void Count<TKernel>(ref TKernel kernel, LabelledBits batch, int round, bool label)
        where TKernel : struct, ILaneKernel
    {
        for (int bit = 0; bit < roundBits; bit++)
            _inputs[memoryBits + bit] = (round >> bit & 1) != 0 ? ulong.MaxValue : 0;
        _inputs[^1] = label ? ulong.MaxValue : 0;
        _matching.AsSpan().Clear();
        _others.AsSpan().Clear();
        int words = batch.WordsPerBit;
        if (_lanes.Length != words * _matching.Length)
            _lanes = new ulong[words * _matching.Length];
        ReadOnlySpan<ulong> columns = batch.Inputs;
        Span<ulong> x = _inputs.AsSpan(memoryBits + roundBits, plan.InputBits);
        for (int word = 0; word < words; word++)
        {
            for (int bit = 0; bit < x.Length; bit++)
                x[bit] = columns[(bit * words) + word];
            kernel.Evaluate(_inputs, _outputs);
            ulong lanes = batch.GetLanes(word);
            ulong matching = (label ? batch.Labels[word] : ~batch.Labels[word]) & lanes;
            ulong others = lanes & ~matching;
            for (int query = 0; query < _outputs.Length; query++)
            {
                _lanes[(query * words) + word] = _outputs[query] & lanes;
                _matching[query] += BitOperations.PopCount(_outputs[query] & matching);
                _others[query] += BitOperations.PopCount(_outputs[query] & others);
            }

            _lanes[(_outputs.Length * words) + word] = lanes;
            _matching[^1] += BitOperations.PopCount(matching);
            _others[^1] += BitOperations.PopCount(others);
        }
    }
}
