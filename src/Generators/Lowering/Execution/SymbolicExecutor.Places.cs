using System.Collections.Immutable;
using System.Linq;
using System.Numerics;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Arithmetic;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

internal sealed partial class SymbolicExecutor
{
    private SymbolicValue Load(IrLoad load)
    {
        // A part of a temporary needs no place.
        if (load.Place is IrFieldPlace { Container: IrValuePlace temporary } field)
            return ((AggregateValue)Evaluate(temporary.Value)).Parts[field.Field];
        return load.Place is IrValuePlace value ? Evaluate(value.Value) : Read(Locate(load.Place), load.Site);
    }

    /// <summary>Evaluates the indices of a place, once and from left to right.</summary>
    private Location Locate(IrPlace place)
    {
        switch (place)
        {
            case IrVariablePlace variable:
                if (_state[_activation.FirstCell + variable.Variable] is PlaceReference reference)
                    return reference.Place;
                IrVariable declared = _activation.Method.Variables[variable.Variable];
                return new Location(false, _activation.FirstCell + variable.Variable, [], declared.DeclaredBits, declared.Name);
            case IrThisPlace:
                return _activation.Receiver!;
            case IrFieldPlace field:
                Location container = Locate(field.Container);
                IrField info = ((IrStructType)field.Container.Type).Fields[field.Field];
                return container.Then(new LocationStep(field.Field, null, 1), info.DeclaredBits, info.Name);
            case IrInlineElementPlace element:
                Location array = Locate(element.Container);
                var type = (IrInlineArrayType)element.Container.Type;
                LocationStep step = LocateElement(EvaluateScalar(element.Index), 0, type.Length, element.Site);
                return array.Then(step, TypeLayout.PartBits(type, 0, array.DeclaredBits), array.Name + "[…]");
            case IrArrayElementPlace element:
                return LocateArrayElement(element);
            case IrMatrixElementPlace element:
                return LocateMatrixElement(element);
            case IrCallPlace call:
                return Call(call.Call) is PlaceReference returned ? returned.Place : throw _context.AbortUncompilable();
            case IrConditionalPlace conditional:
                return LocateConditional(conditional);
            case IrSequencePlace sequence:
                foreach (IrStatement statement in sequence.Statements)
                    Execute(statement);
                return Locate(sequence.Place);
            case IrValuePlace temporary:
                SymbolicValue value = Evaluate(temporary.Value);
                int cell = _state.AddCells(1);
                _state[cell] = value;
                return new Location(false, cell, [], 0, "the temporary");
            default:
                throw Unknown(place);
        }
    }

    /// <summary>An arm is located only where it is chosen.</summary>
    private Location LocateConditional(IrConditionalPlace place)
    {
        Literal condition = EvaluateCondition(place.Condition);
        if (condition.IsConstant)
            return Locate(condition == Literal.True ? place.WhenTrue : place.WhenFalse);
        SymbolicValue? whenTrue = null;
        SymbolicValue? whenFalse = null;
        (bool reachesTrue, bool reachesFalse) = Branch(
            condition,
            () => whenTrue = new PlaceReference(place.Type, Locate(place.WhenTrue)),
            () => whenFalse = new PlaceReference(place.Type, Locate(place.WhenFalse)));
        SymbolicValue chosen = !reachesTrue ? whenFalse! : !reachesFalse ? whenTrue! : _merger.Merge(condition, whenTrue!, whenFalse!);
        return ((PlaceReference)chosen).Place;
    }

    /// <summary>The width that [Bits] on an array parameter declares for its elements.</summary>
    private int ElementBits(IrExpression array) =>
        array is IrLoad { Place: IrVariablePlace variable } ? _activation.Method.Variables[variable.Variable].DeclaredBits : 0;

    /// <summary>One step to an element, after proving that the index is in range.</summary>
    private LocationStep LocateElement(ScalarValue index, int start, int length, int site)
    {
        if (index.Range.Minimum.Sign < 0 || index.Range.Maximum >= length)
        {
            ScalarValue zero = ScalarValue.OfConstant(index.Type, BigInteger.Zero);
            ScalarValue end = ScalarValue.OfConstant(index.Type, length);
            bool fits = ValueRange.OfType(index.Type).Maximum >= length;
            Literal outside = _builder.Or(_scalars.Less(index, zero), fits ? !_scalars.Less(index, end) : Literal.False);
            if (!IsHandled(outside))
                Report(RuleIds.IndexMayBeOutOfRange, site, index.Range.ToString(), Text(length));
        }

        if (index.IsConstant)
        {
            // Out of range only where an error was reported or the path is never taken: any element will do.
            bool inRange = index.Constant.Sign >= 0 && index.Constant < length;
            return new LocationStep(start + (inRange ? (int)index.Constant : 0), null, length == 0 ? 0 : 1);
        }

        return new LocationStep(start, index, length);
    }

    private SymbolicValue Read(Location location, int site)
    {
        if (!location.Choices.IsEmpty)
        {
            Literal[] conditions = [.. location.Choices.Select(static choice => choice.When)];
            SymbolicValue chosen = _merger.Merge(conditions, [.. location.Choices.Select(choice => Read(choice.Where, site))]);
            return chosen is ConflictingArrays ? throw _context.Abort(RuleIds.ArrayChosenAtRunTime, site) : chosen;
        }

        SymbolicValue? value = location.IsHeap ? GetHeap(location.Root) : _state[location.Root];
        if (value is null)
            throw _context.AbortUncompilable();
        foreach (LocationStep step in location.Steps)
        {
            var aggregate = (AggregateValue)value;
            if (step.Count == 0)
                throw _context.Abort(RuleIds.IndexMayBeOutOfRange, site, "0", "0");
            value = step.Index is null
                ? aggregate.Parts[step.Part]
                : _scalars.Select(aggregate.Parts.AsReadOnlyList(step.Part, step.Count), step.Index, _merger.Merge);
        }

        return value is ConflictingArrays ? throw _context.Abort(RuleIds.ArrayChosenAtRunTime, site) : value;
    }

    /// <summary>Stores a value, after proving that it fits the declared width.</summary>
    private void Store(Location location, SymbolicValue value, int site)
    {
        foreach ((Literal when, Location where) in location.Choices)
            Store(where, _merger.Merge(when, value, Read(where, site)), site);
        if (!location.Choices.IsEmpty)
            return;
        value = Fit(value, location.DeclaredBits, location.Name, site);
        if (location.IsHeap && _staticHeap.ContainsKey(location.Root))
        {
            Report(RuleIds.UnsupportedConstruct, site, "a write to an array in a static field", "copy the array into a local variable first");
            return;
        }

        SymbolicValue? root = location.IsHeap ? _state.GetHeap(location.Root) : _state[location.Root];
        SymbolicValue stored = Replace(root, location.Steps, 0, value);
        if (location.IsHeap)
            _state.SetHeap(location.Root, stored);
        else
            _state[location.Root] = stored;
    }

    /// <summary>The root with the part at the end of the steps replaced; where the index is symbolic, each element that it may mean.</summary>
    private SymbolicValue Replace(SymbolicValue? root, ImmutableArray<LocationStep> steps, int depth, SymbolicValue value)
    {
        if (depth == steps.Length)
            return value;
        LocationStep step = steps[depth];
        var aggregate = (AggregateValue)root!;
        if (step.Index is null)
            return step.Count == 0 ? aggregate : aggregate.With(step.Part, Replace(aggregate.Parts[step.Part], steps, depth + 1, value));

        var parts = (SymbolicValue[])aggregate.Parts.Clone();
        for (int i = 0; i < step.Count; i++)
        {
            Literal isMeant = _scalars.Equal(step.Index, ScalarValue.OfConstant(step.Index.Type, i));
            if (isMeant == Literal.False)
                continue;
            SymbolicValue old = parts[step.Part + i];
            parts[step.Part + i] = _merger.Merge(isMeant, Replace(old, steps, depth + 1, value), old);
        }

        return new AggregateValue(aggregate.Type, parts);
    }

    /// <summary>A value as a place of a declared width holds it: that nothing is lost is proven by its range, its known bits, or its whole cone.</summary>
    private SymbolicValue Fit(SymbolicValue value, int declaredBits, string name, int site)
    {
        if (declaredBits == 0)
            return value;
        if (value is AggregateValue { Type: IrInlineArrayType } array)
        {
            var parts = new SymbolicValue[array.Parts.Length];
            for (int i = 0; i < parts.Length; i++)
                parts[i] = Fit(array.Parts[i], declaredBits, name, site);
            return new AggregateValue(array.Type, parts);
        }

        if (value is not ScalarValue scalar || declaredBits >= scalar.Width)
            return value;
        ValueRange allowed = ValueRange.OfWidth(declaredBits, scalar.IsSigned);
        if (allowed.Contains(scalar.Range))
            return value;

        Literal fill = scalar.IsSigned ? scalar.Bits[declaredBits - 1] : Literal.False;
        var lost = new Literal[scalar.Bits.Length - declaredBits];
        for (int i = 0; i < lost.Length; i++)
            lost[i] = _builder.Xor(scalar.Bits[declaredBits + i], fill);
        if (!IsExcluded(Comparator.Any(_builder, lost)))
            Report(RuleIds.ValueMayNotFit, site, name, Text(declaredBits), scalar.Range.ToString());

        var bits = (Literal[])scalar.Bits.Clone();
        for (int i = declaredBits; i < bits.Length; i++)
            bits[i] = fill;
        return ScalarValue.Create(scalar.Type, bits, scalar.Range.Intersect(allowed), scalar.Choices);
    }
}
