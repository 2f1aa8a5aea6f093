extern alias generators;

using System;
using System.Threading;
using generators::Learnability.Generators.Models;
using Xunit;

namespace Learnability.Generators.Tests.Incrementality;

/// <summary>A fault in one member is that member's alone.</summary>
public sealed class OutcomeTests
{
    [Fact]
    public void A_fault_names_its_member_and_is_handed_on()
    {
        Outcome<string> read = Outcome<string>.Of("Add", () => throw new FormatException("broken"));
        Assert.Null(read.Value);
        Assert.Equal(new Fault("Add", "FormatException: broken"), read.Fault);
        Assert.Equal(read.Fault, read.Then<string>("Add", _ => throw new InvalidOperationException("not reached")).Fault);
    }

    [Fact]
    public void A_step_that_finds_nothing_is_no_fault()
    {
        Outcome<string> outcome = Outcome<string>.Of("Add", () => "model").Then<string>("Add", _ => null);
        Assert.Equal(new Outcome<string>(null, null), outcome);
    }

    [Fact]
    public void Cancellation_is_no_fault()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => Outcome<string>.Of("Add", () =>
        {
            source.Token.ThrowIfCancellationRequested();
            return "";
        }));
    }
}
