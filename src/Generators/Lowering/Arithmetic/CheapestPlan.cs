using System;
using System.Collections.Generic;

namespace Learnability.Generators.Lowering.Arithmetic;

/// <summary>Chooses between ways to compute the same from some bits, by building each on its own and counting: gates, then ANDs, then the order of the plans.</summary>
internal static class CheapestPlan
{
    /// <summary>Builds bits out of an operand's.</summary>
    public delegate Literal[] Plan(CircuitBuilder builder, Literal[] operand);

    /// <summary>The result of the plan that is smallest.</summary>
    /// <param name="builder">The circuit.</param>
    /// <param name="operand">The operand; equal and constant bits count as such.</param>
    /// <param name="neededBits">How many of the result's low bits will be used.</param>
    /// <param name="plans">The plans, at least one.</param>
    public static Literal[] Build(CircuitBuilder builder, Literal[] operand, int neededBits, IReadOnlyList<Plan> plans)
    {
        Plan best = plans[0];
        (int Gates, int Ands)? least = null;
        foreach (Plan plan in plans)
        {
            if (plans.Count == 1)
                break;
            CircuitInfo info = Try(operand, neededBits, plan);
            if (least is { } size && (info.Gates, info.AndGates).CompareTo(size) >= 0)
                continue;
            (best, least) = (plan, (info.Gates, info.AndGates));
        }

        return best(builder, operand);
    }

    /// <summary>The size of what a plan builds over inputs that are equal where the operand's bits are.</summary>
    private static CircuitInfo Try(Literal[] operand, int neededBits, Plan plan)
    {
        var inputs = new Dictionary<int, int>();
        foreach (Literal bit in operand)
        {
            if (!bit.IsConstant && !inputs.ContainsKey(bit.Node))
                inputs.Add(bit.Node, inputs.Count);
        }

        var builder = new CircuitBuilder { JoinsConjunctions = true };
        Literal[] port = builder.AddInputPort("x", inputs.Count);
        Literal[] bits = Array.ConvertAll(operand, bit => bit.IsConstant ? bit : port[inputs[bit.Node]] ^ bit.IsComplemented);
        builder.AddOutputPort("y", plan(builder, bits).AsSpan(0, neededBits));
        return builder.Build().Info;
    }
}
