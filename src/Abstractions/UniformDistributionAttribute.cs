using System;

namespace Learnability;

/// <summary>On a [TreeCircuit] method: examples have independent inputs, each +1 with probability ½. The editor says where the theory's hypotheses fail.</summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = false, Inherited = false)]
public sealed class UniformDistributionAttribute : Attribute;
