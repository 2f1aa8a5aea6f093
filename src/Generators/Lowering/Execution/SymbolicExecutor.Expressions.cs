using System;
using System.Collections.Immutable;
using System.Numerics;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Arithmetic;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

internal sealed partial class SymbolicExecutor
{
    private void Discard(IrExpression expression)
    {
        if (expression is IrCall call)
            Call(call);
        else
            Evaluate(expression);
    }

    private Literal EvaluateCondition(IrExpression expression) => EvaluateScalar(expression).Truth;

    private ScalarValue EvaluateScalar(IrExpression expression) => (ScalarValue)Evaluate(expression);

    private SymbolicValue Evaluate(IrExpression expression)
    {
        _context.CountStep(expression.Site);
        int firstGate = _builder.GateCount;
        SymbolicValue value = EvaluateByKind(expression);
        _builder.EndSpan(firstGate);
        return value;
    }

    private SymbolicValue EvaluateByKind(IrExpression expression)
    {
        switch (expression)
        {
            case IrConstant constant:
                return ScalarValue.OfConstant(constant.Type, constant.Value);
            case IrDefault { Type: IrSpanType } empty:
                return NewHeapArray(empty.Type, []);
            case IrDefault @default:
                return TypeLayout.Default(@default.Type);
            case IrLoad load:
                return Load(load);
            case IrUnary unary:
                return EvaluateUnary(unary);
            case IrBinary binary:
                ScalarValue left = EvaluateScalar(binary.Left);
                ScalarValue right = EvaluateScalar(binary.Right);
                return Combine(binary.Operator, left, right, binary.Type, binary.IsChecked, binary.Site);
            case IrShortCircuit shortCircuit:
                return EvaluateShortCircuit(shortCircuit);
            case IrConditional conditional:
                return EvaluateConditional(conditional);
            case IrConversion { Type: IrSpanType } view:
                return Evaluate(view.Operand);
            case IrConversion conversion:
                return Convert(EvaluateScalar(conversion.Operand), conversion.Type, conversion.IsChecked, conversion.Site);
            case IrAssignment assignment:
                Location target = Locate(assignment.Target);
                SymbolicValue value = Evaluate(assignment.Value);
                Store(target, value, assignment.Site);
                return value;
            case IrCompoundAssignment compound:
                return EvaluateCompound(compound);
            case IrCall call:
                return Call(call) ?? TypeLayout.Default(call.Type);
            case IrIntrinsicCall intrinsic:
                return EvaluateIntrinsic(intrinsic);
            case IrNewArray array:
                return EvaluateNewArray(array);
            case IrStructValue structure:
                return EvaluateStruct(structure);
            case IrLength length:
                return EvaluateLength(length);
            case IrNewMatrix matrix:
                return EvaluateNewMatrix(matrix);
            case IrSlice slice:
                return EvaluateSlice(slice);
            case IrArrayCopy copy:
                return NewHeapArray(copy.Type, ElementsOf(Evaluate(copy.Array), copy.Site));
            case IrInlineSpan view:
                return EvaluateInlineSpan(view);
            case IrStaticArray field:
                return EvaluateStaticArray(field);
            case IrSequence sequence:
                foreach (IrStatement statement in sequence.Statements)
                    Execute(statement);
                _trace?.Descend(sequence, sequence.Value);
                return Evaluate(sequence.Value);
            case IrUnreachable unreachable:
                RequireUnreachable(unreachable.Reason, unreachable.Site);
                return TypeLayout.Default(unreachable.Type);
            default:
                throw Unknown(expression);
        }
    }

    private ScalarValue EvaluateUnary(IrUnary unary)
    {
        ScalarValue operand = EvaluateScalar(unary.Operand);
        switch (unary.Operator)
        {
            case IrUnaryOperator.Not:
                return ScalarOperations.Not(operand);
            case IrUnaryOperator.Complement:
                return _scalars.Complement(operand);
            default:
                ScalarValue zero = ScalarValue.OfConstant(operand.Type, BigInteger.Zero);
                return unary.IsChecked
                    ? Combine(IrBinaryOperator.Subtract, zero, operand, unary.Type, isChecked: true, unary.Site)
                    : _scalars.Negate(operand);
        }
    }

    /// <summary>An operator on two values, after proving that it cannot throw.</summary>
    private ScalarValue Combine(IrBinaryOperator @operator, ScalarValue left, ScalarValue right, IrType type, bool isChecked, int site)
    {
        switch (@operator)
        {
            case IrBinaryOperator.Divide or IrBinaryOperator.Remainder:
                RequireDivisible(left, right, site);
                break;
            case IrBinaryOperator.Add or IrBinaryOperator.Subtract or IrBinaryOperator.Multiply when isChecked:
                RequireNoOverflow(@operator, left, right, type, site);
                break;
        }

        return _scalars.Binary(@operator, left, right, type);
    }

    private void RequireDivisible(ScalarValue left, ScalarValue right, int site)
    {
        ScalarValue zero = ScalarValue.OfConstant(right.Type, BigInteger.Zero);
        Literal isZero = _scalars.Equal(right, zero);
        if (!IsExcluded(isZero) && !IsHandled(right.IsSigned ? isZero : Divider.IsZero(_builder, right.Bits)))
            Report(RuleIds.DivisionMayFail, site, "the divisor may be 0");
        ValueRange range = ValueRange.OfType(left.Type);
        if (range.Minimum.Sign >= 0)
            return;
        Literal overflows = _builder.And(
            _scalars.Equal(left, ScalarValue.OfConstant(left.Type, range.Minimum)),
            _scalars.Equal(right, ScalarValue.OfConstant(right.Type, BigInteger.MinusOne)));
        if (!IsHandled(overflows))
            Report(RuleIds.DivisionMayFail, site, $"the dividend may be {range.Minimum} and the divisor −1");
    }

    private void RequireNoOverflow(IrBinaryOperator @operator, ScalarValue left, ScalarValue right, IrType type, int site)
    {
        ValueRange allowed = ValueRange.OfType(type);
        ValueRange exact = ScalarOperations.ExactRange(@operator, left, right);
        if (allowed.Contains(exact))
            return;

        // The same in twice the width, signed, where it cannot overflow: does the result fit?
        var wideType = new IrIntegerType(2 * ScalarValue.WidthOf(type) + 2, true);
        ScalarValue wide = _scalars.Binary(@operator, _scalars.Convert(left, wideType), _scalars.Convert(right, wideType), wideType);
        RequireInRange(wide, allowed, type, site, @operator.ToString());
    }

    private void RequireInRange(ScalarValue wide, ValueRange allowed, IrType type, int site, string what)
    {
        Literal tooSmall = _scalars.Less(wide, ScalarValue.OfConstant(wide.Type, allowed.Minimum));
        Literal tooLarge = _scalars.Less(ScalarValue.OfConstant(wide.Type, allowed.Maximum), wide);
        if (!IsHandled(_builder.Or(tooSmall, tooLarge)))
            Report(RuleIds.CheckedArithmeticMayOverflow, site, what, type.ToString());
    }

    private ScalarValue Convert(ScalarValue operand, IrType type, bool isChecked, int site)
    {
        ValueRange allowed = ValueRange.OfType(type);
        if (isChecked && type is IrIntegerType && !allowed.Contains(operand.Range))
        {
            var wideType = new IrIntegerType(Math.Max(ScalarValue.WidthOf(type), operand.Width) + 2, true);
            RequireInRange(_scalars.Convert(operand, wideType), allowed, type, site, "conversion");
        }

        return _scalars.Convert(operand, type);
    }

    private ScalarValue EvaluateShortCircuit(IrShortCircuit expression)
    {
        Literal left = EvaluateCondition(expression.Left);
        if (_state.IsDead || (left.IsConstant && left == Literal.True != expression.IsAnd))
            return ScalarValue.OfBoolean(left);
        if (left.IsConstant)
            return EvaluateScalar(expression.Right);

        Literal right = Literal.False;
        Branch(expression.IsAnd ? left : !left, () => right = EvaluateCondition(expression.Right), null);
        return ScalarValue.OfBoolean(expression.IsAnd ? _builder.And(left, right) : _builder.Or(left, right));
    }

    private SymbolicValue EvaluateConditional(IrConditional expression)
    {
        Literal condition = EvaluateCondition(expression.Condition);
        if (condition.IsConstant)
        {
            IrExpression chosen = condition == Literal.True ? expression.WhenTrue : expression.WhenFalse;
            _trace?.Descend(expression, chosen);
            return Evaluate(chosen);
        }

        SymbolicValue? whenTrue = null;
        SymbolicValue? whenFalse = null;
        (bool reachesTrue, bool reachesFalse) = Branch(
            condition,
            () => whenTrue = Evaluate(expression.WhenTrue),
            () => whenFalse = Evaluate(expression.WhenFalse));
        return !reachesTrue ? whenFalse! : !reachesFalse ? whenTrue! : _merger.Merge(condition, whenTrue!, whenFalse!);
    }

    /// <summary>Evaluates one or two arms under a condition and its complement; tells whether the end of each is reached.</summary>
    private (bool WhenTrue, bool WhenFalse) Branch(Literal condition, Action whenTrue, Action? whenFalse)
    {
        Literal entry = _state.Path;
        ExecutionState otherwise = _state.Fork(entry);
        EnterScope(condition);
        whenTrue();
        ExecutionState first = _state;
        _scopes.RemoveAt(_scopes.Count - 1);

        _state = otherwise;
        EnterScope(!condition);
        whenFalse?.Invoke();
        ExecutionState second = _state;
        _scopes.RemoveAt(_scopes.Count - 1);

        bool reachesTrue = !first.IsDead;
        bool reachesFalse = !second.IsDead;
        _state = !reachesTrue ? second : !reachesFalse ? first : ExecutionState.Join(condition, first, second, _merger, entry);
        _state.Path = reachesTrue && reachesFalse ? entry
            : reachesTrue ? _builder.And(entry, condition)
            : reachesFalse ? _builder.And(entry, !condition)
            : Literal.False;
        return (reachesTrue, reachesFalse || !reachesTrue);
    }

    private ScalarValue EvaluateCompound(IrCompoundAssignment compound)
    {
        Location target = Locate(compound.Target);
        var old = (ScalarValue)Read(target, compound.Target.Site);
        ScalarValue operand = Convert(old, compound.OperandType, isChecked: false, compound.Site);
        ScalarValue value = EvaluateScalar(compound.Value);
        ScalarValue result = Combine(compound.Operator, operand, value, compound.OperandType, compound.IsChecked, compound.Site);
        ScalarValue stored = Convert(result, compound.Type, compound.IsChecked, compound.Site);
        Store(target, stored, compound.Site);
        return compound.YieldsOldValue ? old : stored;
    }

    private AggregateValue EvaluateStruct(IrStructValue structure)
    {
        var fields = new SymbolicValue[structure.Fields.Count];
        for (int i = 0; i < fields.Length; i++)
        {
            IrField field = ((IrStructType)structure.Type).Fields[i];
            fields[i] = Fit(Evaluate(structure.Fields[i]), field.DeclaredBits, field.Name, structure.Site);
        }

        return new AggregateValue(structure.Type, fields);
    }
}
