namespace Learnability.Generators.Ir;

/// <summary>Something wrong in the user's source: which rule, where, and the message's arguments.</summary>
/// <param name="Id">The rule, such as LRN0002.</param>
/// <param name="Site">The number of the operation in its program.</param>
/// <param name="Calls">The sites of the calls that led there, innermost first.</param>
/// <param name="Arguments">The arguments of the rule's message.</param>
internal sealed record Problem(string Id, int Site, EquatableArray<int> Calls, EquatableArray<string> Arguments);

/// <summary>Where the front end and the lowering report. The generator's sink drops; the analyzer's maps each site to its syntax and reports.</summary>
internal interface IProblemSink
{
    void Report(Problem problem);
}
