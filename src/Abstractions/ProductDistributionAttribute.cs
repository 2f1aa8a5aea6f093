using System;
using System.Collections.Generic;

namespace Learnability;

/// <summary>On a [TreeCircuit] method: examples have independent inputs with probabilities of their own. The editor says where the theory's hypotheses fail.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class ProductDistributionAttribute : Attribute
{
    /// <summary>Declares the distribution.</summary>
    /// <param name="probabilities">P[x_i = +1] for each of the 2^Depth inputs, or one number for all of them; strictly between 0 and 1.</param>
    public ProductDistributionAttribute(params double[] probabilities) => Probabilities = probabilities;

    /// <summary>P[x_i = +1] for each input, or one number for all of them.</summary>
    public IReadOnlyList<double> Probabilities { get; }
}
