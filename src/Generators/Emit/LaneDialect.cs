using System.Collections.Generic;

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

    /// <summary>The place of an input.</summary>
    public virtual string Input(int input) => $"inputs[{CSharpText.Number(input)}]";

    /// <summary>The place of an output.</summary>
    public virtual string Output(int output) => $"outputs[{CSharpText.Number(output)}]";

    /// <summary>Statements that come first: reading the last element first lets the compiler prove all other indices in range.</summary>
    /// <param name="inputs">The number of inputs.</param>
    /// <param name="outputs">The number of outputs.</param>
    public virtual IEnumerable<string> Checks(int inputs, int outputs)
    {
        if (inputs > 1)
            yield return $"_ = {Input(inputs - 1)};";
        if (outputs > 1)
            yield return $"_ = {Output(outputs - 1)};";
    }
}
