using BenchmarkDotNet.Attributes;

namespace Learnability.Benchmarks;

/// <summary>The generator on a project of two hundred files: at first, and after edits.</summary>
[MemoryDiagnoser]
public class GeneratorBenchmarks
{
    private readonly EditedProject _project = new();

    [GlobalSetup]
    public void Setup() => _project.Generate();

    [Benchmark]
    public void Cold() => new EditedProject().Generate();

    [Benchmark]
    public void CommentEdit()
    {
        _project.EditComment();
        _project.Generate();
    }

    [Benchmark]
    public void BodyEdit()
    {
        _project.EditBody();
        _project.Generate();
    }

    [Benchmark]
    public void UnrelatedBodyEdit()
    {
        _project.EditUnrelatedBody();
        _project.Generate();
    }

    [Benchmark]
    public void HelperEdit()
    {
        _project.EditHelper();
        _project.Generate();
    }
}
