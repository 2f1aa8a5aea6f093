using System;

namespace Learnability.Corpus.Tests.Emulation;

/// <summary>The circuit of a network's step, evaluated on Booleans, with a memory beside it.</summary>
internal sealed class CircuitLearner
{
    private readonly Circuit _step;
    private readonly SgdEmulationNetwork _plan;

    public CircuitLearner(Circuit step)
    {
        _step = step;
        _plan = new SgdEmulationNetwork(step);
        Memory = new bool[_plan.MemoryBits];
    }

    public bool[] Memory { get; }

    /// <summary>What the network outputs.</summary>
    public bool Output(ulong x, bool isLearning, bool guess, bool coin) => Evaluate(x, isLearning, guess, coin)[0];

    /// <summary>One step: bits flip where the output is wrong.</summary>
    public (bool Output, bool IsStored) Step(ulong x, bool y, bool guess, bool coin)
    {
        bool[] outputs = Evaluate(x, isLearning: true, guess, coin);
        if (outputs[0] == y)
            return (y, false);
        for (int i = 0; i < Memory.Length; i++)
            Memory[i] ^= outputs[1 + i];
        return (!y, outputs[^1]);
    }

    /// <summary>The input vertices of the network: x, then mode, guess and coin where they exist, as Booleans.</summary>
    public static bool[] NetworkInputs(SgdEmulationNetwork plan, ulong x, bool isLearning, bool guess, bool coin)
    {
        var inputs = new bool[plan.NetworkInputs];
        int next = 0;
        while (next < plan.InputBits)
            inputs[next] = (x >> next++ & 1) != 0;
        if (plan.HasMode)
            inputs[next++] = isLearning;
        if (plan.HasGuess)
            inputs[next++] = guess;
        if (plan.HasCoin)
            inputs[next] = coin;
        return inputs;
    }

    private bool[] Evaluate(ulong x, bool isLearning, bool guess, bool coin)
    {
        var outputs = new bool[_step.OutputCount];
        _step.Evaluate([.. Memory, .. NetworkInputs(_plan, x, isLearning, guess, coin)], outputs);
        return outputs;
    }
}
