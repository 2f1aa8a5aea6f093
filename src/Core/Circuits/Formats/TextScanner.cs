using System;
using System.IO;

namespace Learnability;

/// <summary>Reads words and numbers from a text file as it streams in, and knows where it is.</summary>
internal sealed class TextScanner(TextReader reader)
{
    public const int End = -1;

    private readonly char[] _buffer = new char[1 << 14];
    private int _length;
    private int _next;
    private char[] _word = new char[64];
    private int _wordLength;
    private int _line = 1;
    private int _column = 1;

    /// <summary>Where the next character stands.</summary>
    public TextPosition Position => new(_line, _column);

    /// <summary>Where the word or number read last starts.</summary>
    public TextPosition WordPosition { get; private set; }

    /// <summary>The next character, or <see cref="End"/>.</summary>
    public int Peek()
    {
        if (_next < _length)
            return _buffer[_next];
        _length = reader.Read(_buffer, 0, _buffer.Length);
        _next = 0;
        if (_length > 0)
            return _buffer[0];
        _length = 0;
        return End;
    }

    /// <summary>Passes the next character, which <see cref="Peek"/> has seen.</summary>
    public void Advance()
    {
        if (_buffer[_next++] == '\n')
        {
            _line++;
            _column = 1;
        }
        else
        {
            _column++;
        }
    }

    /// <summary>Passes blanks, but no end of a line; a carriage return is a blank.</summary>
    public void SkipBlanks()
    {
        while (IsBlank(Peek()))
            Advance();
    }

    /// <summary>Passes the rest of a line with its end.</summary>
    public void SkipLine()
    {
        while (Peek() is not End and not '\n')
            Advance();
        if (Peek() == '\n')
            Advance();
    }

    /// <summary>Passes blanks and empty lines.</summary>
    public void SkipEmptyLines()
    {
        while (Peek() == '\n' || IsBlank(Peek()))
            Advance();
    }

    /// <summary>The characters up to the next blank, end of a line or end of the file, after blanks. It is valid until the next call.</summary>
    public ReadOnlySpan<char> ReadWord()
    {
        SkipBlanks();
        WordPosition = Position;
        _wordLength = 0;
        while (Peek() is var next && next != End && next != '\n' && !IsBlank(next))
        {
            if (_wordLength == _word.Length)
                Array.Resize(ref _word, _wordLength * 2);
            _word[_wordLength++] = (char)next;
            Advance();
        }

        return _word.AsSpan(0, _wordLength);
    }

    /// <summary>Reads a whole decimal number.</summary>
    /// <param name="expected">What it is, for the message.</param>
    /// <param name="largest">The largest that is allowed.</param>
    public int ReadNumber(string expected, int largest = int.MaxValue)
    {
        SkipBlanks();
        if (Peek() is not (>= '0' and <= '9'))
        {
            ReadWord();
            throw Unexpected(expected);
        }

        ReadOnlySpan<char> word = ReadWord();
        long value = 0;
        foreach (char digit in word)
        {
            if (digit is < '0' or > '9')
                throw Unexpected(expected);
            value = (value * 10) + (digit - '0');
            if (value > largest)
                throw Unexpected($"{expected}, at most {Malformed.Number(largest)}");
        }

        return (int)value;
    }

    /// <summary>Passes the end of a line, after blanks; the end of the file will do.</summary>
    public void ReadEndOfLine()
    {
        SkipBlanks();
        if (Peek() == End)
            return;
        if (Peek() != '\n')
        {
            ReadWord();
            throw Unexpected(Malformed.EndOfLine);
        }

        Advance();
    }

    /// <summary>The word read last is not what was expected.</summary>
    public FormatException Unexpected(string expected)
    {
        string found = _wordLength > 0 ? Malformed.Quote(_word.AsSpan(0, _wordLength)) : Peek() == End ? Malformed.EndOfFile : Malformed.EndOfLine;
        return Malformed.At(WordPosition.ToString(), found, expected);
    }

    private static bool IsBlank(int character) => character is ' ' or '\t' or '\r';
}
