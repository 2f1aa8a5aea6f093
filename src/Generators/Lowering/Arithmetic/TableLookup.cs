using System;
using System.Collections.Generic;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>
/// Reads a table of constants: each bit is a function of the index, split at its variables from the top, f = f₀ ⊕ x·(f₀ ⊕ f₁) (Davio) or x ? f₁ : f₀ (Shannon),
/// whichever needs the fewest gates that do not exist yet.
/// </summary>
internal sealed class TableLookup
{
    /// <summary>Wider functions split into multiplexed halves at once: their three expansions would be too many to weigh.</summary>
    private const int MaxWeighedVariables = 8;

    private readonly CircuitBuilder _builder;
    private readonly Literal[] _index;
    private readonly Dictionary<Function, Literal> _built = [];

    /// <param name="builder">The circuit.</param>
    /// <param name="index">The bits of the index, least significant first.</param>
    public TableLookup(CircuitBuilder builder, Literal[] index)
    {
        _builder = builder;
        _index = index;
    }

    private enum Expansion
    {
        Positive,
        Negative,
        Shannon,
    }

    /// <summary>The value at the index of a table with an entry for each of its values.</summary>
    public Literal Read(bool[] table) => Build(new Function(table));

    private Literal Build(Function function)
    {
        if (function.IsComplemented)
            return !Build(function.Complement());
        if (function.IsFalse)
            return Literal.False;
        if (_built.TryGetValue(function, out Literal known))
            return known;
        Literal built = Split(function);
        _built[function] = built;
        return built;
    }

    private Literal Split(Function function)
    {
        (Function low, Function high) = function.Halves();
        Literal top = _index[function.Variables - 1];
        if (low.Equals(high))
            return Build(low);
        Function difference = low.Xor(high);
        if (low.IsFalse || high.IsFalse || high.IsTrue || difference.IsTrue)
            return _builder.Mux(top, Build(high), Build(low));
        return Choose(function, low, high, difference) switch
        {
            Expansion.Positive => _builder.Xor(Build(low), _builder.And(top, Build(difference))),
            Expansion.Negative => _builder.Xor(Build(high), _builder.And(!top, Build(difference))),
            _ => _builder.Mux(top, Build(high), Build(low)),
        };
    }

    private Expansion Choose(Function function, Function low, Function high, Function difference)
    {
        if (function.Variables > MaxWeighedVariables)
            return Expansion.Shannon;
        var costs = new Dictionary<Function, int>();
        (int ofLow, int ofHigh, int ofDifference) = (Cost(low, costs), Cost(high, costs), Cost(difference, costs));
        int davio = Math.Min(ofLow, ofHigh) + ofDifference + 2;
        return ofLow + ofHigh + 3 < davio ? Expansion.Shannon : ofLow <= ofHigh ? Expansion.Positive : Expansion.Negative;
    }

    /// <summary>The gates that a function would add, those that its parts share counted for each.</summary>
    private int Cost(Function function, Dictionary<Function, int> costs)
    {
        if (function.IsComplemented)
            function = function.Complement();
        if (function.IsFalse || _built.ContainsKey(function))
            return 0;
        if (costs.TryGetValue(function, out int known))
            return known;
        (Function low, Function high) = function.Halves();
        int cost;
        if (function.Variables == 1)
        {
            cost = 0;
        }
        else if (low.Equals(high))
        {
            cost = Cost(low, costs);
        }
        else
        {
            Function difference = low.Xor(high);
            int ofLow = Cost(low, costs);
            int ofHigh = Cost(high, costs);
            if (low.IsFalse || high.IsFalse || high.IsTrue || difference.IsTrue)
                cost = 1 + (low.IsFalse ? ofHigh : ofLow);
            else
                cost = Math.Min(ofLow + ofHigh + 3, Math.Min(ofLow, ofHigh) + Cost(difference, costs) + 2);
        }

        costs[function] = cost;
        return cost;
    }

    /// <summary>A truth table: bit i is the value where the variables are the bits of i.</summary>
    private readonly struct Function : IEquatable<Function>
    {
        private readonly ulong[] _words;

        public Function(bool[] table)
        {
            Variables = 0;
            while (1 << Variables < table.Length)
                Variables++;
            _words = new ulong[Math.Max(1, table.Length / 64)];
            for (int i = 0; i < table.Length; i++)
                _words[i / 64] |= table[i] ? 1UL << (i % 64) : 0;
        }

        private Function(int variables, ulong[] words)
        {
            Variables = variables;
            _words = words;
        }

        public int Variables { get; }

        /// <summary>Of a function and its complement, the one that is false on zeros is built.</summary>
        public bool IsComplemented => (_words[0] & 1) != 0;

        public bool IsFalse => Array.TrueForAll(_words, static word => word == 0);

        public bool IsTrue => Complement().IsFalse;

        private ulong Mask => Variables >= 6 ? ulong.MaxValue : (1UL << (1 << Variables)) - 1;

        /// <summary>The functions of one variable less, where the last one is clear and where it is set.</summary>
        public (Function Low, Function High) Halves()
        {
            if (Variables > 6)
            {
                int half = _words.Length / 2;
                return (new Function(Variables - 1, _words.AsSpan(0, half).ToArray()), new Function(Variables - 1, _words.AsSpan(half).ToArray()));
            }

            int bits = 1 << (Variables - 1);
            return (new Function(Variables - 1, [_words[0] & ((1UL << bits) - 1)]), new Function(Variables - 1, [_words[0] >> bits]));
        }

        public Function Complement()
        {
            ulong mask = Mask;
            return new Function(Variables, Array.ConvertAll(_words, word => ~word & mask));
        }

        public Function Xor(Function other)
        {
            var words = new ulong[_words.Length];
            for (int i = 0; i < words.Length; i++)
                words[i] = _words[i] ^ other._words[i];
            return new Function(Variables, words);
        }

        public bool Equals(Function other) => Variables == other.Variables && _words.AsSpan().SequenceEqual(other._words);

        public override bool Equals(object? obj) => obj is Function other && Equals(other);

        public override int GetHashCode()
        {
            ulong hash = (ulong)Variables;
            foreach (ulong word in _words)
                hash = unchecked((hash ^ word) * 0x9E3779B97F4A7C15);
            return (int)(hash >> 32);
        }
    }
}
