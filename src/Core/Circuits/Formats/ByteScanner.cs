using System;
using System.IO;
using System.Text;

namespace Learnability;

/// <summary>Reads bytes, numbers and lines from a stream as it comes in, and knows where it is.</summary>
internal sealed class ByteScanner(Stream stream)
{
    public const int End = -1;

    private readonly byte[] _buffer = new byte[1 << 14];
    private int _length;
    private int _next;
    private long _bufferStart;
    private int _line = 1;
    private long _lineStart;

    /// <summary>How many bytes come before the next one.</summary>
    public long Offset => _bufferStart + _next;

    /// <summary>Where the next byte stands, for the lines of text that every AIGER file has.</summary>
    public TextPosition Position => new(_line, (int)Math.Min(int.MaxValue, Offset - _lineStart + 1));

    /// <summary>The next byte, or <see cref="End"/>.</summary>
    public int Peek()
    {
        if (_next < _length)
            return _buffer[_next];
        _bufferStart += _length;
        _next = 0;
        _length = Math.Max(0, stream.Read(_buffer, 0, _buffer.Length));
        return _length > 0 ? _buffer[0] : End;
    }

    /// <summary>Takes the next byte, or <see cref="End"/>; ends of lines are not counted.</summary>
    public int ReadByte()
    {
        int value = Peek();
        if (value != End)
            _next++;
        return value;
    }

    /// <summary>Reads a whole decimal number, which starts here.</summary>
    /// <param name="expected">What it is, for the message.</param>
    /// <param name="largest">The largest that is allowed.</param>
    /// <param name="index">Which of <paramref name="count"/> it is, from 0, for the message.</param>
    /// <param name="count">How many there are, or 0 where there is only one.</param>
    public int ReadNumber(string expected, int largest = int.MaxValue, int index = 0, int count = 0)
    {
        TextPosition start = Position;
        if (Peek() is not (>= '0' and <= '9'))
            throw Unexpected(Describe());
        long value = 0;
        while (Peek() is >= '0' and <= '9' && value <= int.MaxValue)
            value = (value * 10) + (ReadByte() - '0');
        if (value > largest)
            throw Malformed.At(start.ToString(), Malformed.Number(value) + (Peek() is >= '0' and <= '9' ? "…" : ""), $"{Describe()}, at most {Malformed.Number(largest)}");
        return (int)value;

        string Describe() => count == 0 ? expected : expected + " " + Malformed.NumberOf(index, count);
    }

    /// <summary>Passes one blank.</summary>
    public void ReadBlank()
    {
        if (Peek() != ' ')
            throw Unexpected("a blank");
        ReadByte();
    }

    /// <summary>Passes the end of a line.</summary>
    public void ReadEndOfLine()
    {
        // Files that went through an editor of another system.
        if (Peek() == '\r')
            ReadByte();
        if (Peek() != '\n')
            throw Unexpected(Malformed.EndOfLine);
        ReadByte();
        StartLine();
    }

    /// <summary>The text up to the end of the line, as UTF-8.</summary>
    public string ReadLine()
    {
        var bytes = new MemoryStream();
        while (Peek() is not End and not '\n')
            bytes.WriteByte((byte)ReadByte());
        ReadEndOfLine();
        return Encoding.UTF8.GetString(bytes.ToArray()).TrimEnd('\r');
    }

    /// <summary>The next byte begins a line, also after bytes that are no text.</summary>
    public void StartLine()
    {
        _line++;
        _lineStart = Offset;
    }

    /// <summary>The next byte is not what was expected.</summary>
    public FormatException Unexpected(string expected) => Malformed.At(Position.ToString(), DescribeNext(), expected);

    private string DescribeNext() => Peek() switch
    {
        End => Malformed.EndOfFile,
        '\n' => Malformed.EndOfLine,
        ' ' => "a blank",
        > ' ' and < 0x7F and var printable => Malformed.Quote(((char)printable).ToString()),
        var value => "the byte 0x" + value.ToString("X2", System.Globalization.CultureInfo.InvariantCulture),
    };
}
