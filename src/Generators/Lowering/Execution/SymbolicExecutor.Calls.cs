using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering.Execution;

internal sealed partial class SymbolicExecutor
{
    /// <summary>The deepest nesting of calls: a recursion that has not ended by then is taken to be endless.</summary>
    private const int MaxCallDepth = 128;

    /// <summary>Runs a method of the program; null if it returns nothing.</summary>
    private SymbolicValue? Call(IrCall call)
    {
        IrMethod method = _program.Methods[call.Method];
        if (_context.CallDepth >= MaxCallDepth)
            throw _context.Abort(RuleIds.UnboundedRecursion, call.Site, method.Name, Text(MaxCallDepth));

        Location? receiver = call.Receiver is null ? null : Locate(call.Receiver);
        var values = new SymbolicValue?[call.Arguments.Count];
        var references = new Location?[call.Arguments.Count];
        for (int i = 0; i < values.Length; i++)
        {
            if (call.Arguments[i].Reference is { } place)
                references[i] = Locate(place);
            else
                values[i] = Evaluate(call.Arguments[i].Value!);
        }

        int firstCell = _state.AddCells(method.Variables.Count + 1);
        var activation = new Activation(method, firstCell, receiver);
        for (int i = 0; i < values.Length; i++)
        {
            IrVariable parameter = method.Variables[i];
            if (references[i] is { } reference)
                _state[firstCell + i] = new PlaceReference(parameter.Type, reference);
            else
                _state[firstCell + i] = Fit(values[i]!, parameter.DeclaredBits, parameter.Name, call.Site);
        }

        _context.EnterCall(call.Site);
        int firstGate = _builder.GateCount;
        SymbolicValue? result = RunBody(activation);
        _builder.EndSpan(firstGate);
        _context.LeaveCall();
        _state.RemoveCells(firstCell);
        return result;
    }
}
