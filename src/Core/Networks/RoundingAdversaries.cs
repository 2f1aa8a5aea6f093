using System;

namespace Learnability;

/// <summary>Decides between the two multiples around a number that both are within 3ρ/4.</summary>
internal interface IRoundingChooser
{
    /// <summary>Whether the upper multiple is taken.</summary>
    /// <param name="units">The number in units of ρ.</param>
    /// <param name="fraction">Its fractional part, from 1/4 to 3/4.</param>
    bool TakesUpper(double units, double fraction);
}

/// <summary>The choices that depend on the number alone.</summary>
internal enum RoundingChoice
{
    Nearest,
    Up,
    Down,
    Away,
}

/// <summary>An adversary whose choice depends on the number alone.</summary>
internal sealed class FixedRounding(RoundingChoice choice) : IGradientRounding
{
    /// <summary>The choice.</summary>
    public RoundingChoice Choice => choice;

    public void Round(Span<double> gradient, double precision)
    {
        GradientRounding.RequirePrecision(precision);
        var chooser = new Chooser(choice);
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = GradientRounding.Round(gradient[i], precision, ref chooser);
    }

    public override string ToString() => choice.ToString();

    private readonly struct Chooser(RoundingChoice choice) : IRoundingChooser
    {
        public bool TakesUpper(double units, double fraction) => choice switch
        {
            RoundingChoice.Nearest => fraction >= 0.5,
            RoundingChoice.Up => true,
            RoundingChoice.Down => false,
            _ => fraction < 0.5,
        };
    }
}

/// <summary>
/// A fair coin for each number between multiples. The coins of a call are drawn from one word of the stream, in the order of the numbers that need one, so that
/// numbers that follow do not change those before them.
/// </summary>
internal sealed class RandomRounding(int seed) : IGradientRounding
{
    private readonly RandomBits _random = new(seed, RandomPurpose.Rounding);

    public void Round(Span<double> gradient, double precision)
    {
        GradientRounding.RequirePrecision(precision);
        var coins = new Coins(_random.NextUInt64());
        for (int i = 0; i < gradient.Length; i++)
            gradient[i] = GradientRounding.Round(gradient[i], precision, ref coins);
    }

    public override string ToString() => "random";

    private struct Coins(ulong word) : IRoundingChooser
    {
        private ulong _state = word;
        private ulong _bits;
        private int _left;

        public bool TakesUpper(double units, double fraction)
        {
            if (_left == 0)
            {
                _bits = RandomBits.SplitMix(ref _state);
                _left = 64;
            }

            bool coin = (_bits & 1) != 0;
            _bits >>= 1;
            _left--;
            return coin;
        }
    }
}
