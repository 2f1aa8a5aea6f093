using System;
using System.Text;
using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>Writes indented C# with line feeds, whatever the machine. Callers format numbers invariantly.</summary>
internal sealed class CodeWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes one line; an empty one has no indentation.</summary>
    public CodeWriter Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _depth * 4).Append(line);
        _text.Append('\n');
        return this;
    }

    /// <summary>Writes several lines at the current indentation.</summary>
    public CodeWriter Lines(string lines)
    {
        foreach (string line in lines.Replace("\r\n", "\n").Split('\n'))
            Line(line);
        return this;
    }

    /// <summary>Writes text as it stands, without indentation: the body of a literal.</summary>
    public CodeWriter Verbatim(string line)
    {
        _text.Append(line).Append('\n');
        return this;
    }

    /// <summary>Opens a brace.</summary>
    public CodeWriter Open(string header)
    {
        Line(header).Line("{");
        _depth++;
        return this;
    }

    /// <summary>Closes a brace.</summary>
    public CodeWriter Close(string tail = "")
    {
        _depth--;
        return Line("}" + tail);
    }

    /// <summary>Opens the namespace and the types around generated code.</summary>
    public CodeWriter OpenContext(MemberContext context)
    {
        if (context.Namespace.Length > 0)
            Line("namespace " + context.Namespace + ";").Line();
        foreach (ContainingType type in context.ContainingTypes)
            Open(type.Declaration + " " + type.Name);
        return this;
    }

    /// <summary>Closes what <see cref="OpenContext"/> opened.</summary>
    public CodeWriter CloseContext(MemberContext context)
    {
        foreach (ContainingType _ in context.ContainingTypes)
            Close();
        return this;
    }

    public override string ToString()
    {
        if (_depth != 0)
            throw new InvalidOperationException("A brace is open.");
        return _text.ToString();
    }
}
