namespace Learnability.Generators.Ir;

/// <summary>Something wrong in the user's source: which rule, where, and the message's arguments.</summary>
/// <param name="Id">The rule, such as LRN0002.</param>
/// <param name="Site">The number of the operation in its program.</param>
/// <param name="Calls">The sites of the calls that led there, innermost first.</param>
/// <param name="Arguments">The arguments of the rule's message.</param>
/// <param name="Costs">For a budget, where it went: largest first. Empty otherwise.</param>
internal sealed record Problem(string Id, int Site, EquatableArray<int> Calls, EquatableArray<string> Arguments, EquatableArray<SiteCost> Costs = default);

/// <summary>What one operation took of a budget, all its executions together.</summary>
/// <param name="Site">The operation.</param>
/// <param name="Amount">Gates or steps.</param>
internal readonly record struct SiteCost(int Site, int Amount);

/// <summary>Where the front end and the lowering report. The generator's sink drops; the analyzer's maps each site to its syntax and reports.</summary>
internal interface IProblemSink
{
    void Report(Problem problem);
}
