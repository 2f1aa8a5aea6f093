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
    /// <summary>More instances than this of one generic method mean that it calls itself with ever new types.</summary>
    private const int MaxInstances = 64;

    private readonly Dictionary<MethodInstance, int> _indices = [];
    private readonly Dictionary<IMethodSymbol, int> _instances = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, ImmutableArray<ISymbol>> _captured = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IFieldSymbol, int> _fields = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, int> _texts = [];
    private readonly List<(MethodInstance Method, ImmutableArray<int> Calls)> _pending = [];
    private readonly Dictionary<SyntaxTree, SemanticModel> _models = [];

    public TypeReader Types { get; } = new(compilation);

    public ProblemReporter Reporter => reporter;

    public Compilation Compilation => compilation;

    public CancellationToken Cancellation => cancellation;

    /// <summary>A width of the input that is declared elsewhere, such as Inputs = n of a learner: for parameters without [Bits].</summary>
    public Dictionary<IParameterSymbol, int> ImpliedWidths { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The index that a method without type parameters has, or will have once it is read.</summary>
    /// <param name="method">The method.</param>
    /// <param name="calls">The sites of the calls that lead to it, innermost first.</param>
    public int IndexOf(IMethodSymbol method, ImmutableArray<int> calls) =>
        IndexOf(MethodInstance.Of(method, new TypeSubstitution(compilation, [], [])), calls) ?? 0;

    /// <summary>The index that an instance of a method has, or will have once it is read; null if there are too many instances of the method.</summary>
    /// <param name="method">The instance.</param>
    /// <param name="calls">The sites of the calls that lead to it, innermost first.</param>
    public int? IndexOf(MethodInstance method, ImmutableArray<int> calls)
    {
        if (_indices.TryGetValue(method, out int index))
            return index;
        _instances.TryGetValue(method.Definition, out int instances);
        if (instances == MaxInstances || method.IsEndless)
            return null;
        _instances[method.Definition] = instances + 1;
        index = _pending.Count;
        _indices.Add(method, index);
        _pending.Add((method, calls));
        return index;
    }

    /// <summary>The number of a static field in the program.</summary>
    public int NumberOf(IFieldSymbol field)
    {
        if (!_fields.TryGetValue(field, out int number))
            _fields.Add(field, number = _fields.Count + _texts.Count);
        return number;
    }

    /// <summary>The number of the characters of a constant string, among those of the static fields.</summary>
    public int NumberOf(string text)
    {
        if (!_texts.TryGetValue(text, out int number))
            _texts.Add(text, number = _fields.Count + _texts.Count);
        return number;
    }

    /// <summary>The variables that a local function takes from the methods around it.</summary>
    public ImmutableArray<ISymbol> CapturedBy(IMethodSymbol function)
    {
        if (!_captured.TryGetValue(function, out ImmutableArray<ISymbol> captured))
            _captured.Add(function, captured = CapturedVariables.Of(function, this));
        return captured;
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
        reporter.Sites.Trees.Add(tree);
        return model;
    }

    /// <summary>The declaration of a symbol in this compilation's source, or null.</summary>
    public SyntaxNode? DeclarationOf(ISymbol symbol) =>
        symbol.DeclaringSyntaxReferences.FirstOrDefault(reference => compilation.ContainsSyntaxTree(reference.SyntaxTree))?.GetSyntax(cancellation);
}
