using System.Collections.Generic;
using System.Threading;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Learnability.Generators.Lowering.Execution;
using Learnability.Generators.Lowering.Values;

namespace Learnability.Generators.Lowering;

/// <summary>Lowers a [Circuit] method: a port for each parameter, then one for the result, one for each ref and out parameter, and the validity.</summary>
internal static class CircuitLowering
{
    /// <summary>Returns the circuit, or null after reporting what is wrong.</summary>
    public static Circuit? Lower(CircuitProgram program, IProblemSink sink, CancellationToken cancellation) => LowerTraced(program, sink, cancellation)?.Circuit;

    /// <summary>The same, with which gates each piece of the method made.</summary>
    public static TracedCircuit? LowerTraced(CircuitProgram program, IProblemSink sink, CancellationToken cancellation)
    {
        IrMethod method = program.Program.Methods[program.Method];
        var context = new LoweringContext(program.Limits, sink, cancellation) { TracksValidity = program.HasValidity };
        try
        {
            SymbolicValue?[] arguments = AddInputs(context.Builder, method);
            SymbolicExecutor.Outcome outcome = new SymbolicExecutor(program.Program, context).Run(program.Method, null, arguments);
            context.CountStep(method.Site);
            if (context.HasFailed || !HaveDeclaredShapes(method, outcome, context))
                return null;
            AddOutputs(context.Builder, method, outcome);
            context.CountStep(method.Site);
            if (program.HasValidity)
                context.Builder.AddOutputPort("valid", [context.Validity]);
            return context.Builder.BuildTraced();
        }
        catch (LoweringAbortedException)
        {
            return null;
        }
    }

    private static SymbolicValue?[] AddInputs(CircuitBuilder builder, IrMethod method)
    {
        var arguments = new SymbolicValue?[method.Parameters.Count];
        for (int i = 0; i < arguments.Length; i++)
        {
            IrVariable variable = method.Variables[i];
            if (method.Parameters[i].Kind == IrReferenceKind.Out)
                continue;
            IrType type = ElementsType(variable.Type, method.Parameters[i].Shape);
            Literal[] bits = builder.AddInputPort(variable.Name, TypeLayout.CountBits(type, variable.DeclaredBits));
            int position = 0;
            arguments[i] = TypeLayout.Read(type, variable.DeclaredBits, bits, ref position);
        }

        return arguments;
    }

    /// <summary>An array or span parameter of a declared shape holds as many elements as an inline array of that length.</summary>
    private static IrType ElementsType(IrType type, EquatableArray<int> shape)
    {
        IrType element = type;
        while (element is IrArrayType or IrSpanType)
            element = element is IrArrayType array ? array.Element : ((IrSpanType)element).Element;
        for (int i = shape.Count - 1; i >= 0; i--)
            element = new IrInlineArrayType(type.ToString(), element, 0, shape[i]);
        return element;
    }

    private static void AddOutputs(CircuitBuilder builder, IrMethod method, SymbolicExecutor.Outcome outcome)
    {
        // A method that throws on every path returns nothing; what its result is then does not matter.
        if (method.ReturnType is not IrVoidType)
            AddOutput(builder, "result", outcome.Result ?? TypeLayout.Default(ElementsType(method.ReturnType, method.ReturnShape)), method.ReturnBits);
        for (int i = 0; i < method.Parameters.Count; i++)
        {
            if (method.Parameters[i].IsOutput)
                AddOutput(builder, method.Variables[i].Name, outcome.Parameters[i] ?? TypeLayout.Default(ElementsType(method.Variables[i].Type, method.Parameters[i].Shape)), method.Variables[i].DeclaredBits);
        }
    }

    /// <summary>Whether the arrays that a method makes are as long as [Shape] says.</summary>
    private static bool HaveDeclaredShapes(IrMethod method, SymbolicExecutor.Outcome outcome, LoweringContext context)
    {
        bool fit = Check(outcome.Result, method.ReturnType, method.ReturnShape, "the return value");
        for (int i = 0; i < method.Parameters.Count; i++)
        {
            if (method.Parameters[i].IsOutput)
                fit &= Check(outcome.Parameters[i], method.Variables[i].Type, method.Parameters[i].Shape, method.Variables[i].Name);
        }

        return fit;

        bool Check(SymbolicValue? value, IrType type, EquatableArray<int> shape, string name)
        {
            if (value is null || type is not (IrArrayType or IrSpanType) || HasShape(value, shape, 0))
                return true;
            context.Report(RuleIds.InvalidWidth, method.Site, string.Join(", ", shape), name, "the lengths of the array that the method makes, on every path");
            return false;
        }
    }

    private static bool HasShape(SymbolicValue value, EquatableArray<int> shape, int dimension)
    {
        if (dimension == shape.Count)
            return value is not (ArrayReference or ArrayChoice or ConflictingArrays);
        return value is AggregateValue aggregate && aggregate.Parts.Length == shape[dimension]
            && System.Array.TrueForAll(aggregate.Parts, part => HasShape(part, shape, dimension + 1));
    }

    private static void AddOutput(CircuitBuilder builder, string name, SymbolicValue value, int declaredBits)
    {
        var bits = new List<Literal>();
        TypeLayout.Write(value, declaredBits, bits);
        builder.AddOutputPort(name, bits.ToArray());
    }
}
