using System.IO;
using System.Text;

namespace Learnability;

/// <summary>Collects bytes and writes them to a stream in blocks.</summary>
internal sealed class ByteOutput(Stream stream)
{
    private readonly byte[] _buffer = new byte[1 << 14];
    private int _length;

    public void WriteByte(byte value)
    {
        if (_length == _buffer.Length)
            Flush();
        _buffer[_length++] = value;
    }

    /// <summary>Writes a number that is not negative in decimal.</summary>
    public void WriteNumber(long value)
    {
        if (value >= 10)
            WriteNumber(value / 10);
        WriteByte((byte)('0' + (value % 10)));
    }

    /// <summary>Writes text as UTF-8.</summary>
    public void WriteText(string text)
    {
        foreach (byte value in Encoding.UTF8.GetBytes(text))
            WriteByte(value);
    }

    public void Flush()
    {
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }
}
