using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// Writes a function as gates from the top down: an input that can be split off is; two inputs that the function only sees through one gate become that gate;
/// what then depends on at most four signals comes from the table of small functions; anything else is expanded about one input.
/// </summary>
/// <remarks>Splitting off and joining inputs finds the disjoint decomposition where there is one (Ashenhurst 1957); the expansions are those of Shannon and Davio.</remarks>
internal static class Decomposition
{
    /// <summary>The function of the given signals.</summary>
    public static Literal Build(CircuitBuilder builder, WindowFunction function, Literal[] signals)
    {
        Span<int> support = stackalloc int[WindowFunction.Inputs];
        int count = 0;
        for (int i = 0; i < WindowFunction.Inputs; i++)
        {
            if (function.DependsOn(i))
                support[count++] = i;
        }

        support = support.Slice(0, count);
        if (count == 0)
            return Literal.Constant(function == WindowFunction.True);
        if (count == 1)
            return signals[support[0]] ^ (function != WindowFunction.Input(support[0]));
        return SplitOff(builder, function, signals, support)
            ?? JoinInputs(builder, function, signals, support)
            ?? (count <= 4 ? BuildSmall(builder, function, signals, support) : Expand(builder, function, signals, support));
    }

    /// <summary>f = x ∧ g, x ∨ g or x ⊕ g.</summary>
    private static Literal? SplitOff(CircuitBuilder builder, WindowFunction function, Literal[] signals, ReadOnlySpan<int> support)
    {
        foreach (int input in support)
        {
            WindowFunction clear = function.Cofactor(input, false);
            WindowFunction set = function.Cofactor(input, true);
            Literal signal = signals[input];
            if (clear == WindowFunction.False)
                return builder.And(signal, Build(builder, set, signals));
            if (set == WindowFunction.False)
                return builder.And(!signal, Build(builder, clear, signals));
            if (clear == WindowFunction.True)
                return builder.Or(!signal, Build(builder, set, signals));
            if (set == WindowFunction.True)
                return builder.Or(signal, Build(builder, clear, signals));
            if (clear == ~set)
                return builder.Xor(signal, Build(builder, clear, signals));
        }

        return null;
    }

    /// <summary>f(x, y, …) = g(z, …) where z is one gate of x and y.</summary>
    private static Literal? JoinInputs(CircuitBuilder builder, WindowFunction function, Literal[] signals, ReadOnlySpan<int> support)
    {
        for (int i = 0; i < support.Length; i++)
        {
            WindowFunction clear = function.Cofactor(support[i], false);
            WindowFunction set = function.Cofactor(support[i], true);
            for (int j = i + 1; j < support.Length; j++)
            {
                ReadOnlySpan<WindowFunction> four =
                [
                    clear.Cofactor(support[j], false), set.Cofactor(support[j], false), clear.Cofactor(support[j], true), set.Cofactor(support[j], true),
                ];
                if (four[0] == four[3] && four[1] == four[2])
                    return With(builder.Xor(signals[support[i]], signals[support[j]]), four[0], four[1], support[i]);
                for (int odd = 0; odd < 4; odd++)
                {
                    // The other three are equal: the gate is the conjunction that is true where the odd one stands.
                    if (four[(odd + 1) & 3] != four[(odd + 2) & 3] || four[(odd + 1) & 3] != four[(odd + 3) & 3])
                        continue;
                    Literal both = builder.And(signals[support[i]] ^ ((odd & 1) == 0), signals[support[j]] ^ ((odd & 2) == 0));
                    return With(both, four[(odd + 1) & 3], four[odd], support[i]);
                }
            }
        }

        return null;

        Literal With(Literal joined, WindowFunction whenClear, WindowFunction whenSet, int place)
        {
            var next = (Literal[])signals.Clone();
            next[place] = joined;
            return Build(builder, WindowFunction.Select(place, whenClear, whenSet), next);
        }
    }

    /// <summary>The smallest circuit of a function of at most four signals.</summary>
    private static Literal BuildSmall(CircuitBuilder builder, WindowFunction function, Literal[] signals, ReadOnlySpan<int> support)
    {
        int table = 0;
        for (int row = 0; row < 16; row++)
        {
            WindowFunction value = function;
            for (int i = 0; i < support.Length; i++)
                value = value.Cofactor(support[i], (row >> i & 1) != 0);
            table |= value == WindowFunction.True ? 1 << row : 0;
        }

        Span<Literal> leaves = stackalloc Literal[4];
        Span<Literal> inputs = stackalloc Literal[4];
        leaves.Clear();
        for (int i = 0; i < support.Length; i++)
            leaves[i] = signals[support[i]];
        bool isComplemented = SmallFunctionClasses.FewestGates.MapInputs((ushort)table, leaves, inputs);
        ConePlan plan = SmallFunctionClasses.FewestGates.GetCircuit((ushort)table).Plan;
        var nodes = new List<Literal> { Literal.False };
        foreach (Literal input in inputs)
            nodes.Add(input);
        foreach (Gate gate in plan.Gates)
        {
            Literal left = nodes[gate.Left.Node] ^ gate.Left.IsComplemented;
            Literal right = nodes[gate.Right.Node] ^ gate.Right.IsComplemented;
            nodes.Add(gate.Kind == GateKind.Xor ? builder.Xor(left, right) : builder.And(left, right));
        }

        return nodes[plan.Output.Node] ^ plan.Output.IsComplemented ^ isComplemented;
    }

    /// <summary>An expansion about the input that leaves the least: f = x ? f₁ : f₀, f₀ ⊕ x ∧ (f₀ ⊕ f₁), f₁ ⊕ ¬x ∧ (f₀ ⊕ f₁), or where f is monotone in x, f₀ ∨ x ∧ f₁.</summary>
    private static Literal Expand(CircuitBuilder builder, WindowFunction function, Literal[] signals, ReadOnlySpan<int> support)
    {
        int best = int.MaxValue;
        int bestInput = -1;
        int bestForm = 0;
        foreach (int input in support)
        {
            WindowFunction clear = function.Cofactor(input, false);
            WindowFunction set = function.Cofactor(input, true);
            int clearCost = CountSupport(clear);
            int setCost = CountSupport(set);
            int differenceCost = CountSupport(clear ^ set);
            bool isMonotone = (clear & ~set) == WindowFunction.False || (set & ~clear) == WindowFunction.False;
            Offer(clearCost + setCost + (isMonotone ? 2 : 3), input, isMonotone ? 1 : 0);
            Offer(clearCost + differenceCost + 2, input, 2);
            Offer(setCost + differenceCost + 2, input, 3);
        }

        WindowFunction f0 = function.Cofactor(bestInput, false);
        WindowFunction f1 = function.Cofactor(bestInput, true);
        Literal x = signals[bestInput];
        switch (bestForm)
        {
            case 0:
                return builder.Mux(x, Build(builder, f1, signals), Build(builder, f0, signals));
            case 1:
                bool isRising = (f0 & ~f1) == WindowFunction.False;
                (WindowFunction lower, WindowFunction upper) = isRising ? (f0, f1) : (f1, f0);
                return builder.Or(Build(builder, lower, signals), builder.And(x ^ !isRising, Build(builder, upper, signals)));
            case 2:
                return builder.Xor(Build(builder, f0, signals), builder.And(x, Build(builder, f0 ^ f1, signals)));
            default:
                return builder.Xor(Build(builder, f1, signals), builder.And(!x, Build(builder, f0 ^ f1, signals)));
        }

        void Offer(int cost, int input, int form)
        {
            if (cost < best)
                (best, bestInput, bestForm) = (cost, input, form);
        }
    }

    private static int CountSupport(WindowFunction function)
    {
        int count = 0;
        for (int i = 0; i < WindowFunction.Inputs; i++)
            count += function.DependsOn(i) ? 1 : 0;
        return count;
    }
}
