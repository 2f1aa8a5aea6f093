using System.Threading;

namespace Learnability;

/// <summary>A transformation that keeps what a circuit computes and improves how.</summary>
public interface ICircuitPass
{
    /// <summary>The pass's name, for statistics.</summary>
    string Name { get; }

    /// <summary>Transforms a circuit.</summary>
    /// <param name="circuit">The circuit.</param>
    /// <param name="cancellation">Ends the pass early.</param>
    /// <returns>An equal circuit with the same ports: the same one if nothing was found.</returns>
    /// <exception cref="System.OperationCanceledException">The pass was ended early.</exception>
    Circuit Run(Circuit circuit, CancellationToken cancellation = default);
}
