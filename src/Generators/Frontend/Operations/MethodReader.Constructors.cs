using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>The bodies of constructors, with the initial values of fields.</summary>
internal sealed partial class MethodReader
{
    /// <summary>Field initialisers, then the chained constructor, then the body; a primary constructor stores what members use and assigns what its record declares.</summary>
    private IrBlock ReadConstructorBody(SyntaxNode? declaration, int site)
    {
        var statements = new List<IrStatement>();
        if (declaration is TypeDeclarationSyntax)
            AddStoredParameters(statements, site);
        var body = declaration is ConstructorDeclarationSyntax ? program.OperationOf(declaration) as IConstructorBodyOperation : null;
        if (body is null || body.Initializer is null)
            AddFieldInitialisers(statements);
        if (body is not null)
        {
            if (body.Initializer is { } chained)
                statements.Add(ReadStatement(chained));
            if ((body.BlockBody ?? body.ExpressionBody) is { } block)
                statements.Add(ReadStatement(block));
        }
        else if (declaration is RecordDeclarationSyntax)
        {
            AddPositionalProperties(statements, site);
        }

        return new IrBlock(statements.ToEquatableArray(), site);
    }

    private void AddFieldInitialisers(List<IrStatement> statements)
    {
        foreach (IFieldSymbol field in TypeReader.InstanceFields(_method.ContainingType))
        {
            EqualsValueClauseSyntax? initial = program.DeclarationOf(field.AssociatedSymbol ?? field) switch
            {
                VariableDeclaratorSyntax variable => variable.Initializer,
                PropertyDeclarationSyntax property => property.Initializer,
                _ => null,
            };
            if (initial is null || program.OperationOf(initial) is not ISymbolInitializerOperation { Value: { } value })
                continue;
            int site = Site(value);
            IrType type = TypeAt(field.Type, site);
            var place = new IrFieldPlace(ThisPlace(site), TypeReader.IndexOf(field), type, site);
            statements.Add(new IrExpressionStatement(new IrAssignment(place, Read(value), type, site), site));
        }
    }

    private void AddPositionalProperties(List<IrStatement> statements, int site)
    {
        foreach (IParameterSymbol parameter in _method.Parameters)
        {
            IFieldSymbol? field = TypeReader.InstanceFields(_method.ContainingType)
                .FirstOrDefault(candidate => (candidate.AssociatedSymbol ?? candidate).Name == parameter.Name);
            if (field is null || program.DeclarationOf(field.AssociatedSymbol ?? field) is not ParameterSyntax)
                continue;
            IrType type = TypeAt(field.Type, site);
            var place = new IrFieldPlace(ThisPlace(site), TypeReader.IndexOf(field), type, site);
            var value = new IrLoad(new IrVariablePlace(_indices[parameter], type, site), type, site);
            statements.Add(new IrExpressionStatement(new IrAssignment(place, value, type, site), site));
        }
    }

    private void AddStoredParameters(List<IrStatement> statements, int site)
    {
        foreach (IParameterSymbol parameter in _method.Parameters)
        {
            if (StoredParameter(parameter, site) is { Type: not IrVoidType } place)
                statements.Add(Assign(place, Load(VariablePlace(_indices[parameter], site)), site));
        }
    }
}
