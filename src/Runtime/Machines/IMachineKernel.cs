namespace Learnability;

/// <summary>The code of one machine, its table unrolled. Generated code implements this.</summary>
public interface IMachineKernel
{
    /// <summary>The machine's table.</summary>
    static abstract TransitionTable Machine { get; }

    /// <summary>Runs the machine until it halts, has taken all steps that it may, or would leave the work tape on the right.</summary>
    /// <param name="run">The run: its state is read and written.</param>
    static abstract void Run(MachineRun run);
}
