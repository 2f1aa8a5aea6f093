using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

internal sealed partial class SymbolicExecutor
{
    /// <summary>The most rounds that a loop may take while its condition is a constant.</summary>
    private const int MaxRounds = 1 << 17;

    /// <summary>The most rounds that a loop may take while its condition is not known.</summary>
    private const int MaxSymbolicRounds = 1 << 12;

    /// <summary>The most inputs that are enumerated to prove that a loop has ended: it is tried in every round.</summary>
    private const int MaxLoopProofInputs = 12;

    private void Execute(IrStatement statement)
    {
        if (_state.IsDead)
            return;
        _context.CountStep(statement.Site);
        int firstGate = _builder.GateCount;
        ExecuteByKind(statement);
        _builder.EndSpan(firstGate);
    }

    private void ExecuteByKind(IrStatement statement)
    {
        switch (statement)
        {
            case IrBlock block:
                foreach (IrStatement inner in block.Statements)
                    Execute(inner);
                break;
            case IrExpressionStatement expression:
                Discard(expression.Expression);
                break;
            case IrDeclaration declaration:
                Declare(declaration);
                break;
            case IrReferenceDeclaration reference:
                SetReference(_activation.FirstCell + reference.Variable, reference.Target);
                break;
            case IrIf conditional:
                ExecuteIf(conditional);
                break;
            case IrLoop loop:
                ExecuteLoop(loop);
                break;
            case IrLabelled labelled:
                ExecuteLabelled(labelled);
                break;
            case IrBreak jump:
                Jump(_activation.Labels[jump.Label].Break);
                break;
            case IrContinue jump:
                Jump(_activation.Labels[jump.Label].Continue!);
                break;
            case IrReturn @return:
                ExecuteReturn(@return);
                break;
            case IrReturnReference @return:
                SetReference(_activation.ReturnCell, @return.Place);
                Jump(_activation.Return);
                break;
            case IrThrow @throw:
                RequireUnreachable(@throw.Reason, @throw.Site);
                break;
            default:
                throw Unknown(statement);
        }
    }

    private void SetReference(int cell, IrPlace target)
    {
        // Locating may join paths, after which the state is another one.
        Location place = Locate(target);
        _state[cell] = new PlaceReference(target.Type, place);
    }

    private void Declare(IrDeclaration declaration)
    {
        // The value first: an inner declaration of the same variable in an earlier round has nothing to say any more.
        SymbolicValue? value = declaration.Initial is null ? null : Evaluate(declaration.Initial);
        int cell = _activation.FirstCell + declaration.Variable;
        _state[cell] = null;
        IrVariable variable = _activation.Method.Variables[declaration.Variable];
        if (value is not null)
            Store(new Location(false, cell, [], variable.DeclaredBits, variable.Name), value, declaration.Site);
    }

    private void ExecuteIf(IrIf statement)
    {
        Literal condition = EvaluateCondition(statement.Condition);
        if (_state.IsDead)
            return;
        if (condition.IsConstant)
        {
            if (condition == Literal.True)
                Execute(statement.Then);
            else if (statement.Else is not null)
                Execute(statement.Else);
            return;
        }

        Literal entry = _state.Path;
        ExecutionState otherwise = _state.Fork(entry);
        (ExecutionState whenTrue, Literal leavesTrue) = ExecuteArm(statement.Then, condition);
        _state = otherwise;
        (ExecutionState whenFalse, Literal leavesFalse) = ExecuteArm(statement.Else, !condition);

        // Where the join is reached, the condition itself still tells the two paths apart.
        Literal path = _builder.And(entry, _builder.Mux(condition, leavesTrue, leavesFalse));
        if (leavesTrue == Literal.False)
            _state = whenFalse;
        else if (leavesFalse == Literal.False)
            _state = whenTrue;
        else
            _state = ExecutionState.Join(condition, whenTrue, whenFalse, _merger, path);
        _state.Path = path;
    }

    /// <summary>Executes an arm; also gives the condition, relative to the arm, under which its end is reached.</summary>
    private (ExecutionState State, Literal Leaves) ExecuteArm(IrStatement? arm, Literal condition)
    {
        EnterScope(condition);
        if (arm is not null)
            Execute(arm);
        Literal leaves = _state.IsDead ? Literal.False : _scopes[_scopes.Count - 1].IsEscaped ? _state.Path : Literal.True;
        _scopes.RemoveAt(_scopes.Count - 1);
        return (_state, leaves);
    }

    private void ExecuteLoop(IrLoop loop)
    {
        EnterScope(Literal.True);
        var exit = new JumpTarget(_scopes.Count);
        LoopProgress progress = _context.EnterLoop(loop.Site);
        for (int round = 0; ; round++)
        {
            if (round > 0 || !loop.TestAfter)
            {
                Literal goesOn = loop.Condition is null ? Literal.True : EvaluateCondition(loop.Condition);
                if (!TakeRound(goesOn, exit))
                    break;
                if (goesOn != Literal.True && ++progress.SymbolicRounds > MaxSymbolicRounds)
                    throw _context.AbortLoop(progress, MaxSymbolicRounds);
            }

            if (round == MaxRounds)
                throw _context.AbortLoop(progress, MaxRounds);
            ExecuteRound(loop, exit);
            if (_state.IsDead || (loop.Condition is null && NeverGoesOn(progress)))
                break;
        }

        _context.LeaveLoop();
        JoinAt(exit);
        LeaveScope();
    }

    /// <summary>Whether a loop that only jumps leave has been left on every path.</summary>
    private bool NeverGoesOn(LoopProgress progress)
    {
        if (_state.Path.IsConstant)
            return false;
        if (!_context.Prover.IsFalse(_state.Path, FullPath(), MaxLoopProofInputs))
            return ++progress.SymbolicRounds > MaxSymbolicRounds ? throw _context.AbortLoop(progress, MaxSymbolicRounds) : false;
        _state.Path = Literal.False;
        return true;
    }

    /// <summary>Parks the paths on which the condition does not hold at the exit; returns whether any path goes on.</summary>
    private bool TakeRound(Literal goesOn, JumpTarget exit)
    {
        if (_state.IsDead)
            return false;
        if (goesOn == Literal.True)
            return true;
        Literal stays = _builder.And(_state.Path, goesOn);
        if (stays != Literal.False && _context.Prover.IsFalse(goesOn, FullPath(), MaxLoopProofInputs))
            stays = Literal.False;
        Literal leaves = stays == Literal.False ? _state.Path : _builder.And(_state.Path, !goesOn);
        if (leaves != Literal.False)
            exit.Parked.Add(_state.Fork(leaves));
        _state.Path = stays;
        return !_state.IsDead;
    }

    private void ExecuteRound(IrLoop loop, JumpTarget exit)
    {
        int firstGate = _builder.GateCount;
        EnterScope(Literal.True);
        var next = new JumpTarget(_scopes.Count);
        _activation.Labels[loop.Label] = (exit, next);
        Execute(loop.Body);
        JoinAt(next);
        LeaveScope();
        foreach (IrStatement increment in loop.Increments)
            Execute(increment);
        _builder.EndSpan(firstGate);
    }

    private void ExecuteLabelled(IrLabelled labelled)
    {
        EnterScope(Literal.True);
        var end = new JumpTarget(_scopes.Count);
        _activation.Labels[labelled.Label] = (end, null);
        Execute(labelled.Body);
        JoinAt(end);
        LeaveScope();
    }

    private void ExecuteReturn(IrReturn statement)
    {
        if (statement.Value is not null)
        {
            _trace?.Return(_activation, statement.Value);
            SymbolicValue value = Evaluate(statement.Value);
            Store(new Location(false, _activation.ReturnCell, [], _activation.Method.ReturnBits, "the return value"), value, statement.Site);
        }

        Jump(_activation.Return);
    }

    /// <summary>Ends a path that throws, which must never be taken.</summary>
    private void RequireUnreachable(string reason, int site)
    {
        if (!IsHandled(Literal.True))
            Report(RuleIds.MayThrow, site, reason);
        _state.Path = Literal.False;
    }
}
