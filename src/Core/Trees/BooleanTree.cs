using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// A full binary tree of gates: the hypothesis class ℋ of Malach and Shalev-Shwartz. Level 0 is the root; gate (i, j) reads gates (i+1, 2j) and (i+1, 2j+1), and
/// at the last level the inputs 2j and 2j+1.
/// </summary>
/// <remarks>"Learning Boolean Circuits with Neural Networks", Section 3.</remarks>
public sealed class BooleanTree
{
    /// <summary>The largest depth: 4,096 inputs.</summary>
    public const int MaxDepth = 12;

    private readonly TreeGate[] _gates;
    private Circuit? _circuit;

    /// <summary>Creates a tree.</summary>
    /// <param name="gates">The 2^d − 1 gates, level after level from the root, for a depth d from 1 to <see cref="MaxDepth"/>.</param>
    /// <exception cref="ArgumentException">The number of gates is no such number.</exception>
    public BooleanTree(IReadOnlyList<TreeGate> gates)
    {
        ArgumentNullException.ThrowIfNull(gates);
        int depth = 1;
        while (depth < MaxDepth && (1 << depth) - 1 < gates.Count)
            depth++;
        if ((1 << depth) - 1 != gates.Count)
            throw new ArgumentException($"A full binary tree of depth d has 2^d − 1 gates, with d from 1 to {MaxDepth}; {gates.Count} is no such number.", nameof(gates));
        Depth = depth;
        _gates = new TreeGate[gates.Count];
        for (int i = 0; i < _gates.Length; i++)
            _gates[i] = gates[i];
    }

    /// <summary>The depth d.</summary>
    public int Depth { get; }

    /// <summary>The number n = 2^d of inputs.</summary>
    public int InputCount => 1 << Depth;

    /// <summary>The gates, level after level from the root.</summary>
    public IReadOnlyList<TreeGate> Gates => _gates;

    /// <summary>A gate.</summary>
    /// <param name="level">Its level: 0 is the root.</param>
    /// <param name="index">Its index within the level, from 0 to 2^level − 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such gate.</exception>
    public TreeGate this[int level, int index] => _gates[IndexOf(level, index)];

    /// <summary>The tree as a circuit of one port of inputs, <c>x</c>, and one output, <c>y</c>.</summary>
    public Circuit Circuit => _circuit ??= BuildCircuit();

    /// <summary>Creates a tree from the function that names its gates.</summary>
    /// <param name="depth">The depth, from 1 to <see cref="MaxDepth"/>.</param>
    /// <param name="gate">The gate at a level, from 0 at the root, and an index within it.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="depth"/> is outside its range.</exception>
    public static BooleanTree Create(int depth, Func<int, int, TreeGate> gate)
    {
        ArgumentNullException.ThrowIfNull(gate);
        RequireDepth(depth);
        var gates = new TreeGate[(1 << depth) - 1];
        for (int level = 0; level < depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
                gates[(1 << level) - 1 + index] = gate(level, index);
        }

        return new BooleanTree(gates);
    }

    /// <summary>Reads a tree from the truth tables of its gates, a hexadecimal digit each, level after level from the root; white space does not matter.</summary>
    /// <param name="tables">The truth tables, 2^d − 1 of them.</param>
    /// <exception cref="ArgumentException">A character is no hexadecimal digit, or the number of gates is wrong.</exception>
    public static BooleanTree FromTables(string tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        var gates = new List<TreeGate>();
        foreach (char c in tables)
        {
            if (char.IsWhiteSpace(c))
                continue;
            int table = c is >= '0' and <= '9' ? c - '0' : c is >= 'A' and <= 'F' ? c - 'A' + 10 : c is >= 'a' and <= 'f' ? c - 'a' + 10 : -1;
            if (table < 0)
                throw new ArgumentException($"The truth table '{c}' of gate {gates.Count} is no hexadecimal digit.", nameof(tables));
            gates.Add(new TreeGate(table));
        }

        return new BooleanTree(gates);
    }

    /// <summary>The tree that computes the parity ∏ x_i of some inputs: XNOR, which is the product, where both children have relevant inputs, a projection where one has, and constant +1 where none has.</summary>
    /// <param name="depth">The depth, from 1 to <see cref="MaxDepth"/>.</param>
    /// <param name="relevantInputs">The relevant inputs, from 0 to 2^depth − 1, each once.</param>
    /// <exception cref="ArgumentException">An input is out of range or given twice.</exception>
    /// <remarks>Lemma 5. With the product at every upper level, as printed there, subtrees without relevant inputs would become constant gates with influence.</remarks>
    public static BooleanTree Parity(int depth, IReadOnlyList<int> relevantInputs)
    {
        ArgumentNullException.ThrowIfNull(relevantInputs);
        RequireDepth(depth);
        var relevant = new bool[2 << depth];
        foreach (int input in relevantInputs)
        {
            if (input < 0 || input >= 1 << depth)
                throw new ArgumentException($"Input {input} is none of the {1 << depth} inputs.", nameof(relevantInputs));
            if (relevant[(1 << depth) + input])
                throw new ArgumentException($"Input {input} is given twice.", nameof(relevantInputs));
            relevant[(1 << depth) + input] = true;
        }

        for (int node = (1 << depth) - 1; node > 0; node--)
            relevant[node] = relevant[2 * node] || relevant[(2 * node) + 1];
        return Create(depth, (level, index) =>
        {
            int node = (1 << level) + index;
            return (relevant[2 * node], relevant[(2 * node) + 1]) switch
            {
                (true, true) => TreeGate.Xnor,
                (true, false) => TreeGate.Left,
                (false, true) => TreeGate.Right,
                _ => TreeGate.True,
            };
        });
    }

    /// <summary>The output of one sample.</summary>
    /// <param name="input">The input bits, 64 a word, least significant first; bits past the last input do not matter.</param>
    /// <exception cref="ArgumentException">The number of words is wrong.</exception>
    public bool Evaluate(ReadOnlySpan<ulong> input)
    {
        int words = (InputCount + 63) / 64;
        if (input.Length != words)
            throw new ArgumentException($"The length is {input.Length} words, but {InputCount} bits need {words}.", nameof(input));
        var values = new bool[InputCount];
        for (int i = 0; i < values.Length; i++)
            values[i] = (input[i >> 6] >> (i & 63) & 1) != 0;
        for (int level = Depth - 1; level >= 0; level--)
        {
            for (int index = 0; index < 1 << level; index++)
                values[index] = this[level, index].Evaluate(values[2 * index], values[(2 * index) + 1]);
        }

        return values[0];
    }

    /// <summary>The outputs of samples in columns, 64 a word.</summary>
    /// <param name="inputs">Input i is <c>inputs[i * wordsPerBit .. (i + 1) * wordsPerBit]</c>.</param>
    /// <param name="outputs">Receives one word for each of <paramref name="wordsPerBit"/>.</param>
    /// <param name="wordsPerBit">The number of words in each column, not negative.</param>
    /// <exception cref="ArgumentException">A span has the wrong length.</exception>
    public void EvaluateLanes(ReadOnlySpan<ulong> inputs, Span<ulong> outputs, int wordsPerBit) => Circuit.EvaluateLanes(inputs, outputs, wordsPerBit);

    /// <summary>
    /// Whether the tree computes the same function as another: exact, on all 2^n inputs, by the pairs of values that each pair of nodes can take together.
    /// Subtrees share no input, so the pairs of a gate are those that its children's pairs combine to.
    /// </summary>
    /// <param name="other">The other tree.</param>
    /// <exception cref="ArgumentException">It has another depth.</exception>
    public bool IsEquivalentTo(BooleanTree other)
    {
        RequireSameDepth(other);

        // Bit (a + 2b): this node can be a while the other's is b. An input is the same in both.
        var pairs = new int[InputCount];
        for (int i = 0; i < pairs.Length; i++)
            pairs[i] = 0b1001;
        for (int level = Depth - 1; level >= 0; level--)
        {
            for (int index = 0; index < 1 << level; index++)
                pairs[index] = Combine(this[level, index], other[level, index], pairs[2 * index], pairs[(2 * index) + 1]);
        }

        return (pairs[0] & 0b0110) == 0;
    }

    /// <summary>The probability, under independent inputs, that the tree and another differ.</summary>
    /// <param name="other">The other tree.</param>
    /// <param name="probabilities">P[x_i = +1] for each input, from 0 to 1.</param>
    /// <exception cref="ArgumentException">It has another depth, the number of probabilities is wrong, or one is outside its range.</exception>
    public double GetDistance(BooleanTree other, IReadOnlyList<double> probabilities)
    {
        RequireSameDepth(other);
        ArgumentNullException.ThrowIfNull(probabilities);
        if (probabilities.Count != InputCount)
            throw new ArgumentException($"There are {probabilities.Count} probabilities, but {InputCount} inputs.", nameof(probabilities));
        var joint = new double[4 * InputCount];
        for (int i = 0; i < InputCount; i++)
        {
            if (!(probabilities[i] >= 0 && probabilities[i] <= 1))
                throw new ArgumentException(FormattableString.Invariant($"The probability {probabilities[i]} of input {i} is outside [0, 1]."), nameof(probabilities));
            joint[4 * i] = 1 - probabilities[i];
            joint[(4 * i) + 3] = probabilities[i];
        }

        var next = new double[4];
        for (int level = Depth - 1; level >= 0; level--)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                TreeGate mine = this[level, index];
                TreeGate theirs = other[level, index];
                Array.Clear(next, 0, 4);
                for (int left = 0; left < 4; left++)
                {
                    for (int right = 0; right < 4; right++)
                    {
                        int pair = (mine[(left & 1) | (right & 1) << 1] ? 1 : 0) | (theirs[left >> 1 | (right >> 1) << 1] ? 2 : 0);
                        next[pair] += joint[(8 * index) + left] * joint[(8 * index) + 4 + right];
                    }
                }

                Array.Copy(next, 0, joint, 4 * index, 4);
            }
        }

        return joint[1] + joint[2];
    }

    /// <summary>
    /// The same function with gates negated, and their negations taken back one level up, so that each gate is that of another tree where either it or its
    /// negation is. Training finds gates up to such signs.
    /// </summary>
    /// <param name="other">The other tree.</param>
    /// <exception cref="ArgumentException">It has another depth.</exception>
    public BooleanTree AlignTo(BooleanTree other)
    {
        RequireSameDepth(other);
        var gates = new TreeGate[_gates.Length];
        var isNegated = new bool[2 * InputCount];
        for (int node = InputCount - 1; node > 0; node--)
        {
            TreeGate gate = _gates[node - 1].NegateInputs(isNegated[2 * node], isNegated[(2 * node) + 1]);
            isNegated[node] = node > 1 && gate.Negate() == other._gates[node - 1];
            gates[node - 1] = isNegated[node] ? gate.Negate() : gate;
        }

        return new BooleanTree(gates);
    }

    /// <summary>The first gate that is constant, level after level from the root; null if there is none.</summary>
    public (int Level, int Index)? FindConstantGate()
    {
        for (int level = 0; level < Depth; level++)
        {
            for (int index = 0; index < 1 << level; index++)
            {
                if (this[level, index].IsConstant)
                    return (level, index);
            }
        }

        return null;
    }

    /// <summary>The gates as text, a level a line: <c>level 1: AND, XNOR</c>.</summary>
    public override string ToString()
    {
        var lines = new string[Depth];
        for (int level = 0; level < Depth; level++)
        {
            var names = new string[1 << level];
            for (int index = 0; index < names.Length; index++)
                names[index] = this[level, index].ToString();
            lines[level] = $"level {level}: {string.Join(", ", names)}";
        }

        return string.Join("\n", lines);
    }

    /// <summary>The position of a gate in <see cref="Gates"/>.</summary>
    internal int IndexOf(int level, int index)
    {
        if (level < 0 || level >= Depth)
            throw new ArgumentOutOfRangeException(nameof(level), level, $"The tree has the levels 0 to {Depth - 1}.");
        if (index < 0 || index >= 1 << level)
            throw new ArgumentOutOfRangeException(nameof(index), index, $"Level {level} has the gates 0 to {(1 << level) - 1}.");
        return (1 << level) - 1 + index;
    }

    internal static void RequireDepth(int depth)
    {
        if (depth is < 1 or > MaxDepth)
            throw new ArgumentOutOfRangeException(nameof(depth), depth, $"The depth must be from 1 to {MaxDepth}.");
    }

    private static int Combine(TreeGate mine, TreeGate theirs, int leftPairs, int rightPairs)
    {
        int pairs = 0;
        for (int left = 0; left < 4; left++)
        {
            for (int right = 0; right < 4; right++)
            {
                if ((leftPairs >> left & rightPairs >> right & 1) == 0)
                    continue;
                int a = mine[(left & 1) | (right & 1) << 1] ? 1 : 0;
                int b = theirs[left >> 1 | (right >> 1) << 1] ? 2 : 0;
                pairs |= 1 << (a | b);
            }
        }

        return pairs;
    }

    private void RequireSameDepth(BooleanTree other)
    {
        ArgumentNullException.ThrowIfNull(other);
        if (other.Depth != Depth)
            throw new ArgumentException($"The depths are {Depth} and {other.Depth}, but must be the same.", nameof(other));
    }

    private Circuit BuildCircuit()
    {
        var builder = new CircuitBuilder();
        Literal[] values = builder.AddInputPort("x", InputCount);
        for (int level = Depth - 1; level >= 0; level--)
        {
            for (int index = 0; index < 1 << level; index++)
                values[index] = Build(builder, this[level, index], values[2 * index], values[(2 * index) + 1]);
        }

        builder.AddOutputPort("y", [values[0]]);
        return builder.Build();
    }

    private static Literal Build(CircuitBuilder builder, TreeGate gate, Literal left, Literal right)
    {
        // Shannon's expansion on the left input: at most one gate is left after folding.
        Literal Restrict(bool leftValue) => (gate[leftValue ? 1 : 0], gate[leftValue ? 3 : 2]) switch
        {
            (false, false) => Literal.False,
            (true, true) => Literal.True,
            (false, true) => right,
            (true, false) => !right,
        };
        return (Restrict(true), Restrict(false)) switch
        {
            var (on, off) when on == off => on,
            var (on, off) when on == !off && !on.IsConstant => builder.Xor(left, off),
            var (on, off) => builder.Mux(left, on, off),
        };
    }
}
