namespace Learnability.Generators.Emit;

/// <summary>How straight-line code writes down operations on lanes: on machine words with operators, or on a vector type that is a parameter.</summary>
internal abstract class LaneDialect
{
    /// <summary>The type of a local variable.</summary>
    public abstract string Type { get; }

    /// <summary>The place of a slot.</summary>
    public abstract string Slot(int slot);

    /// <summary>The complement of a value.</summary>
    public abstract string Complement(string value);

    /// <summary>The value of a table of two or three values.</summary>
    public abstract string Operate(byte table, string a, string b, string c);
}
