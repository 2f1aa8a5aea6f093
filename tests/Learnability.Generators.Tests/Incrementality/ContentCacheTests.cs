extern alias generators;

using System;
using System.Threading;
using System.Threading.Tasks;
using generators::Learnability.Generators;
using Xunit;

namespace Learnability.Generators.Tests.Incrementality;

public sealed class ContentCacheTests
{
    [Fact]
    public async Task What_many_ask_for_at_once_is_computed_once()
    {
        var cache = new ContentCache<int, string>(4);
        using var started = new SemaphoreSlim(0);
        int computed = 0;
        Task<string?>[] askers = new Task<string?>[8];
        for (int i = 0; i < askers.Length; i++)
        {
            askers[i] = Task.Factory.StartNew(
                () =>
                {
                    started.Release();
                    return cache.GetOrCompute(1, () =>
                    {
                        // The others have started, and at most wait.
                        for (int other = 0; other < askers.Length; other++)
                            started.Wait();
                        Interlocked.Increment(ref computed);
                        return "one";
                    });
                },
                CancellationToken.None,
                TaskCreationOptions.LongRunning,
                TaskScheduler.Default);
        }

        Assert.All(await Task.WhenAll(askers), value => Assert.Equal("one", value));
        Assert.Equal(1, computed);
    }

    [Fact]
    public void What_fails_is_computed_again()
    {
        var cache = new ContentCache<int, string>(4);
        Assert.Null(cache.GetOrCompute(1, () => null));
        Assert.Throws<OperationCanceledException>(() => cache.GetOrCompute(1, () => throw new OperationCanceledException()));
        Assert.Equal("one", cache.GetOrCompute(1, () => "one"));
        Assert.Equal("one", cache.GetOrCompute(1, () => "two"));
    }

    [Fact]
    public void What_was_used_least_lately_goes()
    {
        var cache = new ContentCache<int, string>(2);
        foreach (int key in (int[])[1, 2, 1, 3])
            cache.GetOrCompute(key, () => "first");
        Assert.Equal("first", cache.GetOrCompute(1, () => "second"));
        Assert.Equal("second", cache.GetOrCompute(2, () => "second"));
    }
}
