using System.CommandLine;
using System.Globalization;
using TuringMachines;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var animate = new Command("animate", "Plays the majority machine's run in the terminal.");
animate.SetAction(static _ => TapeAnimation.Play(Lessons.TrainMajority(), 0b01, millisecondsPerLayer: 120));

var root = new RootCommand("Turing machines as recurrent convolutional networks: trained by SGD, and found by search. Without a command, the lesson.")
{
    animate,
    SearchCommands.CreateSearch(),
    SearchCommands.CreateMerge(),
};
root.SetAction(static _ =>
{
    Lessons.ShowMajority();
    bool isRight = Discovery.Run();
    return Lessons.RunAll() && isRight ? 0 : 1;
});
return root.Parse(args).Invoke();
