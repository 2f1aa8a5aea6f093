using Learnability.Generators.Ir;

namespace Learnability.Generators.Models;

/// <summary>The files that are generated for a member.</summary>
internal sealed record GeneratedFiles(EquatableArray<GeneratedText> Files);

/// <summary>A generated file.</summary>
/// <param name="HintName">Its name: the same for the same member in every build.</param>
/// <param name="Text">Its text.</param>
internal sealed record GeneratedText(string HintName, string Text);
