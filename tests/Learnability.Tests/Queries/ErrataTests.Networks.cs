using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Learnability.Tests.Queries;

/// <summary>The errata of the networks of Lemma 3b.</summary>
public sealed partial class ErrataTests
{
    /// <summary>Definition 2 and Lemma 11: τ is ρ, and Lemma 3b's is 4ρ. With 12/(4ρ) the digits are not those of the answer.</summary>
    [Fact]
    public void Digits_are_read_in_units_of_the_precision()
    {
        int answers = (int)(1 / Precision) + 3;
        Assert.All(Enumerable.Range(0, answers + 1), m => Assert.Equal(m, ReadDigits(m, Precision, DigitCount)));
        Assert.NotEqual(3, ReadDigits(3, 4 * Precision, DigitCount));
    }

    /// <summary>⌈log₂(1/τ)⌉ digits are too few for an answer of 1, which is ⌈log₂(1/ρ + 4)⌉ digits long with its error.</summary>
    [Fact]
    public void Answers_of_one_need_another_digit()
    {
        int one = (int)(1 / Precision);
        Assert.NotEqual(one, ReadDigits(one, Precision, (int)Math.Log2(1 / Precision)));
        Assert.Equal(one, ReadDigits(one, Precision, DigitCount));
        Assert.Equal(one + 3, ReadDigits(one + 3, Precision, DigitCount));
    }

    private static int DigitCount => (int)Math.Ceiling(Math.Log2((1 / Precision) + 4));

    /// <summary>Definition 2: the digits' vertices of v1 = 1/12 + mρ; a vertex that is at no flat part counts as neither.</summary>
    private static int ReadDigits(int m, double tau, int count)
    {
        Activation ramp = Ramp;
        double v1 = (1.0 / 12) + (m * Precision);
        var digits = new double[count];
        int read = 0;
        for (int i = count - 1; i >= 0; i--)
        {
            double preActivation = (12 / tau * v1) - (1 / tau) + 6 - (6 * Math.Pow(2, count));
            for (int j = i + 1; j < count; j++)
                preActivation -= 3 * Math.Pow(2, j) * digits[j];
            digits[i] = ramp.Evaluate(preActivation);
            if (ramp.GetSlope(preActivation) != 0)
                return -1;
            read += digits[i] == 2 ? 1 << i : 0;
        }

        return read;
    }

    private static Activation Ramp => QueryNetworkGraph.Build(Plan(2, 8, Precision), Method(Plan(2, 8, Precision))).Network.Activations[0];

    /// <summary>Q′: with −1 from v3 to v4 what the gadget adds is not ∓1/24, so that the control does not cancel it.</summary>
    [Theory]
    [InlineData(-1, false)]
    [InlineData(-0.25, true)]
    public void Gadget_of_even_steps_has_a_weight_of_minus_a_quarter(double weight, bool holds)
    {
        QueryPlan plan = Plan(2, 8, Precision);
        QueryNetworkGraph graph = QueryNetworkGraph.Build(plan, Method(plan));
        graph.Network.StepBatch(Signs(Samples()), Labels(Samples()), Options);
        for (int copy = 0; copy < 2; copy++)
            graph.Network.Weights[graph.StepWeights[1][10 + (2 * copy)]] = weight;

        Assert.Equal(holds, Math.Abs(graph.Network.Evaluate([1, 1])[0] - (1 + (2 * Precision))) < 1e-12);
    }

    /// <summary>With labels −1 and 1 the residual of a sample that is not asked about is no small one.</summary>
    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void Labels_are_zero_and_one(double negative, bool holds)
    {
        QueryPlan plan = Plan(2, 8, Precision);
        QueryNetworkGraph graph = QueryNetworkGraph.Build(plan, Method(plan));
        double[] labels = [.. Labels(Samples()).Select(label => label == 0 ? negative : label)];
        double share = Enumerable.Range(0, 8).Count(i => Samples().GetLabel(i) && (Input(Samples(), i) & 1) != 0) / 8.0;
        graph.Network.StepBatch(Signs(Samples()), labels, Options);
        double answer = graph.Network.Weights[graph.StepWeights[0][0]] - (1.0 / 12);

        Assert.Equal(holds, Math.Abs(answer - share) <= 3.5 * Precision);
    }

    /// <summary>vc with weight 1/2 and bias 1 has pre-activations 0 and 2, where the activation has kinks: its own edges, of the computation, then move.</summary>
    [Theory]
    [InlineData(0.5, 1, false)]
    [InlineData(1, 1.5, true)]
    public void Control_of_a_gadget_stays_off_the_kinks(double weight, double bias, bool holds)
    {
        QueryPlan plan = Plan(2, 8, Precision);
        NeuralNet network = QueryNetworkGraph.Build(plan, Method(plan)).Network;
        var controls = new List<int>();
        for (int vertex = network.InputCount + 1; vertex < network.VertexCount; vertex++)
        {
            (int start, int end) = network.GetIncomingEdges(vertex);
            if (end - start != 2 || network.EdgeSources[start + 1] != 0 || network.GetWeight(start + 1) != 1.5 || network.GetWeight(start) != -1)
                continue;
            int gate = network.EdgeWeightIndices[start];
            network.Weights[gate] *= weight;
            network.Weights[network.EdgeWeightIndices[start + 1]] = bias;
            controls.Add(gate);
        }

        Assert.Equal(2 * plan.Steps, controls.Count);
        double[] before = network.Weights.ToArray();
        network.StepBatch(Signs(Samples()), Labels(Samples()), Options);
        Assert.Equal(holds, controls.All(control => network.Weights[control] == before[control]));
    }

    /// <summary>"Set vc to 1": v3 is then within 6ρ of −1/4, which is not below 0 for all ρ &lt; 1/12; with 2 it is within 6ρ of −1/2.</summary>
    [Fact]
    public void Gadget_that_is_off_has_a_control_of_two()
    {
        Assert.NotEqual(0, Ramp.Evaluate((-1 * 0.25) + (6 * Precision)));
        Assert.Equal(0, Ramp.Evaluate((-2 * 0.25) + (6 * Precision)));
    }

    /// <summary>p·log₂(1/τ) + 3 copies: there are p·L and one for Φ ≡ 1 in each step.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Step_has_a_copy_for_each_digit_and_one_for_the_clock(int queries)
    {
        QueryPlan plan = Plan(2, 8, Precision) with { Width = queries };
        QueryNetworkGraph graph = QueryNetworkGraph.Build(plan, Method(plan));

        Assert.All(graph.StepWeights, weights => Assert.Equal(((queries + 1) * QueryNetworkGraph.MovableEdges) + 1, weights.Length));
        Assert.NotEqual((queries * Math.Log2(1 / Precision)) + 3, queries + 1);
    }

    /// <summary>Lemma 10: an input is not at a flat part, so that each has a vertex beside those of the gates.</summary>
    [Fact]
    public void Inputs_of_gates_have_vertices_of_their_own()
    {
        Activation ramp = Ramp;
        static double And(Activation activation, double left, double right) => activation.Evaluate((2 * left) + (2 * right) - 4);
        double Input(double x) => ramp.Evaluate((16 * x) - 8);

        Assert.NotEqual(2, And(ramp, 1, 1));
        Assert.Equal(2, And(ramp, Input(1), Input(1)));
        Assert.Equal(-2, And(ramp, Input(1), Input(0)));
        Assert.Equal(-2, And(ramp, Input(-1), Input(-1)));
    }

    /// <summary>Binary digits of numbers of [−1, 1] cover [0, 1) only: −1 and 1 average to 0 where their digits are asked apart, and to 1/2 otherwise.</summary>
    [Fact]
    public void Digits_of_negative_values_are_asked_apart()
    {
        Span<int> answers = stackalloc int[1];
        int half = 128; // in units of 1/256: half of the samples are 1, half are −1
        QueryDigits.Join([half], 1, isSigned: false, answers);
        Assert.Equal(128, answers[0]);
        QueryDigits.Join([half, half], 1, isSigned: true, answers);
        Assert.Equal(0, answers[0]);
        Assert.Throws<ArgumentException>(() => QueryDigits.Join([1, 2, 3], 1, true, new int[1]));
    }

    /// <summary>The output −2ρ: v4 applies its activation to −(1 + 2ρ); a linear output has the residual of a wrong prediction.</summary>
    [Fact]
    public void Output_applies_the_activation()
    {
        QueryPlan plan = Plan(2, 8, Precision);
        QueryNetworkGraph graph = QueryNetworkGraph.Build(plan, Method(plan));

        Assert.Equal(-2 * Precision, Ramp.Evaluate(-(1 + (2 * Precision))));
        Assert.Equal(-2 * Precision, graph.Network.Evaluate([1, -1])[0], 12);
        Assert.NotEqual(-2 * Precision, Activation.Identity.Evaluate(-(1 + (2 * Precision))));
    }

    private static NeuralNetStepOptions Options => new()
    {
        Loss = LossFunction.HalfSquared,
        LearningRate = 2,
        Clip = 1,
        Precision = Precision,
        Rounding = GradientRounding.Nearest,
    };
}
