using System;
using System.IO;

namespace Learnability;

/// <summary>Reads the words of a BLIF file: a line that ends in a backslash goes on, and # starts a comment.</summary>
internal sealed class BlifScanner(TextReader reader)
{
    private readonly TextScanner _scanner = new(reader);

    /// <summary>Where the word read last starts, or where one was looked for.</summary>
    public TextPosition WordPosition { get; private set; }

    public bool IsAtEnd => _scanner.Peek() == TextScanner.End;

    /// <summary>The next word of the line, or null at its end.</summary>
    public string? ReadWord()
    {
        while (true)
        {
            _scanner.SkipBlanks();
            WordPosition = _scanner.Position;
            if (_scanner.Peek() is TextScanner.End or '\n')
                return null;
            ReadOnlySpan<char> word = _scanner.ReadWord();
            int comment = word.IndexOf('#');
            if (comment >= 0)
            {
                word = word.Slice(0, comment);
                SkipComment();
            }
            else if (word[word.Length - 1] == '\\')
            {
                _scanner.SkipBlanks();
                if (_scanner.Peek() is '\n')
                {
                    _scanner.Advance();
                    word = word.Slice(0, word.Length - 1);
                }
            }

            if (!word.IsEmpty)
                return word.ToString();
        }
    }

    /// <summary>Passes the end of a line, of which <see cref="ReadWord"/> found the last word.</summary>
    public void EndLine()
    {
        if (_scanner.Peek() == '\n')
            _scanner.Advance();
    }

    /// <summary>A word, or the end of the line (null), is not what was expected.</summary>
    public FormatException Unexpected(string? word, string expected) =>
        Malformed.At(WordPosition.ToString(), word is null ? IsAtEnd ? Malformed.EndOfFile : Malformed.EndOfLine : Malformed.Quote(word), expected);

    private void SkipComment()
    {
        while (_scanner.Peek() is not TextScanner.End and not '\n')
            _scanner.Advance();
    }
}
