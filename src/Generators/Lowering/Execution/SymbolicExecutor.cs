using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

/// <summary>
/// Runs a program on symbols. Where a condition is not known, both paths run and join; return, break and continue park their path at its target until the
/// paths join there.
/// </summary>
internal sealed partial class SymbolicExecutor
{
    private readonly IrProgram _program;
    private readonly LoweringContext _context;
    private readonly CircuitBuilder _builder;
    private readonly ScalarOperations _scalars;
    private readonly ValueMerger _merger;
    private readonly List<Scope> _scopes = [];
    private ExecutionState _state = new();
    private Activation _activation = null!;
    private int _heapArrays;
    private ResultTrace? _trace;

    public SymbolicExecutor(IrProgram program, LoweringContext context)
    {
        _program = program;
        _context = context;
        _builder = context.Builder;
        _scalars = new ScalarOperations(_builder);
        _merger = new ValueMerger(_builder, _scalars);
    }

    /// <summary>A method's result, and what its receiver and its parameters are afterwards.</summary>
    internal sealed record Outcome(SymbolicValue? Result, SymbolicValue? Receiver, SymbolicValue?[] Parameters);

    /// <summary>The site of the expression that gave the result of the last run, as far as that does not depend on inputs; −1 if there is none.</summary>
    public int ResultSite => _trace?.Site ?? -1;

    /// <summary>Runs a method from outside.</summary>
    /// <param name="index">The method.</param>
    /// <param name="receiver">The struct it runs on; null for a static method.</param>
    /// <param name="arguments">A value for each parameter; null for out parameters. An aggregate stands for an array's elements.</param>
    public Outcome Run(int index, SymbolicValue? receiver, SymbolicValue?[] arguments)
    {
        IrMethod method = _program.Methods[index];
        int receiverCell = _state.AddCells(1);
        _state[receiverCell] = receiver;
        int firstCell = _state.AddCells(method.Variables.Count + 1);
        Location? receiverLocation = receiver is null ? null : new Location(false, receiverCell, [], 0, "this");
        for (int i = 0; i < arguments.Length; i++)
        {
            _state[firstCell + i] = method.Variables[i].Type is IrArrayType or IrSpanType && arguments[i] is AggregateValue elements
                ? NewArray(method.Variables[i].Type, elements, method.Variables[i].DeclaredBits)
                : arguments[i];
        }

        // A span that is a parameter may come to mean another part later; what it was given is what the caller sees.
        SymbolicValue?[] given = [.. Enumerable.Range(0, arguments.Length).Select(i => _state[firstCell + i])];

        var activation = new Activation(method, firstCell, receiverLocation);
        _trace = new ResultTrace(activation);
        SymbolicValue? result = RunBody(activation);
        var parameters = new SymbolicValue?[arguments.Length];
        for (int i = 0; i < parameters.Length; i++)
        {
            bool isSpan = method.Parameters[i] is { IsOutput: true, Kind: IrReferenceKind.Value };
            parameters[i] = WithElements(isSpan ? given[i] : _state[firstCell + i], method.Variables[i].DeclaredBits, method.Variables[i].Name, method.Site);
        }

        var outcome = new Outcome(WithElements(result, method.ReturnBits, "the return value", method.Site), _state[receiverCell], parameters);
        _state.RemoveCells(receiverCell);
        return outcome;
    }

    private SymbolicValue? RunBody(Activation activation)
    {
        Activation caller = _activation;
        _activation = activation;
        EnterScope(Literal.True);
        activation.Return = new JumpTarget(_scopes.Count);
        Execute(activation.Method.Body);
        JoinAt(activation.Return);
        LeaveScope();
        _activation = caller;
        return _state[activation.ReturnCell];
    }


    /// <summary>A part of the program after which conditions count anew: relative to it they stay short.</summary>
    private sealed class Scope(Literal outerPath)
    {
        /// <summary>The condition under which the scope was entered, relative to the scope around it.</summary>
        public Literal OuterPath { get; } = outerPath;

        /// <summary>Whether a path jumped out of it: otherwise it is left whenever it was entered.</summary>
        public bool IsEscaped { get; set; }
    }

    private void EnterScope(Literal condition)
    {
        _scopes.Add(new Scope(_builder.And(_state.Path, condition)));
        if (!_state.IsDead)
            _state.Path = condition == Literal.False ? Literal.False : Literal.True;
    }

    /// <summary>Leaves a scope and makes the path's condition relative to the scope around it again.</summary>
    private void LeaveScope()
    {
        Scope scope = _scopes[_scopes.Count - 1];
        _scopes.RemoveAt(_scopes.Count - 1);
        if (!_state.IsDead)
            _state.Path = scope.IsEscaped ? _builder.And(scope.OuterPath, _state.Path) : scope.OuterPath;
    }

    /// <summary>The condition of the present path, relative to the start of the program.</summary>
    private Literal FullPath()
    {
        Literal path = _state.Path;
        for (int i = _scopes.Count - 1; i >= 0; i--)
            path = _builder.And(path, _scopes[i].OuterPath);
        return path;
    }

    /// <summary>Parks the present path at a target.</summary>
    private void Jump(JumpTarget target)
    {
        if (_state.IsDead)
            return;
        Literal path = _state.Path;
        for (int i = _scopes.Count - 1; i >= target.Depth; i--)
        {
            path = _builder.And(path, _scopes[i].OuterPath);
            _scopes[i].IsEscaped = true;
        }

        if (path != Literal.False)
            target.Parked.Add(_state.Fork(path));
        _state.Path = Literal.False;
    }

    /// <summary>Joins the present path with those parked at a target.</summary>
    private void JoinAt(JumpTarget target)
    {
        if (!_state.IsDead)
            target.Parked.Add(_state);
        if (target.Parked.Count == 0)
            return;
        if (target.Parked.Count == 1)
        {
            _state = target.Parked[0];
            target.Parked.Clear();
            return;
        }

        ExecutionState[] states = [.. target.Parked];
        Literal[] conditions = Array.ConvertAll(states, state => state.Path);
        Literal path = Literal.False;
        foreach (Literal condition in conditions)
            path = _builder.Or(path, condition);
        target.Parked.Clear();
        _state = ExecutionState.Join(states, conditions, _merger, path);
    }

    /// <summary>Whether a fault cannot happen on the present path.</summary>
    private bool IsExcluded(Literal fault) => fault == Literal.False || _state.IsDead || _context.Prover.IsFalse(fault, FullPath());

    /// <summary>Whether an exception needs no report: it cannot be thrown, or the result is then invalid, as the user asked.</summary>
    private bool IsHandled(Literal exception)
    {
        if (IsExcluded(exception))
            return true;
        if (_context.TracksValidity)
            _context.Invalidate(_builder.And(exception, FullPath()));
        return _context.TracksValidity;
    }

    private void Report(string id, int site, params string[] arguments)
    {
        if (!_state.IsDead)
            _context.Report(id, site, arguments);
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static InvalidOperationException Unknown(object node) => new("The lowering does not know " + node.GetType().Name + ".");
}
