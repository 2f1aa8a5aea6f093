using System.Collections.Generic;
using System.Linq;
using Learnability.Generators.Ir;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Learnability.Generators.Frontend;

/// <summary>A switch statement becomes a chain of ifs that a break leaves; with goto case, a loop around it.</summary>
internal sealed partial class MethodReader
{
    /// <summary>Where goto case and goto default lead: a section of a switch that is run as a loop.</summary>
    private sealed record SectionTarget(int Loop, IrPlace Chosen, int Section);

    private IrBlock ReadSwitch(ISwitchOperation operation)
    {
        int site = Site(operation);
        var statements = new List<IrStatement>();
        IrPlace input = Spill(Read(operation.Value), statements, site);
        int label = OpenLabels(operation.ExitLabel, null);

        if (operation.Cases.Length > MaxDepth)
        {
            ReportUnsupported(site, "a switch with this many sections", "look the value up in an array");
            return EmptyStatement(site);
        }

        var tests = new List<IrExpression?>();
        int otherwise = -1;
        for (int i = 0; i < operation.Cases.Length; i++)
        {
            tests.Add(TestSection(operation.Cases[i], input, out bool isDefault));
            if (isDefault)
                otherwise = i;
        }

        // A default beside other labels in one section, with sections after it: first choose the section, then run it, so that it is run in one place.
        // The same if a section is entered by goto.
        bool repeats = HasGoToSection(operation);
        bool choose = repeats || (otherwise >= 0 && otherwise < tests.Count - 1 && tests[otherwise] is not null);
        IrPlace? chosen = choose ? Spill(ChosenSection(tests, otherwise, site), statements, site) : null;
        if (repeats)
            OpenSections(operation, label, chosen!);

        var bodies = new List<IrStatement>();
        foreach (ISwitchCaseOperation section in operation.Cases)
            bodies.Add(ReadBlock(section.Body, Site(section)));

        IrStatement chain = otherwise >= 0 ? bodies[otherwise] : EmptyStatement(site);
        for (int i = tests.Count - 1; i >= 0; i--)
        {
            if (i == otherwise)
                continue;
            IrExpression test = chosen is null
                ? tests[i] ?? new IrConstant(0, IrType.Boolean, site)
                : new IrBinary(IrBinaryOperator.Equal, Load(chosen), new IrConstant(i, IrType.Int32, site), false, IrType.Boolean, site);
            chain = new IrIf(test, bodies[i], chain, Site(operation.Cases[i]));
        }

        // Each goto is a further round.
        statements.Add(repeats
            ? new IrLoop(label, null, false, new IrBlock(new[] { chain, new IrBreak(label, site) }.ToEquatableArray(), site), EquatableArray<IrStatement>.Empty, site)
            : new IrLabelled(label, chain, site));
        return new IrBlock(statements.ToEquatableArray(), site);
    }

    /// <summary>Whether a section of a switch, apart from those of switches inside it, is entered by goto.</summary>
    private static bool HasGoToSection(ISwitchOperation operation)
    {
        var labels = new HashSet<ISymbol?>(operation.Cases.SelectMany(static section => section.Clauses).Select(static clause => clause.Label), SymbolEqualityComparer.Default);
        return operation.Descendants().Any(inner => inner is IBranchOperation { BranchKind: BranchKind.GoTo } branch && labels.Contains(branch.Target));
    }

    private void OpenSections(ISwitchOperation operation, int label, IrPlace chosen)
    {
        for (int i = 0; i < operation.Cases.Length; i++)
        {
            foreach (ICaseClauseOperation clause in operation.Cases[i].Clauses)
            {
                if (clause.Label is { } entry)
                    _sections[entry] = new SectionTarget(label, chosen, i);
            }
        }
    }

    private static IrBlock GoToSection(SectionTarget target, int site)
    {
        var section = new IrConstant(target.Section, IrType.Int32, site);
        IrStatement[] statements = [Assign(target.Chosen, section, site), new IrContinue(target.Loop, site)];
        return new IrBlock(statements.ToEquatableArray(), site);
    }

    private static IrExpression ChosenSection(List<IrExpression?> tests, int otherwise, int site)
    {
        IrExpression chosen = new IrConstant(otherwise, IrType.Int32, site);
        for (int i = tests.Count - 1; i >= 0; i--)
        {
            if (tests[i] is { } test)
                chosen = new IrConditional(test, new IrConstant(i, IrType.Int32, site), chosen, IrType.Int32, site);
        }

        return chosen;
    }

    /// <summary>Whether one of a section's labels matches; null if there is none but default.</summary>
    private IrExpression? TestSection(ISwitchCaseOperation section, IrPlace input, out bool isDefault)
    {
        isDefault = false;
        var tests = new List<IrExpression>();
        foreach (ICaseClauseOperation clause in section.Clauses)
        {
            int site = Site(clause);
            IrExpression test;
            switch (clause)
            {
                case IDefaultCaseClauseOperation:
                    isDefault = true;
                    continue;
                case ISingleValueCaseClauseOperation single:
                    test = TestConstant(single.Value, IrBinaryOperator.Equal, input, site);
                    break;
                case IPatternCaseClauseOperation pattern:
                    test = Test(pattern.Pattern, input);
                    if (pattern.Guard is { } guard)
                        test = Both(test, Read(guard), site);
                    break;
                default:
                    test = Unsupported(clause);
                    break;
            }

            tests.Add(test);
        }

        return tests.Count == 0 ? null : AnyOf(tests, 0, tests.Count);
    }

    /// <summary>Whether any of some tests holds, tried in order; halved, so that many labels do not nest deeply.</summary>
    private static IrExpression AnyOf(List<IrExpression> tests, int start, int end)
    {
        if (end - start == 1)
            return tests[start];
        int middle = (start + end) / 2;
        return new IrShortCircuit(false, AnyOf(tests, start, middle), AnyOf(tests, middle, end), tests[start].Site);
    }
}
