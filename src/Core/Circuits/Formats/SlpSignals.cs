namespace Learnability;

/// <summary>A signal of a straight-line program, or a range of signals whose names end in consecutive numbers.</summary>
internal sealed record SlpSignals(string Name, int FirstNumber, int Width, TextPosition At)
{
    /// <summary>The number of a signal that stands alone, under its whole name.</summary>
    public const int NoNumber = -1;

    /// <summary>The longest range, and the largest number of inputs: a range claims many signals in a few characters.</summary>
    public const int LargestRange = 1 << 16;

    public string GetBit(int index) => FirstNumber == NoNumber ? Name : Name + Malformed.Number(FirstNumber + index);
}
