using System.Collections.Generic;
using System.Collections.Immutable;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>Steps of Turing machines: constructors and factories of Transition.</summary>
internal sealed partial class MethodReader
{
    /// <summary>A step from arguments named next or state, write and move; without write it keeps, without move it stays.</summary>
    private IrExpression ReadTransition(ImmutableArray<IArgumentOperation> arguments, IrStructType type, int site)
    {
        var statements = new List<IrStatement>();
        IrExpression[] fields =
        [
            new IrDefault(type.Fields[0].Type, site),
            new IrConstant(MachineProgram.Keep, IrType.Int32, site),
            new IrConstant(0, IrType.Int32, site),
            new IrConstant(site, IrType.Int32, site),
        ];
        bool reordered = IsReordered(arguments);
        foreach (IArgumentOperation argument in arguments)
        {
            int field = argument.Parameter?.Name switch { "next" or "state" => 0, "write" => 1, "move" => 2, _ => -1 };
            IrExpression value = Read(argument.Value);
            if (field < 0 || value.Type is IrVoidType)
                return Absent(site);
            value = ConvertTo(value, type.Fields[field].Type, site);
            fields[field] = reordered ? Pin(value, statements) : value;
        }

        var step = new IrStructValue(fields.ToEquatableArray(), type, site);
        return statements.Count == 0 ? step : Sequence(statements, step, site);
    }
}
