using System;

namespace Learnability;

/// <summary>Answers to queries of several binary digits, each of which is asked in a query of its own. Generated code calls this.</summary>
/// <remarks>Abbe, Kamath, Malach, Sandon and Srebro, proof of Lemma 3b; the digits of negative values are asked apart.</remarks>
public static class QueryDigits
{
    /// <summary>Sums up the answers to digits.</summary>
    /// <param name="units">For each query the answers to its digits, least significant first, and where it is signed then those to the digits of negative values.</param>
    /// <param name="digits">The number of digits.</param>
    /// <param name="isSigned">Whether the digits of negative values are asked too.</param>
    /// <param name="answers">Receives one answer for each query, in the same units for a value of 1.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Join(ReadOnlySpan<int> units, int digits, bool isSigned, Span<int> answers)
    {
        int copies = isSigned ? 2 * digits : digits;
        if (units.Length != answers.Length * copies)
            throw new ArgumentException($"There are {units.Length} answers to digits, but {answers.Length} queries have {copies} each.", nameof(units));
        for (int query = 0; query < answers.Length; query++)
        {
            int sum = 0;
            for (int digit = 0; digit < digits; digit++)
            {
                sum += units[(query * copies) + digit] << digit;
                if (isSigned)
                    sum -= units[(query * copies) + digits + digit] << digit;
            }

            answers[query] = sum;
        }
    }
}
