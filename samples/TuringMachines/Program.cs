using System.Globalization;
using System.Linq;
using TuringMachines;

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
if (args.Contains("--animate"))
{
    TapeAnimation.Play(Lessons.TrainMajority(), 0b01, millisecondsPerLayer: 120);
    return 0;
}

Lessons.ShowMajority();
return Lessons.RunAll() ? 0 : 1;
