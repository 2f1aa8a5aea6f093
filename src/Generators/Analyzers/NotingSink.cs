using Learnability.Generators.Ir;

namespace Learnability.Generators.Analyzers;

/// <summary>Notes that there is a problem, which somebody else reports.</summary>
internal sealed class NotingSink : IProblemSink
{
    public bool HasNoted { get; private set; }

    public void Report(Problem problem) => HasNoted = true;
}
