using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>
/// The variables that a local function takes from the methods around it, its own or those of the local functions that it calls. They become parameters by
/// reference, after the declared ones.
/// </summary>
internal static class CapturedVariables
{
    public static ImmutableArray<ISymbol> Of(IMethodSymbol function, ProgramReader program)
    {
        if (function.MethodKind != MethodKind.LocalFunction)
            return [];
        var owners = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        for (ISymbol? outer = function.ContainingSymbol; outer is IMethodSymbol; outer = outer.ContainingSymbol)
            owners.Add(outer);

        var captured = ImmutableArray.CreateBuilder<ISymbol>();
        var known = new HashSet<ISymbol>(SymbolEqualityComparer.Default) { function };
        var pending = new Queue<IMethodSymbol>([function]);
        while (pending.Count > 0)
        {
            if (program.DeclarationOf(pending.Dequeue()) is not { } declaration || program.OperationOf(declaration) is not { } body)
                continue;
            foreach (IOperation operation in body.DescendantsAndSelf())
            {
                switch (operation)
                {
                    case ILocalReferenceOperation { Local: { IsConst: false } local } when owners.Contains(local.ContainingSymbol) && known.Add(local):
                        captured.Add(local);
                        break;
                    case IParameterReferenceOperation { Parameter: { } parameter } when owners.Contains(parameter.ContainingSymbol) && known.Add(parameter):
                        captured.Add(parameter);
                        break;
                    case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction, OriginalDefinition: { } called } } when known.Add(called):
                        pending.Enqueue(called);
                        break;
                }
            }
        }

        return captured.ToImmutable();
    }
}
