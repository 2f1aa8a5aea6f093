using System;

namespace Learnability;

/// <summary>
/// Every path, closed ones too, through the whole activation: for weights that were set by hand. The operations and their order are those of
/// <see cref="NeuralNet"/>, so that rounding errors are the same.
/// </summary>
public sealed partial class SgdMemory
{
    /// <summary>How far v1 may be from ±1, so that any gate that reads two memory bits is saturated: 2·2·(1 − 1/8) − 2 = 3/2.</summary>
    private const double ReadTolerance = 1.0 / 8;

    private void ReadMemoryExactly(Span<ulong> bits)
    {
        for (int i = 0; i < MemoryBits; i++)
        {
            double v1 = Activation.Evaluate(GetMemoryWeight(i, SgdMemoryEdge.V0V1) * SgdActivation.Saturation);
            if (!(Math.Abs(Math.Abs(v1) - 1) <= ReadTolerance))
            {
                throw new InvalidOperationException(FormattableString.Invariant(
                    $"Memory bit {i} reads {v1:R}, which saturates no gate; set its weight {SgdMemoryEdge.V0V1} so that it is within 1/8 of 1 or −1."));
            }

            if (v1 < 0)
                bits[i >> 6] |= 1UL << (i & 63);
        }
    }

    /// <summary>The output vertex: the sum over memory components, for each first the path over v4 and then that over v4', then over dummies.</summary>
    private Signal ForwardExactly(ReadOnlySpan<ulong> flips, bool predicted)
    {
        double sum = 0;
        for (int i = 0; i < MemoryBits; i++)
        {
            Component component = EvaluateComponent(i, flips, predicted);
            sum += GetMemoryWeight(i, SgdMemoryEdge.V5Output) * component.OverV4.V5.Value;
            sum += GetMemoryWeight(i, SgdMemoryEdge.V5PrimeOutput) * component.OverV4Prime.V5.Value;
        }

        Span<Signal> path = stackalloc Signal[DummyEdges];
        for (int j = 0; j < DummyCount; j++)
        {
            EvaluateDummy(j, path);
            sum += GetDummyWeight(j, DummyEdges - 1) * path[DummyEdges - 1].Value;
        }

        return Apply(sum);
    }

    private double StepExactly(ReadOnlySpan<ulong> flips, bool predicted, double target)
    {
        Signal output = ForwardExactly(flips, predicted);
        double delta = 2 * (output.Value - target) * output.Slope;
        for (int i = 0; i < MemoryBits; i++)
            UpdateComponent(i, EvaluateComponent(i, flips, predicted), delta);
        Span<Signal> path = stackalloc Signal[DummyEdges];
        for (int j = 0; j < DummyCount; j++)
        {
            EvaluateDummy(j, path);
            double pathDelta = delta;
            for (int place = DummyEdges - 1; place >= 0; place--)
                pathDelta = UpdateEdge(ref DummyWeight(j, place), path[place], pathDelta);
        }

        return output.Value;
    }

    private Component EvaluateComponent(int i, ReadOnlySpan<ulong> flips, bool predicted)
    {
        // A control outputs 0 where its bit flips and the output has its path's sign, and otherwise 2. Both outputs lie at flat parts.
        bool isFlipped = ((flips[i >> 6] >> (i & 63)) & 1) != 0;
        var vc = new Signal(isFlipped && predicted ? 0 : SgdActivation.Saturation, 0);
        var vcPrime = new Signal(isFlipped && !predicted ? 0 : SgdActivation.Saturation, 0);
        Signal v1 = Apply(GetMemoryWeight(i, SgdMemoryEdge.V0V1) * SgdActivation.Saturation);
        Signal v2 = Apply(GetMemoryWeight(i, SgdMemoryEdge.V1V2) * v1.Value);
        Signal v3 = Apply(GetMemoryWeight(i, SgdMemoryEdge.V2V3) * v2.Value);
        Signal v4 = Apply((GetMemoryWeight(i, SgdMemoryEdge.V3V4) * v3.Value) + (GetMemoryWeight(i, SgdMemoryEdge.VcV4) * vc.Value));
        Signal v5 = Apply(GetMemoryWeight(i, SgdMemoryEdge.V4V5) * v4.Value);
        Signal v3Prime = Apply(GetMemoryWeight(i, SgdMemoryEdge.V2V3Prime) * v2.Value);
        Signal v4Prime = Apply((GetMemoryWeight(i, SgdMemoryEdge.V3PrimeV4Prime) * v3Prime.Value) + (GetMemoryWeight(i, SgdMemoryEdge.VcPrimeV4Prime) * vcPrime.Value));
        Signal v5Prime = Apply(GetMemoryWeight(i, SgdMemoryEdge.V4PrimeV5Prime) * v4Prime.Value);
        return new Component(v1, v2, new Branch(v3, v4, v5, vc), new Branch(v3Prime, v4Prime, v5Prime, vcPrime));
    }

    private void UpdateComponent(int i, Component at, double delta)
    {
        double delta3 = UpdateBranch(i, SgdMemoryEdge.V2V3, SgdMemoryEdge.VcV4, at.V2, at.OverV4, delta);
        double delta3Prime = UpdateBranch(i, SgdMemoryEdge.V2V3Prime, SgdMemoryEdge.VcPrimeV4Prime, at.V2, at.OverV4Prime, delta);
        double delta2 = (delta3 + delta3Prime) * at.V2.Slope;
        double delta1 = UpdateEdge(ref MemoryWeight(i, SgdMemoryEdge.V1V2), at.V1, delta2);
        UpdateEdge(ref MemoryWeight(i, SgdMemoryEdge.V0V1), new Signal(SgdActivation.Saturation, 0), delta1);
    }

    /// <summary>The four edges from v2 to the output, and that from the control; returns the derivative at v2's output.</summary>
    private double UpdateBranch(int i, SgdMemoryEdge first, SgdMemoryEdge fromControl, Signal v2, Branch at, double delta)
    {
        double delta5 = UpdateEdge(ref MemoryWeight(i, first + 3), at.V5, delta);
        double delta4 = UpdateEdge(ref MemoryWeight(i, first + 2), at.V4, delta5);
        UpdateEdge(ref MemoryWeight(i, fromControl), at.Control, delta4);
        double delta3 = UpdateEdge(ref MemoryWeight(i, first + 1), at.V3, delta4);
        ref double weight = ref MemoryWeight(i, first);
        double beforeV2 = delta3 * weight;
        weight -= LearningRate * (delta3 * v2.Value);
        return beforeV2;
    }

    /// <summary>Updates the weight of the edge out of a vertex; returns the derivative at that vertex's pre-activation, with the old weight.</summary>
    private double UpdateEdge(ref double weight, Signal source, double delta)
    {
        double sourceDelta = delta * weight * source.Slope;
        weight -= LearningRate * (delta * source.Value);
        return sourceDelta;
    }

    /// <summary>The outputs of the source and of the five vertices of a dummy.</summary>
    private void EvaluateDummy(int j, Span<Signal> path)
    {
        path[0] = new Signal(_dummySources[j], 0);
        for (int place = 0; place < DummyEdges - 1; place++)
            path[place + 1] = Apply(GetDummyWeight(j, place) * path[place].Value);
    }

    private Signal Apply(double preActivation) => new(Activation.Evaluate(preActivation), Activation.GetSlope(preActivation));

    /// <summary>A vertex's output, and the slope of its activation.</summary>
    private readonly record struct Signal(double Value, double Slope);

    /// <summary>The vertices of a memory component.</summary>
    private readonly record struct Component(Signal V1, Signal V2, Branch OverV4, Branch OverV4Prime);

    /// <summary>The vertices of one of its two paths from v2 to the output.</summary>
    private readonly record struct Branch(Signal V3, Signal V4, Signal V5, Signal Control);
}
