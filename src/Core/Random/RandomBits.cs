using System;

namespace Learnability;

/// <summary>
/// A reproducible stream of random bits: the same seed and purpose give the same bits on every machine, culture and version. The generator is xoshiro256**
/// with its state filled by SplitMix64 from the seed and the purpose.
/// </summary>
public sealed class RandomBits
{
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private ulong _bits;
    private int _bitCount;
    private double _spareGaussian = double.NaN;

    /// <summary>Starts a stream.</summary>
    /// <param name="seed">Any seed.</param>
    /// <param name="purpose">What the stream is used for.</param>
    public RandomBits(int seed, RandomPurpose purpose)
    {
        ulong state = (uint)seed | ((ulong)(uint)purpose << 32);
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>The next 64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>The next random bit: the bits of <see cref="NextUInt64"/>, least significant first.</summary>
    public bool NextBit()
    {
        if (_bitCount == 0)
        {
            _bits = NextUInt64();
            _bitCount = 64;
        }

        bool bit = (_bits & 1) != 0;
        _bits >>= 1;
        _bitCount--;
        return bit;
    }

    /// <summary>A random integer of a given width, each equally likely.</summary>
    /// <param name="width">The number of bits, from 0 to 64.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="width"/> is outside that range.</exception>
    public ulong NextBits(int width)
    {
        if (width is < 0 or > 64)
            throw new ArgumentOutOfRangeException(nameof(width), width, "The width must be from 0 to 64 bits.");
        return width == 0 ? 0 : NextUInt64() >> (64 - width);
    }

    /// <summary>A random integer from 0 to <paramref name="exclusiveBound"/> − 1, each equally likely (by rejection).</summary>
    /// <param name="exclusiveBound">The bound, at least 1.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="exclusiveBound"/> is below 1.</exception>
    public int NextInt32(int exclusiveBound)
    {
        if (exclusiveBound < 1)
            throw new ArgumentOutOfRangeException(nameof(exclusiveBound), exclusiveBound, "The bound must be at least 1.");
        int width = 0;
        while ((exclusiveBound - 1L) >> width != 0)
            width++;
        while (true)
        {
            ulong candidate = NextBits(width);
            if (candidate < (ulong)exclusiveBound)
                return (int)candidate;
        }
    }

    /// <summary>A random number in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>
    /// A normally distributed random number of mean 0 and deviation 1, by the polar method. Its last bits rest on the platform's logarithm.
    /// </summary>
    public double NextGaussian()
    {
        if (!double.IsNaN(_spareGaussian))
        {
            double spare = _spareGaussian;
            _spareGaussian = double.NaN;
            return spare;
        }

        while (true)
        {
            double u = (2 * NextDouble()) - 1;
            double v = (2 * NextDouble()) - 1;
            double square = (u * u) + (v * v);
            if (square >= 1 || square == 0)
                continue;
            double scale = Math.Sqrt(-2 * Math.Log(square) / square);
            _spareGaussian = v * scale;
            return u * scale;
        }
    }

    /// <summary>The next word of the SplitMix64 sequence from a state.</summary>
    internal static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }

    private static ulong RotateLeft(ulong value, int count) => (value << count) | (value >> (64 - count));
}
