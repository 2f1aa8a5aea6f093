using System.Globalization;
using System.Linq;
using Learnability.Generators.Tests.Harness;
using Xunit;

namespace Learnability.Generators.Tests.Emit;

public sealed class CultureTests
{
    private const string Source = """
        using Learnability;
        namespace Demo;
        public static partial class Methods
        {
            [Circuit]
            public static long Multiply(long a, [Bits(30)] int b) => a * b - 1234567;
        }

        [LearningAlgorithm]
        [Sgd]
        public partial struct Sum
        {
            [Bits(40)] private long _sum;
            public void Learn(sbyte x, bool y) => _sum = y ? x : -x;
            public readonly bool Predict(sbyte x) => _sum > -1;
        }
        """;

    [Fact]
    public void Generated_text_is_the_same_in_every_culture()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            var expected = GeneratorHarness.Generate(Source).OrderBy(file => file.Key).ToArray();
            Assert.Equal(2, expected.Length);

            // As in Swedish and Arabic cultures, but there whatever data for them the machine has.
            CultureInfo.CurrentCulture = new CultureInfo("")
            {
                NumberFormat = new NumberFormatInfo
                {
                    NegativeSign = "−",
                    NumberDecimalSeparator = ",",
                    NumberGroupSeparator = "'",
                    NumberGroupSizes = [2],
                },
            };
            Assert.Equal("−1,5", (-1.5).ToString(CultureInfo.CurrentCulture));
            Assert.Equal(expected, GeneratorHarness.Generate(Source).OrderBy(file => file.Key));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
