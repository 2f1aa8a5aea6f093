extern alias generators;

using System;
using System.Collections.Generic;
using System.Numerics;
using generators::Learnability.Generators.Ir;

namespace Learnability.Generators.Tests.Lowering;

/// <summary>Runs scalar programs of the IR on numbers, independently of the lowering: what C# defines, written down plainly.</summary>
internal sealed class IrInterpreter(IrMethod method, BigInteger[] arguments)
{
    private readonly BigInteger[] _variables = Start(method, arguments);
    private readonly Dictionary<int, BigInteger[]> _arrays = [];
    private BigInteger _result;

    private enum Flow
    {
        Next,
        Return,
        Break,
        Continue,
    }

    public BigInteger Run()
    {
        Execute(method.Body, out _);
        return _result;
    }

    private static BigInteger[] Start(IrMethod method, BigInteger[] arguments)
    {
        var variables = new BigInteger[method.Variables.Count];
        arguments.CopyTo(variables, 0);
        return variables;
    }

    private Flow Execute(IrStatement statement, out int label)
    {
        label = 0;
        switch (statement)
        {
            case IrBlock block:
                foreach (IrStatement inner in block.Statements)
                {
                    Flow flow = Execute(inner, out label);
                    if (flow != Flow.Next)
                        return flow;
                }

                return Flow.Next;
            case IrExpressionStatement expression:
                Evaluate(expression.Expression);
                return Flow.Next;
            case IrDeclaration { Initial: IrNewArray array } declaration:
                _arrays[declaration.Variable] = new BigInteger[(int)Evaluate(array.Length)];
                return Flow.Next;
            case IrDeclaration declaration:
                _variables[declaration.Variable] = Evaluate(declaration.Initial!);
                return Flow.Next;
            case IrIf conditional:
                return !Evaluate(conditional.Condition).IsZero ? Execute(conditional.Then, out label)
                    : conditional.Else is null ? Flow.Next
                    : Execute(conditional.Else, out label);
            case IrLoop loop:
                return ExecuteLoop(loop, out label);
            case IrLabelled labelled:
                Flow inside = Execute(labelled.Body, out label);
                return inside == Flow.Break && label == labelled.Label ? Flow.Next : inside;
            case IrBreak jump:
                label = jump.Label;
                return Flow.Break;
            case IrContinue jump:
                label = jump.Label;
                return Flow.Continue;
            case IrReturn @return:
                _result = Evaluate(@return.Value!);
                return Flow.Return;
            default:
                throw new NotSupportedException(statement.ToString());
        }
    }

    private Flow ExecuteLoop(IrLoop loop, out int label)
    {
        label = 0;
        for (int round = 0; ; round++)
        {
            if ((round > 0 || !loop.TestAfter) && loop.Condition is not null && Evaluate(loop.Condition).IsZero)
                return Flow.Next;
            Flow flow = Execute(loop.Body, out label);
            if (flow == Flow.Break && label == loop.Label)
                return Flow.Next;
            if (flow == Flow.Return || (flow != Flow.Next && label != loop.Label))
                return flow;
            foreach (IrStatement increment in loop.Increments)
                Execute(increment, out _);
        }
    }

    private BigInteger Evaluate(IrExpression expression)
    {
        switch (expression)
        {
            case IrConstant constant:
                return constant.Value;
            case IrLoad load:
                (BigInteger[] loaded, int offset) = Locate(load.Place);
                return loaded[offset];
            case IrUnary unary:
                BigInteger operand = Evaluate(unary.Operand);
                return unary.Operator switch
                {
                    IrUnaryOperator.Not => 1 - operand,
                    IrUnaryOperator.Complement => Wrap(-operand - 1, unary.Type),
                    _ => Wrap(-operand, unary.Type),
                };
            case IrBinary binary:
                return Combine(binary.Operator, Evaluate(binary.Left), Evaluate(binary.Right), binary.Left.Type, binary.Type);
            case IrShortCircuit shortCircuit:
                bool left = !Evaluate(shortCircuit.Left).IsZero;
                return left == shortCircuit.IsAnd ? Evaluate(shortCircuit.Right) : left ? 1 : 0;
            case IrConditional conditional:
                return Evaluate(!Evaluate(conditional.Condition).IsZero ? conditional.WhenTrue : conditional.WhenFalse);
            case IrConversion conversion:
                return Wrap(Evaluate(conversion.Operand), conversion.Type);
            case IrAssignment assignment:
                (BigInteger[] assigned, int position) = Locate(assignment.Target);
                return assigned[position] = Evaluate(assignment.Value);
            case IrCompoundAssignment compound:
                (BigInteger[] target, int index) = Locate(compound.Target);
                BigInteger old = target[index];
                BigInteger combined = Combine(
                    compound.Operator,
                    Wrap(old, compound.OperandType),
                    Evaluate(compound.Value),
                    compound.OperandType,
                    compound.OperandType);
                target[index] = Wrap(combined, compound.Type);
                return compound.YieldsOldValue ? old : target[index];
            case IrIntrinsicCall { Intrinsic: IrIntrinsic.PopCount } call:
                return BigInteger.PopCount(Evaluate(call.Arguments[0]) & ((BigInteger.One << Width(call.Arguments[0].Type)) - 1));
            case IrIntrinsicCall { Intrinsic: IrIntrinsic.Min } call:
                return BigInteger.Min(Evaluate(call.Arguments[0]), Evaluate(call.Arguments[1]));
            case IrIntrinsicCall { Intrinsic: IrIntrinsic.Max } call:
                return BigInteger.Max(Evaluate(call.Arguments[0]), Evaluate(call.Arguments[1]));
            default:
                throw new NotSupportedException(expression.ToString());
        }
    }

    /// <summary>Where a place is: its index is evaluated once, before the value that is stored there.</summary>
    private (BigInteger[] Storage, int Index) Locate(IrPlace place) => place switch
    {
        IrVariablePlace variable => (_variables, variable.Variable),
        IrArrayElementPlace { Array: IrLoad { Place: IrVariablePlace array } } element => (_arrays[array.Variable], (int)Evaluate(element.Index)),
        _ => throw new NotSupportedException(place.ToString()),
    };

    private static BigInteger Combine(IrBinaryOperator @operator, BigInteger left, BigInteger right, IrType operands, IrType type)
    {
        int count = (int)(right & (Width(operands) == 64 ? 63 : 31));
        return @operator switch
        {
            IrBinaryOperator.Add => Wrap(left + right, type),
            IrBinaryOperator.Subtract => Wrap(left - right, type),
            IrBinaryOperator.Multiply => Wrap(left * right, type),
            IrBinaryOperator.Divide => Wrap(BigInteger.Divide(left, right), type),
            IrBinaryOperator.Remainder => Wrap(BigInteger.Remainder(left, right), type),
            IrBinaryOperator.And => left & right,
            IrBinaryOperator.Or => left | right,
            IrBinaryOperator.Xor => left ^ right,
            IrBinaryOperator.ShiftLeft => Wrap(left << count, type),
            IrBinaryOperator.ShiftRight => left >> count,
            IrBinaryOperator.ShiftRightUnsigned => Wrap((left & ((BigInteger.One << Width(operands)) - 1)) >> count, type),
            IrBinaryOperator.Equal => left == right ? 1 : 0,
            IrBinaryOperator.NotEqual => left != right ? 1 : 0,
            IrBinaryOperator.Less => left < right ? 1 : 0,
            IrBinaryOperator.LessOrEqual => left <= right ? 1 : 0,
            IrBinaryOperator.Greater => left > right ? 1 : 0,
            _ => left >= right ? 1 : 0,
        };
    }

    private static int Width(IrType type) => type is IrIntegerType integer ? integer.Width : 1;

    private static BigInteger Wrap(BigInteger value, IrType type)
    {
        if (type is not IrIntegerType integer)
            return value;
        BigInteger wrapped = value & ((BigInteger.One << integer.Width) - 1);
        return integer.IsSigned && wrapped >> (integer.Width - 1) != 0 ? wrapped - (BigInteger.One << integer.Width) : wrapped;
    }
}
