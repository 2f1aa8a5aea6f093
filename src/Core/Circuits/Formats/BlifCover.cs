using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>
/// The function of a .names construct: the disjunction of its rows, or where they end in 0 the complement of that. Up to six inputs it is kept as a truth
/// table, beyond that as its rows.
/// </summary>
internal sealed class BlifCover(int inputCount)
{
    private ulong _table;
    private readonly List<string>? _rows = inputCount > TruthTable.MaxInputs ? [] : null;
    private bool? _output;

    public int InputCount => inputCount;

    /// <summary>Adds a row: one of 0, 1 and - for each input.</summary>
    /// <returns>Whether it ends in the same value as the rows before it.</returns>
    public bool TryAdd(string row, bool output)
    {
        if (_output is { } other && other != output)
            return false;
        _output = output;
        if (_rows is not null)
        {
            _rows.Add(row);
            return true;
        }

        ulong cube = ulong.MaxValue;
        for (int i = 0; i < row.Length; i++)
        {
            if (row[i] != '-')
                cube &= row[i] == '1' ? TruthTable.Variable(i) : ~TruthTable.Variable(i);
        }

        _table |= cube;
        return true;
    }

    /// <summary>Builds the function of some literals. Without a row it is false.</summary>
    public Literal Build(CircuitBuilder builder, ReadOnlySpan<Literal> inputs)
    {
        if (_output is not { } output)
            return Literal.False;
        if (_rows is null)
            return TruthTable.Build(builder, output ? _table : ~_table, inputs);

        var cubes = new List<Literal>(_rows.Count);
        var literals = new List<Literal>(inputs.Length);
        foreach (string row in _rows)
        {
            literals.Clear();
            for (int i = 0; i < row.Length; i++)
            {
                if (row[i] != '-')
                    literals.Add(inputs[i] ^ (row[i] == '0'));
            }

            // The complement of the cube, so that the disjunction of the cubes is the complement of one conjunction.
            cubes.Add(!Conjunction(builder, literals));
        }

        return Conjunction(builder, cubes) ^ output;
    }

    /// <summary>A balanced tree of ANDs; the list is used up.</summary>
    private static Literal Conjunction(CircuitBuilder builder, List<Literal> literals)
    {
        if (literals.Count == 0)
            return Literal.True;
        int count = literals.Count;
        while (count > 1)
        {
            int half = 0;
            for (int i = 0; i < count; i += 2)
                literals[half++] = i + 1 < count ? builder.And(literals[i], literals[i + 1]) : literals[i];
            count = half;
        }

        return literals[0];
    }
}
