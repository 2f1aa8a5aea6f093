using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>A function of three signals that gives zero for zeros, as a shortest formula of ∧, ∧¬, ∨ and ⊕.</summary>
internal sealed class LutFormula
{
    private static readonly Lazy<LutFormula?[]> _all = new(Enumerate);

    private readonly LutFormula? _left;
    private readonly LutFormula? _right;

    private LutFormula(byte table, int operations, byte operation, LutFormula? left, LutFormula? right)
    {
        Table = table;
        OperationCount = operations;
        Operation = operation;
        _left = left;
        _right = right;
    }

    /// <summary>The function.</summary>
    public byte Table { get; }

    /// <summary>The number of operations.</summary>
    public int OperationCount { get; }

    /// <summary>The outermost operation: <see cref="LutTable.And"/>, <see cref="LutTable.AndNot"/> with the first operand complemented, and so on.</summary>
    public byte Operation { get; }

    /// <summary>The formula of a function.</summary>
    /// <param name="table">The function; its lowest bit is clear.</param>
    public static LutFormula Of(byte table) => _all.Value[table] ?? throw new ArgumentException($"Function {table} does not give zero for zeros.", nameof(table));

    /// <summary>Writes the formula down.</summary>
    /// <param name="a">The first signal.</param>
    /// <param name="b">The second signal.</param>
    /// <param name="c">The third signal.</param>
    /// <param name="operate">Writes an operation with its operands.</param>
    public string ToText(string a, string b, string c, Func<byte, string, string, string> operate) => _left is null || _right is null
        ? Table == LutTable.A ? a : Table == LutTable.B ? b : c
        : operate(Operation, _left.ToText(a, b, c, operate), _right.ToText(a, b, c, operate));

    /// <summary>All functions, those with the fewest operations first.</summary>
    private static LutFormula?[] Enumerate()
    {
        var formulas = new LutFormula?[256];
        var found = new List<LutFormula>();
        foreach (byte variable in new[] { LutTable.A, LutTable.B, LutTable.C })
            Add(new LutFormula(variable, 0, 0, null, null));
        for (int operations = 1; found.Count < 128; operations++)
        {
            int known = found.Count;
            for (int i = 0; i < known; i++)
            {
                for (int j = 0; j < known; j++)
                {
                    LutFormula left = found[i], right = found[j];
                    if (left.OperationCount + right.OperationCount != operations - 1)
                        continue;
                    Combine(left, right, operations, LutTable.AndNot, (byte)(~left.Table & right.Table));
                    if (i > j)
                        continue;
                    Combine(left, right, operations, LutTable.And, (byte)(left.Table & right.Table));
                    Combine(left, right, operations, LutTable.Or, (byte)(left.Table | right.Table));
                    Combine(left, right, operations, LutTable.Xor, (byte)(left.Table ^ right.Table));
                }
            }
        }

        return formulas;

        void Combine(LutFormula left, LutFormula right, int operations, byte operation, byte table)
        {
            if (formulas[table] is null)
                Add(new LutFormula(table, operations, operation, left, right));
        }

        void Add(LutFormula formula)
        {
            formulas[formula.Table] = formula;
            found.Add(formula);
        }
    }
}
