extern alias generators;

using System;
using System.Globalization;
using generators::Learnability.Generators.Emit;
using Xunit;

namespace Learnability.Generators.Tests.Emit;

public sealed class CSharpTextTests
{
    [Theory]
    [InlineData(0.5, "0.5")]
    [InlineData(64, "64.0")]
    [InlineData(-0.0, "-0.0")]
    [InlineData(0.1, "0.1")]
    [InlineData(1e300, "1E+300")]
    public void Doubles_are_written_short_and_as_doubles(double value, string text) => Assert.Equal(text, CSharpText.Double(value));

    [Fact]
    public void Doubles_come_back_bit_for_bit()
    {
        var random = new RandomBits(3, RandomPurpose.Examples);
        for (int i = 0; i < 10_000; i++)
        {
            double value = BitConverter.UInt64BitsToDouble(random.NextUInt64());
            if (!double.IsFinite(value))
                continue;
            double read = double.Parse(CSharpText.Double(value), CultureInfo.InvariantCulture);
            Assert.Equal(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(read));
        }
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void What_is_not_finite_is_refused(double value) => Assert.Throws<ArgumentException>(() => CSharpText.Double(value));

    [Theory]
    [InlineData("in", "@in")]
    [InlineData("await", "@await")]
    [InlineData("sum", "sum")]
    public void Keywords_become_identifiers(string name, string identifier) => Assert.Equal(identifier, CSharpText.Identifier(name));
}
