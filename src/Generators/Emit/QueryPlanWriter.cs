namespace Learnability.Generators.Emit;

/// <summary>Writes the plan of a training as a constant.</summary>
internal static class QueryPlanWriter
{
    public static void Write(CodeWriter writer, QueryPlan plan) =>
        writer.Line("private static readonly global::Learnability.QueryPlan _plan = new()")
            .Line("{")
            .Line($"    InputBits = {CSharpText.Number(plan.InputBits)},")
            .Line($"    Width = {CSharpText.Number(plan.Width)},")
            .Line($"    Rounds = {CSharpText.Number(plan.Rounds)},")
            .Line($"    Kind = global::Learnability.QueryKind.{plan.Kind},")
            .Line($"    IsFullBatch = {CSharpText.Boolean(plan.IsFullBatch)},")
            .Line($"    Tolerance = {CSharpText.Double(plan.Tolerance)},")
            .Line($"    Confidence = {CSharpText.Double(plan.Confidence)},")
            .Line($"    BatchSize = {CSharpText.Number(plan.BatchSize)},")
            .Line($"    Precision = {CSharpText.Double(plan.Precision)},")
            .Line($"    Variant = global::Learnability.QueryModelVariant.{plan.Variant},")
            .Line($"    Decoding = global::Learnability.CountDecoding.{plan.Decoding},")
            .Line($"    Activation = global::Learnability.NetworkActivation.{plan.Activation},")
            .Line($"    Scale = {CSharpText.Number(plan.Scale)},")
            .Line($"    Digits = {CSharpText.Number(plan.Digits)},")
            .Line($"    IsSigned = {CSharpText.Boolean(plan.IsSigned)},")
            .Line($"    GivenSteps = {CSharpText.Number(plan.GivenSteps)},")
            .Line($"    InitialRandomBits = {CSharpText.Number(plan.InitialRandomBits)},")
            .Line($"    RandomBitsPerRound = {CSharpText.Number(plan.RandomBitsPerRound)},")
            .Line("};")
            .Line();
}
