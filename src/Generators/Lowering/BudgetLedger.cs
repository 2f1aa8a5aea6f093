using System;
using System.Collections.Generic;
using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering;

/// <summary>Which operations the gates and steps of a lowering went to.</summary>
internal sealed class BudgetLedger
{
    private int[] _gates = new int[64];
    private int[] _steps = new int[64];
    private int _lastSite;
    private int _lastGates;

    /// <summary>Notes that an operation begins: the gates built since the one before it are that one's.</summary>
    public void Enter(int site, int gates)
    {
        int needed = Math.Max(site, _lastSite) + 1;
        if (needed > _gates.Length)
        {
            Array.Resize(ref _gates, needed * 2);
            Array.Resize(ref _steps, needed * 2);
        }

        _gates[_lastSite] += gates - _lastGates;
        _steps[site]++;
        (_lastSite, _lastGates) = (site, gates);
    }

    /// <summary>The operations that took most gates, largest first.</summary>
    public EquatableArray<SiteCost> MostGates => Most(_gates);

    /// <summary>The operations that took most steps, largest first.</summary>
    public EquatableArray<SiteCost> MostSteps => Most(_steps);

    private static EquatableArray<SiteCost> Most(int[] amounts)
    {
        var costs = new List<SiteCost>();
        for (int site = 0; site < amounts.Length; site++)
        {
            if (amounts[site] > 0)
                costs.Add(new SiteCost(site, amounts[site]));
        }

        costs.Sort(static (a, b) => a.Amount != b.Amount ? b.Amount.CompareTo(a.Amount) : a.Site.CompareTo(b.Site));
        return costs.ToEquatableArray();
    }
}
