namespace Learnability;

/// <summary>What a node of a tree — a gate or an input — says about the label y = ±1.</summary>
/// <param name="Mean">μ = E[h], of the node's value h = ±1.</param>
/// <param name="Correlation">c = E[h·y].</param>
/// <param name="LabelConstant">α in E[y | h] = α + β·h.</param>
/// <param name="LabelSlope">β in E[y | h] = α + β·h; zero where h never varies.</param>
/// <param name="Influence">P, over uniform inputs, that flipping h flips the root.</param>
/// <param name="IsInfluencing">Whether flipping h flips the root for any input: exact, where <see cref="Influence"/> may underflow.</param>
public readonly record struct NodeCorrelation(
    double Mean,
    double Correlation,
    double LabelConstant,
    double LabelSlope,
    double Influence,
    bool IsInfluencing);
