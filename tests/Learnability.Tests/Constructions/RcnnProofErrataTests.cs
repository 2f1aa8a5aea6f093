using System;
using System.Collections.Generic;
using System.Linq;
using Xunit;

namespace Learnability.Tests.Constructions;

/// <summary>What the paper's lemmas, counts and bounds say literally does not hold, and what docs/theory.md says instead does.</summary>
public sealed class RcnnProofErrataTests
{
    private const int Inputs = 2;
    private const int Samples = 3;

    [Fact]
    public void Memory_before_a_step_has_the_rows_of_the_steps_before_it_and_after_it_one_more()
    {
        DenseRcnn network = CreateNetwork();
        var random = new RandomBits(1, RandomPurpose.Examples);
        int[] full = [];
        for (int step = 1; step <= Samples + 1; step++)
        {
            // Lemma 1 says of W⁽ⁱ⁾, the memory before step i, that it has the rows a ≤ i.
            Assert.Equal(Rows(step - 1), network.WeightThirds.ToArray());
            bool[] x = step > Samples ? [true, true] : [random.NextBit(), random.NextBit()];
            bool y = step > Samples || random.NextBit();
            full = [.. full, .. x.Append(true).Select(feature => (y ? 1 : -1) * (feature ? 1 : -1))];
            Assert.NotEqual(Rows(step), network.WeightThirds.ToArray());

            // Lemma 4 says of W⁽τ⁺¹⁾, the memory after step τ, that it has the rows a < τ.
            network.Step(x, y);
            Assert.Equal(Rows(step), network.WeightThirds.ToArray());
            Assert.NotEqual(Rows(step - 1), network.WeightThirds.ToArray());
        }

        int[] Rows(int count) => [.. full.Take(count * (Inputs + 1)).Concat(new int[(Samples + 1) * (Inputs + 1)]).Take((Samples + 1) * (Inputs + 1))];
    }

    [Fact]
    public void Rows_end_at_minus_a_ninth_where_the_head_has_a_slope_and_not_at_a_ninth_where_it_bends()
    {
        DenseRcnn network = CreateNetwork();
        network.Step([true, false], true);
        network.Evaluate([true, true]);
        (int ninth, int scale) = (network.Encoding.PhaseUnit, network.Encoding.Scale);
        for (int row = 0; row <= Samples; row++)
        {
            for (int column = 0; column <= Inputs; column++)
                Assert.Equal(-ninth, network.Cells[(row * network.Shape.Columns) + column]);
        }

        Assert.Equal([18, 18], [RcnnHead.GetSlope(-ninth - 2, scale), RcnnHead.GetSlope(-ninth, scale)]);
        Assert.Equal([-18, 18], [RcnnHead.GetSlope(ninth - 2, scale), RcnnHead.GetSlope(ninth, scale)]);
    }

    [Fact]
    public void Without_the_dummy_sample_the_output_is_0_for_every_input()
    {
        DenseRcnn network = CreateNetwork();
        for (int sample = 0; sample < Samples; sample++)
            network.Step([true, false], true);
        Assert.All(AllInputs, x => Assert.Equal(0, network.Evaluate(x)));

        network.Step([true, true], true);
        Assert.All(AllInputs, x => Assert.Equal(network.Encoding.Scale, Math.Abs(network.Evaluate(x))));
    }

    [Fact]
    public void Head_of_the_network_counts_cells_that_nothing_came_to_and_those_where_the_machine_stays()
    {
        RcnnEncoding encoding = CreateNetwork().Encoding;

        Assert.Equal(2 * encoding.Scale, RcnnHead.Evaluate(0, encoding.Scale));
        Assert.Equal(0, RcnnHead.Evaluate(encoding.Computing(Symbol.Blank), encoding.Scale));
        Assert.NotEqual(0, RcnnHead.Evaluate(encoding.Computing(Symbol.Blank) + encoding.Head(3, Arrival.Moved), encoding.Scale));
    }

    [Theory]
    [InlineData(3, 1)]
    [InlineData(9, 2)]
    [InlineData(27, 3)]
    [InlineData(35, 4)]
    public void Digits_of_states_are_balanced_because_of_minus_1_and_1_alone_none_is_the_start(int states, int digits)
    {
        IEnumerable<int> codes = [0];
        for (int digit = 0; digit < digits; digit++)
            codes = [.. codes.SelectMany(static code => new[] { (3 * code) - 1, (3 * code) + 1 })];
        Assert.DoesNotContain(0, codes);
        Assert.True(codes.Count() < states);

        TransitionTable machine = Chain(states);
        var encoding = new RcnnEncoding(machine);
        Assert.Equal(digits, machine.Digits);
        Assert.Equal(0, encoding.GetCode(0));
        Assert.Equal(states, Enumerable.Range(0, states).Select(encoding.GetCode).Distinct().Count());
    }

    [Fact]
    public void Work_tape_is_a_value_of_cells_only_with_the_digit_before_the_point()
    {
        RcnnEncoding encoding = CreateNetwork().Encoding;
        double largest = Enumerable.Range(1, encoding.Digits).Sum(static i => Math.Pow(3, -i));

        Assert.True(largest < 0.5);
        Assert.Equal(1, encoding.ToDouble(encoding.One));
        Assert.True(encoding.Decode(encoding.One).IsWork);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Four_ReLUs_are_an_indicator_and_two_a_threshold(int slope)
    {
        const double Delta = 1.0 / 64;
        const double At = 0.25;
        const double Value = 0.75;
        double rise = (1 - (slope * Delta)) / Delta;
        double fall = (1 + (slope * Delta)) / Delta;
        double ramp = (Value - (slope * Delta)) / Delta;
        for (double x = -1; x <= 1; x += Delta / 8)
        {
            double distance = Math.Abs(x - At);
            double inner = 1 + (slope * (x - At));
            double outer = x < At ? rise * (x - At + (2 * Delta)) : fall * (At + (2 * Delta) - x);
            double psi = distance >= 2 * Delta ? 0 : distance <= Delta ? inner : outer;
            Assert.Equal(
                psi,
                (rise * Relu(x - At + (2 * Delta))) + ((slope - rise) * Relu(x - At + Delta)) - ((slope + fall) * Relu(x - At - Delta)) + (fall * Relu(x - At - (2 * Delta))));

            double tau = x <= At - (2 * Delta) ? 0 : x >= At - Delta ? Value + (slope * (x - At)) : ramp * (x - At + (2 * Delta));
            Assert.Equal(tau, (ramp * Relu(x - At + (2 * Delta))) + ((slope - ramp) * Relu(x - At + Delta)));
        }

        static double Relu(double x) => Math.Max(0, x);
    }

    [Fact]
    public void Least_difference_of_coordinates_is_0_where_two_points_share_one_and_that_of_their_values_is_not()
    {
        double[][] points = [[0, 0], [0, 1], [0.5, 1]];
        double literal = points.SelectMany((a, i) => points.Skip(i + 1).SelectMany(b => a.Zip(b, static (s, t) => Math.Abs(s - t)))).Min();
        Assert.Equal(0, literal);

        double[] values = [3, -1, 2];
        double[][] jacobians = [[1, 0], [0, 2], [-1, 0.5]];
        ReluInterpolant net = PiecewiseLinear.Interpolate(points, values, jacobians);
        var gradient = new double[2];
        for (int point = 0; point < points.Length; point++)
        {
            Assert.Equal(values[point], net.Evaluate(points[point], gradient), 1e-12);
            Assert.All(gradient.Zip(jacobians[point]), static pair => Assert.Equal(pair.Second, pair.First, 1e-12));
        }
    }

    [Fact]
    public void Lemma_5_takes_a_ReLU_for_every_patch_and_the_factored_layer_some_for_every_state()
    {
        int before = 0;
        foreach (int states in (int[])[4, 8, 16, 32])
        {
            var layer = new RcnnFactoredLayer(Chain(states));
            int weights = new RcnnReluLayer(layer).WeightCount;
            Assert.InRange(weights, states, 120 * states);
            Assert.True(Math.Pow(3, 9 * (layer.Encoding.Digits + 1)) > 1e18 * states * states);
            if (before > 0)
                Assert.True(weights < 2.2 * before, $"{states} states: {weights} weights, half as many {before}");
            before = weights;
        }
    }

    [Fact]
    public void Restarts_of_the_statement_are_too_few_for_the_number_of_weights()
    {
        // Each of s² weights is the right one of s with probability 1/s.
        const int States = 2;
        const double Failure = 0.1;
        double hit = Math.Pow(States, -States * States);
        double literal = Math.Pow(States, States) * Math.Log(2 / Failure);

        Assert.True(Math.Pow(1 - hit, literal) > 4 * Failure);
        Assert.True(Math.Pow(1 - hit, Math.Exp(AlgorithmSelection.GetLogRestarts(States, Failure))) < Failure / 2);
    }

    [Fact]
    public void Accuracy_must_be_below_the_smaller_of_error_and_failure()
    {
        const double Error = 1.0 / 2;
        const double Failure = 1.0 / 16;

        // It plays both: with r = ½ a learner may fail every second time.
        double literal = AlgorithmSelection.GetAccuracy((long)Math.Pow(Math.Max(Error, Failure), -3), 1);
        Assert.True(literal <= Math.Max(Error, Failure) && literal > Failure);
        Assert.True(AlgorithmSelection.GetAccuracy((long)Math.Pow(Math.Min(Error, Failure), -3), 1) <= Failure);
    }

    private static IEnumerable<bool[]> AllInputs => Enumerable.Range(0, 1 << Inputs).Select(static x => new[] { (x & 1) != 0, (x & 2) != 0 });

    private static DenseRcnn CreateNetwork() =>
        new(RcnnErrataTests.Walk(Move.Stay), new RcnnShape(Inputs, Samples, 20, new RcnnOptions { Readout = RcnnReadout.Corner }));

    /// <summary>A machine that goes through all its states, in place, and halts in the last.</summary>
    private static TransitionTable Chain(int states) => new(
        [.. Enumerable.Range(0, states).Select(static state => "S" + state)],
        [.. Enumerable.Range(0, states * TransitionTable.EntriesPerState).Select(i => new TransitionEntry(Math.Min((i / TransitionTable.EntriesPerState) + 1, states - 1), (Symbol)((i % 3) - 1), Move.Stay))]);
}
