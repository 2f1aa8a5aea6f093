extern alias generators;

using Host = generators::Learnability;

namespace Learnability.Benchmarks;

/// <summary>Circuits of the generator as circuits of the library.</summary>
internal static class Circuits
{
    public static Circuit Copy(Host.Circuit circuit) => CircuitEncoding.Decode(Host.CircuitEncoding.Encode(circuit));
}
