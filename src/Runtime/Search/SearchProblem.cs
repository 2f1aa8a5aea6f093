using System;

namespace Learnability;

/// <summary>
/// A data set and an input as a search sees them: the tape as the trained network makes it, the answer, and how many steps a machine may take. Cells are 0, 1 and 2 for
/// −1, blank and +1, and 4 around the tape.
/// </summary>
internal sealed class SearchProblem
{
    /// <summary>The distance between rows: wide enough for 12 features, the label, a work column and the frame.</summary>
    public const int Stride = 16;

    /// <summary>A cell of the frame: its bit 2 says that the head bumps.</summary>
    public const byte Wall = 4;

    /// <summary>The place of the top left cell.</summary>
    public const int Corner = Stride + 1;

    /// <summary>The largest number of features.</summary>
    public const int MaxInputs = Stride - 4;

    /// <summary>The largest number of samples.</summary>
    public const int MaxSamples = 61;

    private SearchProblem(byte[] tape, int head, byte answer, int maxSteps)
    {
        Tape = tape;
        Head = head;
        Answer = answer;
        MaxSteps = maxSteps;
    }

    /// <summary>The tape with its frame.</summary>
    public byte[] Tape { get; }

    /// <summary>Where the head starts.</summary>
    public int Head { get; }

    /// <summary>What the top left cell must hold in the end.</summary>
    public byte Answer { get; }

    /// <summary>The number of steps that a machine may take: L − 1.</summary>
    public int MaxSteps { get; }

    /// <summary>Whether the untouched tape has the answer: the baseline of no steps.</summary>
    public bool IsAnsweredAtOnce => Tape[Corner] == Answer;

    /// <summary>Whether the sign of the sum of the samples' cells, without the labels, is the answer: the other baseline of no steps, a Hebb classifier. A sum of 0 counts as +1.</summary>
    public bool IsAnsweredBySum { get; private init; }

    /// <summary>Lays out a data set.</summary>
    /// <param name="x">The features of the samples, then those of the input, each ±1.</param>
    /// <param name="y">The labels of the samples, then the answer, each ±1.</param>
    /// <param name="maxSteps">The number of steps that a machine may take.</param>
    public static SearchProblem Create(int[][] x, int[] y, int maxSteps)
    {
        int samples = x.Length - 1;
        int inputs = x[0].Length;
        var tape = new byte[(samples + 3) * Stride];
        tape.AsSpan().Fill(Wall);
        int sum = 0;
        for (int row = 0; row <= samples; row++)
        {
            // The last row is the dummy's: its label is +1, and its features are those of the input.
            int label = row == samples ? 1 : y[row];
            Span<byte> cells = tape.AsSpan(((row + 1) * Stride) + 1);
            for (int column = 0; column < inputs; column++)
            {
                int product = row == samples ? x[row][column] : label * x[row][column] * x[samples][column];
                cells[column] = (byte)(product + 1);
                sum += row == samples ? 0 : product;
            }

            cells[inputs] = (byte)(label + 1);
            cells[inputs + 1] = 1;
        }

        return new SearchProblem(tape, ((samples + 1) * Stride) + inputs + 1, (byte)(y[samples] + 1), maxSteps) { IsAnsweredBySum = (sum >= 0 ? 1 : -1) == y[samples] };
    }
}
