using System;
using System.Globalization;
using Learnability;
using Spectre.Console;

namespace Quickstart;

/// <summary>A method in C# becomes a neural network that gradient descent trains. Exits with 1 if a network is wrong.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        int seed = arguments.Length > 0 ? int.Parse(arguments[0], CultureInfo.InvariantCulture) : 1;

        ConsoleDisplay.Heading("1. From C# to a neural network: ParityLearner.cs");
        AnsiConsole.Write(Facts(ParityLearner.SgdNetwork.Info, ParityLearner.SgdNetwork.StepCircuit.Info));

        ConsoleDisplay.Heading("2. Training it by SGD on random labelled examples");
        bool isRight = NoiseFreeTraining.Run(seed);

        ConsoleDisplay.Heading("3. Noise on the weight of every edge: SmallParityLearner.cs");
        AnsiConsole.Write(Facts(SmallParityLearner.NoisySgdNetwork.Info, null));
        isRight &= NoisyTraining.Run(seed);

        ConsoleDisplay.Heading("Next");
        ConsoleDisplay.Line($"Change Learn and Predict in samples/Quickstart/ParityLearner.cs, to any other method of learning, and run this again.");
        return isRight ? 0 : 1;
    }

    private static Table Facts(NetworkInfo network, CircuitInfo? circuit)
    {
        var table = new Table { ShowHeaders = false }.AddColumns("Fact", "Value");
        table.AddRow("Memory bits", $"{network.MemoryBits:N0}");
        if (circuit is not null)
            table.AddRow("Gates of one step", $"{circuit.Gates:N0} (depth {circuit.Depth:N0})");
        table.AddRow("Vertices", $"{network.Vertices:N0}");
        table.AddRow("Edges", $"{network.Edges:N0}");
        table.AddRow("Learning rate", $"{network.LearningRate:0.####}");
        if (network.Steps is { } steps)
            table.AddRow("Training samples", $"{steps:N0}");
        return table;
    }
}
