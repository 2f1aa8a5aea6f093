namespace Learnability.Corpus;

/// <summary>One step of Gaussian elimination modulo 2, which all sizes of the parity learner share.</summary>
internal static class Equation
{
    /// <summary>
    /// Clears the pivot of a stored equation, its lowest set bit, from another equation by adding the stored one where the bit is set.
    /// </summary>
    /// <param name="storedInputs">The variables of the stored equation; none if its place is still free.</param>
    /// <param name="storedLabel">Their sum.</param>
    /// <param name="inputs">The variables of the equation to reduce.</param>
    /// <param name="label">Their sum.</param>
    public static void Eliminate(uint storedInputs, bool storedLabel, ref uint inputs, ref bool label)
    {
        uint pivot = storedInputs & (~storedInputs + 1);
        if ((inputs & pivot) == 0)
            return;
        inputs ^= storedInputs;
        label ^= storedLabel;
    }
}
