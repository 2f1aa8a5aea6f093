extern alias generators;

using System.Linq;
using generators::Learnability.Generators.Ir;

namespace Learnability.Generators.Tests.Lowering;

/// <summary>Writes a scalar program as C#, for the message of a failing test.</summary>
internal static class IrPrinter
{
    private static readonly string[] _operators = ["+", "-", "*", "/", "%", "&", "|", "^", "<<", ">>", ">>>", "==", "!=", "<", "<=", ">", ">="];

    public static string Print(IrMethod method) =>
        $"int M({string.Join(", ", method.Parameters.Select((_, i) => $"[Bits({method.Variables[i].DeclaredBits})] {method.Variables[i].Type} {method.Variables[i].Name}"))})\n"
        + Print(method.Body, method, "");

    private static string Print(IrStatement statement, IrMethod method, string indent) => statement switch
    {
        IrBlock block => indent + "{\n" + string.Concat(block.Statements.Select(s => Print(s, method, indent + "  "))) + indent + "}\n",
        IrExpressionStatement expression => $"{indent}{Print(expression.Expression, method)};\n",
        IrDeclaration declaration =>
            $"{indent}{method.Variables[declaration.Variable].Type} {method.Variables[declaration.Variable].Name} = {Print(declaration.Initial!, method)};\n",
        IrIf conditional => $"{indent}if ({Print(conditional.Condition, method)})\n{Print(conditional.Then, method, indent + "  ")}"
            + (conditional.Else is null ? "" : $"{indent}else\n{Print(conditional.Else, method, indent + "  ")}"),
        IrLoop loop => $"{indent}for (; {(loop.TestAfter ? "(test after) " : "")}{Print(loop.Condition!, method)}; "
            + $"{string.Concat(loop.Increments.Select(s => Print(s, method, ""))).Trim()})\n{Print(loop.Body, method, indent + "  ")}",
        IrBreak => indent + "break;\n",
        IrContinue => indent + "continue;\n",
        IrReturn @return => $"{indent}return {Print(@return.Value!, method)};\n",
        _ => indent + statement + "\n",
    };

    private static string Print(IrExpression expression, IrMethod method) => expression switch
    {
        IrConstant constant => constant.Value + (constant.Type == IrType.Int32 ? "" : ":" + constant.Type),
        IrLoad load => Print(load.Place, method),
        IrUnary unary => unary.Operator switch { IrUnaryOperator.Not => "!", IrUnaryOperator.Complement => "~", _ => "-" } + Print(unary.Operand, method),
        IrBinary binary => $"({Print(binary.Left, method)} {_operators[(int)binary.Operator]} {Print(binary.Right, method)})",
        IrShortCircuit both => $"({Print(both.Left, method)} {(both.IsAnd ? "&&" : "||")} {Print(both.Right, method)})",
        IrConditional choice => $"({Print(choice.Condition, method)} ? {Print(choice.WhenTrue, method)} : {Print(choice.WhenFalse, method)})",
        IrConversion conversion => $"({conversion.Type}){Print(conversion.Operand, method)}",
        IrAssignment assignment => $"{Print(assignment.Target, method)} = {Print(assignment.Value, method)}",
        IrCompoundAssignment compound => $"({Print(compound.Target, method)} {_operators[(int)compound.Operator]}={(compound.YieldsOldValue ? "(old)" : "")} "
            + $"{Print(compound.Value, method)})",
        IrIntrinsicCall call => $"{call.Intrinsic}({string.Join(", ", call.Arguments.Select(a => Print(a, method)))})",
        IrNewArray array => $"new[{Print(array.Length, method)}]",
        _ => expression.ToString(),
    };

    private static string Print(IrPlace place, IrMethod method) => place switch
    {
        IrVariablePlace variable => method.Variables[variable.Variable].Name,
        IrArrayElementPlace element => $"{Print(element.Array, method)}[{Print(element.Index, method)}]",
        _ => place.ToString(),
    };
}
