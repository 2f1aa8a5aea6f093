using System;
using Learnability;

namespace Circuits;

/// <summary>The table that the sample prints.</summary>
internal static class Report
{
    /// <summary>Whether every circuit agreed with its method.</summary>
    public static bool AllRight { get; private set; } = true;

    public static void Header() =>
        Console.WriteLine($"{"",-28} {"ANDs",6} {"target",7}   {"gates",7} {"target",8}   {"depth",6}   as the method");

    /// <param name="name">What the circuit computes.</param>
    /// <param name="andTarget">The AND-type gates of the best known circuit; null if only the total counts.</param>
    /// <param name="gateTarget">All its two-input gates; inverters are free.</param>
    /// <param name="isRight">Whether it agrees with its method.</param>
    public static void Circuit<TCircuit>(string name, int? andTarget, int gateTarget, bool isRight)
        where TCircuit : ICircuit
    {
        CircuitInfo info = TCircuit.Info;
        Console.WriteLine($"{name,-28} {info.AndGates,6:N0} {andTarget,7:N0}   {info.Gates,7:N0} {gateTarget,8:N0}   {info.Depth,6:N0}   {(isRight ? "yes" : "NO")}");
        AllRight &= isRight;
    }
}
