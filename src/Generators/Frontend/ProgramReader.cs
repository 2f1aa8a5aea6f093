using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;

namespace Learnability.Generators.Frontend;

/// <summary>Reads methods and all that they call, each once, into one program.</summary>
internal sealed class ProgramReader(Compilation compilation, ProblemReporter reporter, CancellationToken cancellation)
{
    private readonly Dictionary<IMethodSymbol, int> _indices = new(SymbolEqualityComparer.Default);
    private readonly List<(IMethodSymbol Method, ImmutableArray<int> Calls)> _pending = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    public TypeReader Types { get; } = new(compilation);

    public ProblemReporter Reporter => reporter;

    public CancellationToken Cancellation => cancellation;

    /// <summary>A width of the input that is declared elsewhere, such as Inputs = n of a learner: for parameters without [Bits].</summary>
    public Dictionary<IParameterSymbol, int> ImpliedWidths { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The index that a method has, or will have once it is read.</summary>
    /// <param name="method">The method.</param>
    /// <param name="calls">The sites of the calls that lead to it, innermost first.</param>
    public int IndexOf(IMethodSymbol method, ImmutableArray<int> calls)
    {
        method = method.PartialImplementationPart ?? method;
        if (_indices.TryGetValue(method, out int index))
            return index;
        index = _pending.Count;
        _indices.Add(method, index);
        _pending.Add((method, calls));
        return index;
    }

    /// <summary>Reads everything asked for so far, and what that calls; null if anything was reported, or if the source does not compile.</summary>
    public IrProgram? Read()
    {
        var methods = ImmutableArray.CreateBuilder<IrMethod>();
        for (int i = 0; i < _pending.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            IrMethod? method = new MethodReader(this, _pending[i].Method, _pending[i].Calls).Read();
            if (method is not null)
                methods.Add(method);
        }

        if (reporter.HasFailed)
            return null;
        var program = new IrProgram(new EquatableArray<IrMethod>(methods.ToImmutable()));
        return ProgramVerifier.Verify(program) ? program : null;
    }

    /// <summary>What a declaration means; null if it is not in this compilation's source.</summary>
    public IOperation? OperationOf(SyntaxNode declaration) => ModelOf(declaration.SyntaxTree)?.GetOperation(declaration, cancellation);

    public SemanticModel? ModelOf(SyntaxTree tree)
    {
        if (_models.TryGetValue(tree, out SemanticModel? model))
            return model;
        if (!compilation.ContainsSyntaxTree(tree))
            return null;
        model = compilation.GetSemanticModel(tree);
        _models.Add(tree, model);
        return model;
    }

    /// <summary>The declaration of a symbol in this compilation's source, or null.</summary>
    public SyntaxNode? DeclarationOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree))?.GetSyntax(cancellation);
}
