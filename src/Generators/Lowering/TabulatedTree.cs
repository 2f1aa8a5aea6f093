using Learnability.Generators.Ir;

namespace Learnability.Generators.Lowering;

/// <summary>A [TreeCircuit] method, tabulated.</summary>
/// <param name="Tree">Its gates.</param>
/// <param name="Sites">For each gate, level after level, the site of the expression that gives it, such as an arm of a switch.</param>
internal sealed record TabulatedTree(BooleanTree Tree, EquatableArray<int> Sites)
{
    /// <summary>The site of the expression that gives a gate.</summary>
    public int SiteOf((int Level, int Index) gate) => Sites[(1 << gate.Level) - 1 + gate.Index];
}
