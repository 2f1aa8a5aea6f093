using System;

namespace Learnability.Corpus.Tests.Emulation;

/// <summary>A learner of the corpus, with inputs of one type for all.</summary>
/// <param name="Type">The struct.</param>
/// <param name="InputBits">The number n of input bits.</param>
/// <param name="Mode">What its network outputs while it learns.</param>
/// <param name="UsesCoin">Whether it takes a coin.</param>
public sealed record LearnerCase(Type Type, int InputBits, SgdMode Mode, bool UsesCoin)
{
    private Func<LearnerCase, DirectLearner>? _start;

    /// <summary>The struct's name.</summary>
    public string Name => Type.Name;

    /// <summary>The C# type of an input.</summary>
    public Type InputType => Type.GetMethod("Predict")!.GetParameters()[0].ParameterType;

    /// <summary>Starts the learner with an empty memory.</summary>
    public DirectLearner Start() => _start!(this);

    /// <summary>Creates its generated network.</summary>
    public GeneratedNetwork CreateNetwork(int seed) => new(Type, InputType, seed);

    /// <summary>A learner by its methods.</summary>
    public static LearnerCase Create<T>(
        int inputBits,
        SgdMode mode,
        LearnMethod<T> learn,
        AnswerMethod<T> predict,
        AnswerMethod<T>? knows = null,
        bool usesCoin = false)
        where T : struct => new(typeof(T), inputBits, mode, usesCoin)
        {
            _start = learner => new DirectLearner<T>(learner, learn, predict, knows),
        };

    /// <inheritdoc/>
    public override string ToString() => Name;
}
