using System.IO;

namespace Learnability;

/// <summary>Collects text and writes it in blocks, numbers in the same digits everywhere and lines ending in '\n'.</summary>
internal sealed class TextOutput(TextWriter writer)
{
    private readonly char[] _buffer = new char[1 << 14];
    private int _length;

    public TextOutput Write(char value)
    {
        if (_length == _buffer.Length)
            Flush();
        _buffer[_length++] = value;
        return this;
    }

    public TextOutput Write(string text)
    {
        foreach (char value in text)
            Write(value);
        return this;
    }

    /// <summary>Writes a number that is not negative in decimal.</summary>
    public TextOutput Write(long value)
    {
        if (value >= 10)
            Write(value / 10);
        return Write((char)('0' + (value % 10)));
    }

    public void EndLine() => Write('\n');

    public void Flush()
    {
        writer.Write(_buffer, 0, _length);
        _length = 0;
    }
}
