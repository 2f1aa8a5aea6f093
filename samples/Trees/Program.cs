using System;
using System.IO;
using Learnability;
using Trees;

// A folder to draw the trees into, if one is given.
string? folder = args.Length > 0 ? args[0] : null;

var parity = new Gates.ParityTree(1);
Lesson.Show(
    "Parity of 6 of 64 inputs, each +1 with probability 0.9 (Corollary 7)",
    Gates.ParityTree.GetLocalCorrelation(),
    Gates.ParityTree.Sample(20_000, 1),
    parity.Network,
    (examples, progress) => parity.TrainLayerwise(examples, progress: progress),
    () => parity.Recovered);

var mixed = new Gates.MixedTree(1);
Lesson.Show(
    "AND, OR, NAND and NOR under their generative distribution (Corollary 10)",
    Gates.MixedTree.GetLocalCorrelation(),
    Gates.MixedTree.Sample(8_000, 1),
    mixed.Network,
    (examples, progress) => mixed.TrainLayerwise(examples, progress: progress),
    () => mixed.Recovered);
Console.WriteLine(mixed.LearnedGates);

var uniform = new Gates.UniformTree(1);
Lesson.Show(
    "Parity of all 16 inputs under the uniform distribution",
    Gates.UniformTree.GetLocalCorrelation(),
    Gates.UniformTree.Sample(20_000, 1),
    uniform.Network,
    (examples, progress) => uniform.TrainLayerwise(examples, progress: progress),
    () => uniform.Recovered);

Console.WriteLine();
Console.WriteLine(DepthSeparation.WidthStatement);
if (folder is null)
    return;
Directory.CreateDirectory(folder);
Draw("mixed", Gates.MixedTree.GetLocalCorrelation());
Draw("uniform", Gates.UniformTree.GetLocalCorrelation());

void Draw(string name, LocalCorrelation correlation)
{
    using (StreamWriter dot = File.CreateText(Path.Combine(folder, name + ".dot")))
        TreeDrawing.WriteDot(correlation, dot);
    using (StreamWriter svg = File.CreateText(Path.Combine(folder, name + ".svg")))
        TreeDrawing.WriteSvg(correlation, svg);
    Console.WriteLine($"{Path.Combine(folder, name)}.dot, .svg");
}
