using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Learnability.Generators.Diagnostics;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>
/// Reads one method. This part knows its variables, labels and sites; each family of operations has a file of its own under Operations.
/// </summary>
internal sealed partial class MethodReader(ProgramReader program, MethodInstance instance, ImmutableArray<int> calls)
{
    /// <summary>Deeper expressions would exhaust the stack of a compiler thread, here or in the lowering.</summary>
    private const int MaxDepth = 400;

    private readonly IMethodSymbol _method = instance.Definition;
    private readonly TypeSubstitution _types = instance.Substitution(program.Compilation);
    private readonly List<IrVariable> _variables = [];
    private readonly Dictionary<ISymbol, int> _indices = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILabelSymbol, (int Label, bool IsContinue)> _labels = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ILabelSymbol, SectionTarget> _sections = new(SymbolEqualityComparer.Default);
    private readonly Stack<IrPlace> _implicitReceivers = new();
    private int _labelCount;
    private int _depth;

    /// <summary>The method; null if it has no body that can be read, which is then reported.</summary>
    public IrMethod? Read()
    {
        SyntaxNode? declaration = program.DeclarationOf(_method);
        if (declaration is null && !_method.IsImplicitlyDeclared)
        {
            program.Reporter.Fail();
            return null;
        }

        int site = program.Reporter.Sites.Add(_method.Locations.FirstOrDefault() ?? Location.None);
        IrType? receiver = _method.IsStatic || _method.MethodKind == MethodKind.LocalFunction ? null : TypeAt(_method.ContainingType, site);
        var parameters = ImmutableArray.CreateBuilder<IrParameter>();
        foreach (IParameterSymbol parameter in _method.Parameters)
            parameters.Add(ReadParameter(parameter));
        foreach (ISymbol captured in program.CapturedBy(_method))
            parameters.Add(ReadCaptured(captured));

        bool isConstructor = _method.MethodKind == MethodKind.Constructor;
        IrType returnType = isConstructor || _method.ReturnsVoid ? IrType.Void : TypeAt(_method.ReturnType, site);
        int returnBits = 0;
        if (returnType is not IrVoidType)
        {
            DeclaredWidth width = DeclaredWidth.OfReturn(_method, returnType);
            returnBits = width.Bits;
            if (width.Problem is { } problem)
                ReportType(problem, site);
        }

        // Without a type for the result, each return would only repeat what was reported.
        bool hasResult = returnType is not IrVoidType || isConstructor || _method.ReturnsVoid;
        IrStatement body = !hasResult ? EmptyStatement(site) : isConstructor ? ReadConstructorBody(declaration, site) : ReadBody(declaration, site);
        return new IrMethod(
            _method.Name,
            receiver,
            new EquatableArray<IrParameter>(parameters.ToImmutable()),
            returnType,
            returnBits,
            _variables.ToEquatableArray(),
            WithOutParameters(body, site),
            site)
        {
            ReturnsReference = ReturnsReference(_method),
            ReturnShape = ReadShape(_method.GetReturnTypeAttributes(), "the return value", returnType, _method),
        };
    }

    private IrParameter ReadParameter(IParameterSymbol parameter)
    {
        int site = program.Reporter.Sites.Add(parameter.Locations.FirstOrDefault() ?? Location.None);
        IrType type = TypeAt(parameter.Type, site);
        DeclaredWidth width = DeclaredWidth.OfParameter(parameter, type);
        int bits = width.Bits;
        if (width.Problem is { } problem)
            ReportType(problem, site);

        // The value that a property's setter receives has the property's width.
        if (bits == 0 && _method is { MethodKind: MethodKind.PropertySet, AssociatedSymbol: IPropertySymbol property } && parameter.Name == "value")
            bits = DeclaredWidth.OfReturn(property.GetMethod ?? _method, type).Bits;
        if (bits == 0)
            program.ImpliedWidths.TryGetValue(parameter, out bits);
        _indices[parameter] = _variables.Count;
        _variables.Add(new IrVariable(parameter.Name, type, bits));

        IrReferenceKind kind = parameter.RefKind switch
        {
            RefKind.None => IrReferenceKind.Value,
            RefKind.Ref => IrReferenceKind.Ref,
            RefKind.Out => IrReferenceKind.Out,
            _ => IrReferenceKind.In,
        };
        EquatableArray<int> shape = ReadShape(parameter.GetAttributes(), parameter.Name, type, parameter);
        var read = new IrParameter(kind, shape);
        return DeclaredShape.IsWritableSpan(parameter.Type) && shape.Count > 0 ? read with { IsOutput = true } : read;
    }

    /// <summary>A captured variable is a parameter by reference.</summary>
    private IrParameter ReadCaptured(ISymbol captured)
    {
        int site = program.Reporter.Sites.Add(captured.Locations.FirstOrDefault() ?? Location.None);
        IrType type = TypeAt(captured is ILocalSymbol local ? local.Type : ((IParameterSymbol)captured).Type, site);
        _indices[captured] = _variables.Count;
        _variables.Add(new IrVariable(captured.Name, type, captured is IParameterSymbol parameter ? DeclaredWidth.OfParameter(parameter, type).Bits : 0));
        return new IrParameter(IrReferenceKind.Ref, EquatableArray<int>.Empty);
    }

    /// <summary>An out parameter that is a struct may be assigned field by field: it needs parts from the start.</summary>
    private IrStatement WithOutParameters(IrStatement body, int site)
    {
        var statements = new List<IrStatement>();
        foreach (IParameterSymbol parameter in _method.Parameters)
        {
            if (parameter.RefKind == RefKind.Out && UnassignedAggregate(_variables[parameter.Ordinal].Type, site) is { } parts)
                statements.Add(Effect(new IrAssignment(new IrVariablePlace(parameter.Ordinal, parts.Type, site), parts, parts.Type, site)));
        }

        return statements.Count == 0 ? body : new IrBlock(statements.Append(body).ToEquatableArray(), site);
    }

    private EquatableArray<int> ReadShape(IEnumerable<AttributeData> attributes, string name, IrType type, ISymbol at)
    {
        DeclaredShape shape = DeclaredShape.Read(attributes, name, type, at);
        if (shape.Problem is { } problem)
            ReportType(problem, program.Reporter.Sites.Add(at.Locations.FirstOrDefault() ?? Location.None));
        return shape.Lengths;
    }

    private IrStatement ReadBody(SyntaxNode? declaration, int site)
    {
        IOperation? operation = declaration is null ? null : program.OperationOf(declaration);
        IBlockOperation? block = operation switch
        {
            IMethodBodyOperation body => body.BlockBody ?? body.ExpressionBody,
            ILocalFunctionOperation function => function.Body,
            IBlockOperation direct => direct,
            _ => null,
        };
        if (block is not null)
            return ReadStatement(block);
        ReportUnsupported(site, "a method without a body", "call methods whose source is in this project");
        return EmptyStatement(site);
    }

    private IrThisPlace ThisPlace(int site) => new(TypeAt(_method.ContainingType, site), site);

    private int Site(IOperation operation) => program.Reporter.Sites.Add(operation.Syntax);

    /// <summary>The IR type of a C# type; void, with a report, if there is none.</summary>
    private IrType TypeAt(ITypeSymbol? type, int site)
    {
        TypeReading reading = type is null ? TypeReading.Erroneous : program.Types.Read(_types.Apply(type));
        if (reading.Type is { } found)
            return found;
        ReportType(reading, site);
        return IrType.Void;
    }

    private void ReportType(TypeReading reading, int site)
    {
        if (reading.Rule is null)
            program.Reporter.Fail();
        else
            Report(reading.Rule, reading.At is { } at ? program.Reporter.Sites.Add(at) : site, [.. reading.Arguments]);
    }

    private void Report(string rule, int site, params string[] arguments) => program.Reporter.Report(rule, site, calls, arguments);

    private void ReportUnsupported(int site, string what, string advice) => Report(RuleIds.UnsupportedConstruct, site, what, advice);

    private int NewVariable(string name, IrType type)
    {
        _variables.Add(new IrVariable(name, type, 0));
        return _variables.Count - 1;
    }

    /// <summary>The variable of a local or parameter; null for one that is not this method's, which is reported.</summary>
    private int? VariableOf(ISymbol symbol, int site)
    {
        if (_indices.TryGetValue(symbol, out int index))
            return index;
        if (SymbolEqualityComparer.Default.Equals(symbol.ContainingSymbol, _method))
        {
            // What declares it was reported already.
            program.Reporter.Fail();
            return null;
        }

        ReportUnsupported(site, "the captured variable '" + symbol.Name + "'", "store it in a field of the struct, or pass it as a parameter");
        return null;
    }

    /// <summary>The variable of a local that comes into scope; a local function that is called before may know it already.</summary>
    private int DeclareLocal(ILocalSymbol local, int site)
    {
        if (_indices.TryGetValue(local, out int known))
            return known;
        int index = NewVariable(local.Name, TypeAt(local.Type, site));
        _indices[local] = index;
        return index;
    }
}
