namespace Learnability;

/// <summary>A place in a text file; both numbers count from 1, columns in UTF-16 code units.</summary>
internal readonly record struct TextPosition(int Line, int Column)
{
    public override string ToString() => $"Line {Malformed.Number(Line)}, column {Malformed.Number(Column)}";
}
