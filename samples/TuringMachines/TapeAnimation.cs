using System.Text;
using System.Threading;
using Learnability;
using Spectre.Console;

namespace TuringMachines;

/// <summary>The layers of a network in the terminal: the tape in colours, the head in inverse video, and what the machine is about.</summary>
internal static class TapeAnimation
{
    /// <summary>Plays the run of the majority machine on an input, to where it halts.</summary>
    /// <param name="network">The network, trained.</param>
    /// <param name="x">The input.</param>
    /// <param name="millisecondsPerLayer">How long each layer is shown.</param>
    public static void Play(MajorityMachine.MajorityRcnn network, ulong x, int millisecondsPerLayer)
    {
        RcnnTrace trace = network.Trace([x]);
        AnsiConsole.Live(new Text("")).Start(screen =>
        {
            do
            {
                screen.UpdateTarget(new Panel(new Markup(Draw(trace))) { Header = new PanelHeader($" layer {trace.Layer} ") });
                screen.Refresh();
                Thread.Sleep(millisecondsPerLayer);
            }
            while (!trace.IsHalted && trace.MoveNext());
        });
    }

    private static string Draw(RcnnTrace trace)
    {
        var text = new StringBuilder();
        for (int row = 0; row < trace.Run.Rows; row++)
        {
            foreach (RcnnTraceCell cell in trace.GetRow(row))
            {
                string color = cell.Tape switch { Symbol.Plus => "green", Symbol.Minus => "red", _ => "grey" };
                string style = cell.IsHead ? color + " invert" : color;
                text.Append('[').Append(style).Append("] ").Append(cell.Tape switch { Symbol.Plus => '+', Symbol.Minus => '-', _ => '.' }).Append(" [/]");
            }

            text.Append('\n');
        }

        return text.Append(trace.Layer == 0 ? "the memory, times the input" : Markup.Escape(trace.StateName)).ToString();
    }
}
