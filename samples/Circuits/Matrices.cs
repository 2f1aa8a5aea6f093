using System.Runtime.CompilerServices;
using Learnability;

namespace Circuits;

/// <summary>A 4×4 matrix of bytes, row by row.</summary>
[InlineArray(16)]
internal struct Matrix
{
    private byte _element;
}

/// <summary>The product of matrices, modulo 256.</summary>
internal static partial class Matrices
{
    [Circuit]
    public static Matrix Multiply(Matrix left, Matrix right)
    {
        Matrix product = default;
        for (int row = 0; row < 4; row++)
        {
            for (int column = 0; column < 4; column++)
            {
                int sum = 0;
                for (int i = 0; i < 4; i++)
                    sum += left[4 * row + i] * right[4 * i + column];
                product[4 * row + column] = (byte)sum;
            }
        }

        return product;
    }
}
