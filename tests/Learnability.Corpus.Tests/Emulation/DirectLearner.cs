using System;

namespace Learnability.Corpus.Tests.Emulation;

/// <summary>
/// A learner run directly, as the C# that it is, under the rules by which a network learns (Theorem 17, Lemma 10, Remark 2): what every engine must equal.
/// </summary>
public abstract class DirectLearner(LearnerCase learner)
{
    /// <summary>Which learner it is.</summary>
    public LearnerCase Case { get; } = learner;

    /// <summary>The memory, least significant bit of the first field first.</summary>
    public abstract bool[] Memory { get; }

    /// <summary>Learns a sample, whatever the rules say.</summary>
    public abstract void Learn(ulong x, bool y, bool coin);

    /// <summary>The learner's answer.</summary>
    public abstract bool Predict(ulong x);

    /// <summary>Whether the learner would answer, by its Knows or Done; null if it has neither.</summary>
    public abstract bool? Knows(ulong x);

    /// <summary>What the network outputs.</summary>
    /// <param name="x">The input.</param>
    /// <param name="guess">The guess bit.</param>
    /// <param name="isLearning">Whether it is learning, for a learner that does not say so itself.</param>
    public bool Output(ulong x, bool guess, bool isLearning) => Case.Mode switch
    {
        SgdMode.MistakeDriven => Predict(x),
        SgdMode.PositiveOnly => Answers(x, isLearning) && Predict(x),
        _ => Answers(x, isLearning) ? Predict(x) : !guess,
    };

    /// <summary>One step: the sample is learnt where the output is wrong and not an answer.</summary>
    /// <returns>The output, and whether the sample was learnt.</returns>
    public (bool Output, bool IsStored) Step(ulong x, bool y, bool guess, bool coin, bool isLearning = true)
    {
        bool output = Output(x, guess, isLearning);
        if (output == y || Answers(x, isLearning))
            return (output, false);
        Learn(x, y, coin);
        return (output, true);
    }

    private bool Answers(ulong x, bool isLearning) => Case.Mode != SgdMode.MistakeDriven && (Knows(x) ?? !isLearning);
}

/// <summary>Learns a sample in place.</summary>
public delegate void LearnMethod<T>(ref T learner, ulong x, bool y, bool coin);

/// <summary>Answers an input.</summary>
public delegate bool AnswerMethod<T>(in T learner, ulong x);

/// <summary>A learner run directly.</summary>
internal sealed class DirectLearner<T>(LearnerCase learner, LearnMethod<T> learn, AnswerMethod<T> predict, AnswerMethod<T>? knows) : DirectLearner(learner)
    where T : struct
{
    private T _learner;

    public override bool[] Memory => MemoryBits.Of(_learner);

    public override void Learn(ulong x, bool y, bool coin) => learn(ref _learner, x, y, coin);

    public override bool Predict(ulong x) => predict(in _learner, x);

    public override bool? Knows(ulong x) => knows?.Invoke(in _learner, x);
}
