using Learnability.Generators.Ir;

namespace Learnability.Generators.Frontend;

/// <summary>The generator's sink: what is wrong in the source is the analyzers' to report.</summary>
internal sealed class NoSink : IProblemSink
{
    public static readonly NoSink Instance = new();

    private NoSink()
    {
    }

    public void Report(Problem problem)
    {
    }
}
