extern alias generators;

using System.Collections.Generic;
using System.Numerics;
using generators::Learnability.Generators.Ir;

namespace Learnability.Generators.Tests.Lowering;

/// <summary>Random scalar programs: arithmetic of all widths, nested conditions and loops, arrays, jumps.</summary>
internal sealed class RandomPrograms(RandomBits random)
{
    private static readonly IrIntegerType[] _stored =
    [
        new(8, false), new(8, true), new(16, false), new(16, true), new(32, false), new(32, true), new(64, false), new(64, true),
    ];

    private static readonly IrIntegerType[] _computed = [new(32, false), new(32, true), new(64, false), new(64, true)];

    private readonly List<IrVariable> _variables = [];
    private readonly HashSet<int> _counters = [];
    private readonly List<int> _visible = [];
    private readonly Stack<int> _loops = new();
    private int _array;
    private int _labels;

    public IrMethod Next()
    {
        _variables.Clear();
        _counters.Clear();
        _visible.Clear();
        _array = -1;
        int parameters = 1 + random.NextInt32(3);
        for (int i = 0; i < parameters; i++)
        {
            IrIntegerType type = _stored[random.NextInt32(_stored.Length)];
            _variables.Add(new IrVariable("p" + i, type, random.NextBit() ? 0 : 1 + random.NextInt32(type.Width)));
            _visible.Add(i);
        }

        var body = new List<IrStatement>();
        for (int i = 0; i < 3; i++)
        {
            IrIntegerType type = _stored[random.NextInt32(_stored.Length)];
            IrExpression initial = Convert(Integer(2), type);
            _variables.Add(new IrVariable("v" + i, type, 0));
            _visible.Add(_variables.Count - 1);
            body.Add(new IrDeclaration(_variables.Count - 1, initial, 0));
        }

        var arrayType = new IrArrayType(_stored[random.NextInt32(_stored.Length)]);
        _array = _variables.Count;
        _variables.Add(new IrVariable("a", arrayType, 0));
        body.Add(new IrDeclaration(_array, new IrNewArray(Constant(4, IrType.Int32), EquatableArray<IrExpression>.Empty, arrayType, 0), 0));
        for (int i = 0; i < 5; i++)
            body.Add(Statement(3));
        body.Add(new IrReturn(Convert(Integer(3), IrType.Int32), 0));
        var kinds = new List<IrParameter>();
        for (int i = 0; i < parameters; i++)
            kinds.Add(new IrParameter(IrReferenceKind.Value, EquatableArray<int>.Empty));
        return new IrMethod("M", null, kinds.ToEquatableArray(), IrType.Int32, 0, _variables.ToEquatableArray(), new IrBlock(body.ToEquatableArray(), 0), 0);
    }

    private static IrConstant Constant(BigInteger value, IrType type) => new(value, type, 0);

    private static IrExpression Convert(IrExpression value, IrType type) => value.Type == type ? value : new IrConversion(value, false, type, 0);

    private IrStatement Statement(int depth)
    {
        switch (depth == 0 ? random.NextInt32(3) : random.NextInt32(9))
        {
            case 0 or 1:
                IrPlace target = Target();
                return new IrExpressionStatement(new IrAssignment(target, Convert(Integer(3), target.Type), target.Type, 0), 0);
            case 2:
                return new IrExpressionStatement(Compound(), 0);
            case 3 or 4:
                return new IrIf(Boolean(2), Block(depth - 1), random.NextBit() ? Block(depth - 1) : null, 0);
            case 5 or 6:
                return Loop(depth - 1);
            case 7 when _loops.Count > 0:
                IrStatement jump = random.NextBit() ? new IrBreak(_loops.Peek(), 0) : new IrContinue(_loops.Peek(), 0);
                return new IrIf(Boolean(2), jump, null, 0);
            default:
                return new IrIf(Boolean(3), new IrReturn(Convert(Integer(2), IrType.Int32), 0), null, 0);
        }
    }

    private IrBlock Block(int depth)
    {
        var statements = new List<IrStatement>();
        for (int i = 1 + random.NextInt32(2); i > 0; i--)
            statements.Add(Statement(depth));
        return new IrBlock(statements.ToEquatableArray(), 0);
    }

    private IrBlock Loop(int depth)
    {
        int counter = _variables.Count;
        _variables.Add(new IrVariable("i" + counter, IrType.Int32, 0));
        _counters.Add(counter);
        int label = ++_labels;
        var place = new IrVariablePlace(counter, IrType.Int32, 0);

        // A bound that is known, or one that depends on the input but is at most 4.
        IrExpression bound = random.NextBit()
            ? Constant(random.NextInt32(5), IrType.Int32)
            : new IrBinary(IrBinaryOperator.And, Convert(Integer(1), IrType.Int32), Constant(3, IrType.Int32), false, IrType.Int32, 0);
        int limit = _variables.Count;
        _variables.Add(new IrVariable("limit" + limit, IrType.Int32, 0));
        _counters.Add(limit);
        _visible.Add(counter);
        _loops.Push(label);
        IrBlock body = Block(depth);
        _loops.Pop();
        _visible.Remove(counter);
        var condition = new IrBinary(
            IrBinaryOperator.Less,
            new IrLoad(place, IrType.Int32, 0),
            new IrLoad(new IrVariablePlace(limit, IrType.Int32, 0), IrType.Int32, 0),
            false,
            IrType.Boolean,
            0);
        var increment = new IrExpressionStatement(
            new IrCompoundAssignment(place, IrBinaryOperator.Add, IrType.Int32, Constant(1, IrType.Int32), false, true, IrType.Int32, 0),
            0);
        var statements = new List<IrStatement>
        {
            new IrDeclaration(limit, bound, 0),
            new IrDeclaration(counter, Constant(0, IrType.Int32), 0),
            new IrLoop(label, condition, random.NextInt32(4) == 0, body, new[] { (IrStatement)increment }.ToEquatableArray(), 0),
        };
        return new IrBlock(statements.ToEquatableArray(), 0);
    }

    private IrCompoundAssignment Compound()
    {
        IrPlace target = Target();
        IrIntegerType operands = Promote((IrIntegerType)target.Type);
        bool isShift = random.NextInt32(4) == 0;
        IrBinaryOperator @operator = isShift
            ? (IrBinaryOperator)((int)IrBinaryOperator.ShiftLeft + random.NextInt32(3))
            : Operator();
        IrExpression value = Convert(Integer(2), isShift ? IrType.Int32 : operands);
        return new IrCompoundAssignment(target, @operator, operands, value, false, random.NextBit(), target.Type, 0);
    }

    private static IrIntegerType Promote(IrIntegerType type) => type.Width < 32 ? IrType.Int32 : type;

    private IrBinaryOperator Operator() => random.NextInt32(6) switch
    {
        0 => IrBinaryOperator.Add,
        1 => IrBinaryOperator.Subtract,
        2 => IrBinaryOperator.Multiply,
        3 => IrBinaryOperator.And,
        4 => IrBinaryOperator.Or,
        _ => IrBinaryOperator.Xor,
    };

    /// <summary>A variable that is no loop counter, or an element of the array.</summary>
    private IrPlace Target()
    {
        if (_array >= 0 && random.NextInt32(4) == 0)
            return Element();
        while (true)
        {
            int variable = _visible[random.NextInt32(_visible.Count)];
            if (!_counters.Contains(variable) && _variables[variable].DeclaredBits == 0)
                return new IrVariablePlace(variable, _variables[variable].Type, 0);
        }
    }

    private bool HasTarget() => _visible.Exists(variable => !_counters.Contains(variable) && _variables[variable].DeclaredBits == 0);

    private IrArrayElementPlace Element()
    {
        IrType type = _variables[_array].Type;
        var array = new IrLoad(new IrVariablePlace(_array, type, 0), type, 0);
        IrExpression index = new IrBinary(IrBinaryOperator.And, Convert(Integer(1), IrType.Int32), Constant(3, IrType.Int32), false, IrType.Int32, 0);
        return new IrArrayElementPlace(array, index, ((IrArrayType)type).Element, 0);
    }

    private IrExpression Integer(int depth)
    {
        IrIntegerType type = _computed[random.NextInt32(_computed.Length)];
        switch (depth == 0 ? random.NextInt32(3) : random.NextInt32(12))
        {
            case 0:
                return Constant(random.NextInt32(random.NextBit() ? 9 : 1000), type);
            case 1 or 2:
                int variable = _visible[random.NextInt32(_visible.Count)];
                IrType own = _variables[variable].Type;
                return new IrLoad(new IrVariablePlace(variable, own, 0), own, 0);
            case 3 when _array >= 0:
                IrArrayElementPlace element = Element();
                return new IrLoad(element, element.Type, 0);
            case 4:
                return new IrConditional(Boolean(depth - 1), Convert(Integer(depth - 1), type), Convert(Integer(depth - 1), type), type, 0);
            case 5:
                var @operator = (IrUnaryOperator)(1 + random.NextInt32(2));
                return new IrUnary(@operator, Convert(Integer(depth - 1), type), false, type, 0);
            case 6:
                var shift = (IrBinaryOperator)((int)IrBinaryOperator.ShiftLeft + random.NextInt32(3));
                return new IrBinary(shift, Convert(Integer(depth - 1), type), Convert(Integer(depth - 1), IrType.Int32), false, type, 0);
            case 7:
                // A divisor from 1 to 8: neither 0 nor −1.
                IrExpression low = new IrBinary(IrBinaryOperator.And, Convert(Integer(depth - 1), type), Constant(7, type), false, type, 0);
                IrExpression divisor = new IrBinary(IrBinaryOperator.Add, low, Constant(1, type), false, type, 0);
                IrBinaryOperator division = random.NextBit() ? IrBinaryOperator.Divide : IrBinaryOperator.Remainder;
                return new IrBinary(division, Convert(Integer(depth - 1), type), divisor, false, type, 0);
            case 8:
                IrIntrinsic intrinsic = random.NextInt32(3) switch { 0 => IrIntrinsic.PopCount, 1 => IrIntrinsic.Min, _ => IrIntrinsic.Max };
                IrExpression first = Convert(Integer(depth - 1), type);
                IrExpression[] arguments = intrinsic == IrIntrinsic.PopCount ? [first] : [first, Convert(Integer(depth - 1), type)];
                return new IrIntrinsicCall(intrinsic, arguments.ToEquatableArray(), type, 0);
            case 9:
                return random.NextInt32(3) == 0 && HasTarget() ? Compound() : Integer(depth - 1);
            default:
                return new IrBinary(Operator(), Convert(Integer(depth - 1), type), Convert(Integer(depth - 1), type), false, type, 0);
        }
    }

    private IrExpression Boolean(int depth)
    {
        switch (depth == 0 ? 0 : random.NextInt32(4))
        {
            case 1:
                return new IrShortCircuit(random.NextBit(), Boolean(depth - 1), Boolean(depth - 1), 0);
            case 2:
                return new IrUnary(IrUnaryOperator.Not, Boolean(depth - 1), false, IrType.Boolean, 0);
            default:
                IrIntegerType type = _computed[random.NextInt32(_computed.Length)];
                var @operator = (IrBinaryOperator)((int)IrBinaryOperator.Equal + random.NextInt32(6));
                return new IrBinary(@operator, Convert(Integer(1), type), Convert(Integer(1), type), false, IrType.Boolean, 0);
        }
    }
}
