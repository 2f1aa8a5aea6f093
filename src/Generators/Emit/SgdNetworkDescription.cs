using Learnability.Generators.Models;

namespace Learnability.Generators.Emit;

/// <summary>What the text of an SgdNetwork says beside its circuit.</summary>
/// <param name="Context">Where the class goes.</param>
/// <param name="Name">The name of what it learns.</param>
/// <param name="Subject">What it learns, as a documentation comment names it.</param>
/// <param name="Input">An input.</param>
/// <param name="Memory">The memory as one value; without leaves, and with no property for it, if it is not one.</param>
/// <param name="Theorem">The theorem.</param>
/// <param name="Learning">Sentences on what it outputs while it learns.</param>
/// <param name="Answering">Sentences on when it answers.</param>
/// <param name="Unknown">A sentence on how it answers what it does not know; empty if there is no such input.</param>
/// <param name="ExpectedSamples">The expected number of samples until learning is over, where it is known.</param>
internal sealed record SgdNetworkDescription(
    MemberContext Context,
    string Name,
    string Subject,
    ValueModel Input,
    ValueModel Memory,
    string Theorem,
    string Learning,
    string Answering,
    string Unknown,
    double? ExpectedSamples)
{
    /// <summary>What a guessing network does.</summary>
    public const string Guessing =
        "While it learns, it outputs the complement of a random guess bit, so that it stores each sample with probability 1/2, independently of the sample.";

    /// <summary>Of the network of a learner.</summary>
    public static SgdNetworkDescription Of(LearnerModel model, SgdModel options, SgdEmulationNetwork network)
    {
        var mode = (SgdMode)options.Mode;
        string theorem = mode switch
        {
            SgdMode.Guessing => "Theorem 17",
            SgdMode.MistakeDriven => "Lemma 10",
            _ => "Remark 2",
        };
        string learning = mode switch
        {
            SgdMode.Guessing => Guessing,
            SgdMode.MistakeDriven => "It always outputs its prediction, and learns from the samples on which that is wrong. It uses no random bits.",
            _ => "While it learns, it outputs false, so that it stores exactly the samples labelled true. It uses no random bits.",
        };
        string answering = (mode, network.HasMode) switch
        {
            (SgdMode.MistakeDriven, _) => "",
            (_, true) => "The learner does not say when it knows an answer, so the mode vertex does: Step sets it to learning, Predict to answering.",
            _ => "An input whose answer the learner knows is answered, in Step as in Predict, and changes no memory bit.",
        };
        string unknown = mode != SgdMode.MistakeDriven && !network.HasMode ? "An input that the learner does not know is answered false." : "";

        // Remark 15: a guessing network stores every other sample, and so needs twice as many as the algorithm.
        double? expectedSamples = mode == SgdMode.Guessing && options.Samples > 0 ? 2 * options.Samples : null;
        return new SgdNetworkDescription(model.Context, model.Name, Refer(model.Memory.CSharpType), model.Input, model.Memory, theorem, learning, answering, unknown, expectedSamples);
    }

    /// <summary>A type as a documentation comment refers to it.</summary>
    public static string Refer(string type) => $"<see cref=\"{type}\"/>";
}
