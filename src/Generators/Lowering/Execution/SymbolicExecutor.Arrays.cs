using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

internal sealed partial class SymbolicExecutor
{
    /// <summary>The most elements of an array.</summary>
    private const int MaxElements = 1 << 20;

    private readonly Dictionary<int, SymbolicValue> _staticHeap = [];
    private readonly Dictionary<int, ArrayReference> _staticArrays = [];

    /// <summary>A new array of elements that are the parts of an aggregate; rows of an array of arrays become arrays of their own.</summary>
    private ArrayReference NewArray(IrType type, AggregateValue elements, int elementBits)
    {
        if (type is IrArrayType { Rank: > 1 } matrix)
        {
            var lengths = ImmutableArray.CreateBuilder<int>();
            SymbolicValue row = elements;
            for (int i = 0; i < matrix.Rank; i++)
            {
                lengths.Add(((AggregateValue)row).Parts.Length);
                row = ((AggregateValue)row).Parts[0];
            }

            return NewHeapArray(type, elements.Parts, lengths.ToImmutable(), elementBits);
        }

        SymbolicValue[] parts = type is IrArrayType { Element: IrArrayType rows }
            ? Array.ConvertAll(elements.Parts, part => (SymbolicValue)NewArray(rows, (AggregateValue)part, elementBits))
            : elements.Parts;
        return NewHeapArray(type, parts, [parts.Length], elementBits);
    }

    private ArrayReference NewHeapArray(IrType type, SymbolicValue[] elements) => NewHeapArray(type, elements, [elements.Length], 0);

    private ArrayReference NewHeapArray(IrType type, SymbolicValue[] elements, ImmutableArray<int> lengths, int elementBits)
    {
        int array = _heapArrays++;
        _state.SetHeap(array, new AggregateValue(type, elements));
        return new ArrayReference(type, new Location(true, array, [], elementBits, "the element"), 0, lengths);
    }

    /// <summary>The elements of a heap array; those of a static one are the same on all paths.</summary>
    private SymbolicValue? GetHeap(int array) => _state.GetHeap(array) ?? (_staticHeap.TryGetValue(array, out SymbolicValue? elements) ? elements : null);

    /// <summary>The elements of an array; of one that depends on the input, joined.</summary>
    private SymbolicValue[] ElementsOf(SymbolicValue array, int site)
    {
        ImmutableArray<(Literal When, ArrayReference Array)> choices = RequireArrays(array, site);
        SymbolicValue[][] elements = [.. choices.Select(choice => Elements(choice.Array, site))];
        if (elements.Length == 1)
            return elements[0];
        Literal[] conditions = [.. choices.Select(static choice => choice.When)];
        return [.. Enumerable.Range(0, elements[0].Length).Select(i => _merger.Merge(conditions, Array.ConvertAll(elements, each => each[i])))];
    }

    private SymbolicValue[] Elements(ArrayReference array, int site) =>
        ((AggregateValue)Read(array.Root, site)).Parts.AsSpan(array.Start, array.Length).ToArray();

    /// <summary>A value with the elements of arrays instead of references to them.</summary>
    private SymbolicValue? WithElements(SymbolicValue? value, int declaredBits, string name, int site) => value switch
    {
        ArrayReference or ArrayChoice => new AggregateValue(value.Type, Array.ConvertAll(ElementsOf(value, site), element => ElementValue(element, declaredBits, name, site))),
        _ => value,
    };

    /// <summary>An element, or a row of elements, which must fit the width that is declared for elements.</summary>
    private SymbolicValue ElementValue(SymbolicValue element, int declaredBits, string name, int site) => element switch
    {
        ArrayReference or ArrayChoice => WithElements(element, declaredBits, name, site)!,
        AggregateValue { Type: IrArrayType } row => new AggregateValue(row.Type, Array.ConvertAll(row.Parts, part => ElementValue(part, declaredBits, name, site))),
        _ => Fit(element, declaredBits, name, site),
    };

    private ArrayReference EvaluateNewArray(IrNewArray array)
    {
        IrType element = ((IrArrayType)array.Type).Element;
        if (array.Elements.Count > 0)
        {
            var elements = new SymbolicValue[array.Elements.Count];
            for (int i = 0; i < elements.Length; i++)
                elements[i] = Evaluate(array.Elements[i]);
            return NewHeapArray(array.Type, elements);
        }

        return NewHeapArray(array.Type, Defaults(element, EvaluateCount(array.Length, array.Site)));
    }

    private ArrayReference EvaluateNewMatrix(IrNewMatrix matrix)
    {
        ImmutableArray<int> lengths = [.. matrix.Lengths.Select(length => EvaluateCount(length, matrix.Site))];
        if (lengths.Aggregate(1L, static (product, length) => Math.Min(product * length, MaxElements + 1L)) > MaxElements)
            throw _context.Abort(RuleIds.UnknownArrayLength, matrix.Site);
        SymbolicValue[]? given = matrix.Elements.Count > 0 ? [.. matrix.Elements.Select(Evaluate)] : null;
        SymbolicValue fallback = TypeLayout.Default(((IrArrayType)matrix.Type).Element);
        int next = 0;
        return NewHeapArray(matrix.Type, Rows(0), lengths, 0);

        SymbolicValue[] Rows(int dimension)
        {
            var rows = new SymbolicValue[lengths[dimension]];
            for (int i = 0; i < rows.Length; i++)
            {
                rows[i] = dimension + 1 < lengths.Length
                    ? new AggregateValue(matrix.Type, Rows(dimension + 1))
                    : given is null ? fallback : given[next++];
            }

            return rows;
        }
    }

    private static SymbolicValue[] Defaults(IrType element, int count)
    {
        var defaults = new SymbolicValue[count];
        if (count > 0)
        {
            SymbolicValue value = TypeLayout.Default(element);
            for (int i = 0; i < count; i++)
                defaults[i] = value;
        }

        return defaults;
    }

    /// <summary>A number of elements, which must be known now.</summary>
    private int EvaluateCount(IrExpression expression, int site)
    {
        ScalarValue count = EvaluateScalar(expression);
        return count.IsConstant && count.Constant.Sign >= 0 && count.Constant <= MaxElements
            ? (int)count.Constant
            : throw _context.Abort(RuleIds.UnknownArrayLength, site);
    }

    private ScalarValue EvaluateLength(IrLength length)
    {
        ArrayReference array = RequireArrays(Evaluate(length.Array), length.Site)[0].Array;
        int count = length.Dimension < 0 ? array.Lengths.Aggregate(1, static (product, each) => product * each) : array.Lengths[length.Dimension];
        return ScalarValue.OfConstant(IrType.Int32, count);
    }

    private SymbolicValue EvaluateSlice(IrSlice slice)
    {
        ImmutableArray<(Literal When, ArrayReference Array)> arrays = RequireArrays(Evaluate(slice.Array), slice.Site);
        ScalarValue start = EvaluateScalar(slice.Start);
        ScalarValue length = EvaluateScalar(slice.Length);
        if (!length.IsConstant)
            throw _context.Abort(RuleIds.UnknownArrayLength, slice.Site);
        BigInteger last = arrays[0].Array.Length - length.Constant;
        if (length.Constant.Sign < 0 || last.Sign < 0 || (start.IsConstant && (start.Constant.Sign < 0 || start.Constant > last)))
        {
            // C# throws: nothing after it is reached.
            string range = start.IsConstant ? start.Constant + ".." + (start.Constant + length.Constant) : start.Range + " and " + length.Constant + " more";
            if (!IsHandled(Literal.True))
                Report(RuleIds.IndexMayBeOutOfRange, slice.Site, range, Text(arrays[0].Array.Length));
            _state.Path = Literal.False;
            return arrays[0].Array;
        }

        if (start.IsConstant)
            return SliceAll(arrays, slice, (int)start.Constant, (int)length.Constant);

        // One part for each start that the range allows.
        LocateElement(start, 0, (int)last + 1, slice.Site);
        var conditions = new List<Literal>();
        var parts = new List<SymbolicValue>();
        for (int i = 0; i <= last; i++)
        {
            Literal isMeant = _scalars.Equal(start, ScalarValue.OfConstant(start.Type, i));
            if (isMeant == Literal.False)
                continue;
            conditions.Add(isMeant);
            parts.Add(SliceAll(arrays, slice, i, (int)length.Constant));
        }

        return parts.Count == 0 ? SliceAll(arrays, slice, 0, (int)length.Constant) : _merger.Merge([.. conditions], [.. parts]);
    }

    private static SymbolicValue SliceAll(ImmutableArray<(Literal When, ArrayReference Array)> arrays, IrSlice slice, int start, int length) => arrays.Length == 1
        ? arrays[0].Array.Slice(slice.Type, start, length)
        : new ArrayChoice(slice.Type, [.. arrays.Select(choice => (choice.When, choice.Array.Slice(slice.Type, start, length)))]);

    private ArrayReference EvaluateInlineSpan(IrInlineSpan view)
    {
        Location place = Locate(view.Place);
        var type = (IrInlineArrayType)view.Place.Type;
        Location root = place with { DeclaredBits = TypeLayout.PartBits(type, 0, place.DeclaredBits) };
        return new ArrayReference(view.Type, root, 0, [type.Length]);
    }

    /// <summary>A static array is made where it is first met, and is the same from then on.</summary>
    private ArrayReference EvaluateStaticArray(IrStaticArray field)
    {
        if (_staticArrays.TryGetValue(field.Number, out ArrayReference? known))
            return known;
        int first = _heapArrays;
        ArrayReference made = Evaluate(field.Initial) as ArrayReference ?? throw _context.Abort(RuleIds.ArrayChosenAtRunTime, field.Site);
        for (int array = first; array < _heapArrays; array++)
        {
            if (_state.GetHeap(array) is { } elements)
                _staticHeap[array] = elements;
        }

        _staticArrays[field.Number] = made;
        return made;
    }

    private Location LocateArrayElement(IrArrayElementPlace element)
    {
        ImmutableArray<(Literal When, ArrayReference Array)> arrays = RequireArrays(Evaluate(element.Array), element.Site);
        LocationStep step = LocateElement(EvaluateScalar(element.Index), 0, arrays[0].Array.Length, element.Site);
        return Location.Choose(
        [
            .. arrays.Select(choice => (choice.When, choice.Array.Root.Then(
                step with { Part = step.Part + choice.Array.Start }, Narrower(ElementBits(element.Array), choice.Array.Root.DeclaredBits), "the element"))),
        ]);
    }

    private Location LocateMatrixElement(IrMatrixElementPlace element)
    {
        ImmutableArray<(Literal When, ArrayReference Array)> arrays = RequireArrays(Evaluate(element.Array), element.Site);
        LocationStep[] steps = [.. element.Indices.Select((index, i) => LocateElement(EvaluateScalar(index), 0, arrays[0].Array.Lengths[i], element.Site))];
        return Location.Choose(
        [
            .. arrays.Select(choice => (choice.When, steps.Aggregate(choice.Array.Root, (location, step) =>
                location.Then(step, Narrower(ElementBits(element.Array), choice.Array.Root.DeclaredBits), "the element")))),
        ]);
    }

    /// <summary>The smaller of two declared widths, of which 0 is none.</summary>
    private static int Narrower(int first, int second) => first == 0 ? second : second == 0 ? first : Math.Min(first, second);

    /// <summary>The arrays that a value may be, each under its condition; they have the same lengths.</summary>
    private ImmutableArray<(Literal When, ArrayReference Array)> RequireArrays(SymbolicValue value, int site) => value switch
    {
        ArrayReference array => [(Literal.True, array)],
        ArrayChoice choice => choice.Choices,
        _ => throw _context.Abort(RuleIds.ArrayChosenAtRunTime, site),
    };
}
