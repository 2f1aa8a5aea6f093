using System;
using System.Globalization;
using System.Text;

namespace Learnability.Benchmarks;

/// <summary>
/// Writes the step of a noise-free network as C, specialised to the network as the generated class is: the weights of the trained paths in doubles, the
/// gates as straight-line code, then forward pass, gradient by the chain rule and update of the open paths.
/// </summary>
/// <remarks>
/// The operations on doubles and their order are those of <see cref="SgdMemory"/>, so that weights and outputs must be equal bit for bit. Vectors are GCC's
/// own, as wide as the machine's.
/// </remarks>
internal static class CStepWriter
{
    private const string Preamble =
        """
        #include <stdint.h>
        #include <string.h>

        #if defined(__AVX512F__)
        #define LANES 8
        #else
        #define LANES 4
        #endif
        typedef double vector __attribute__((vector_size(LANES * 8)));

        static inline vector load(const double *from) { vector v; memcpy(&v, from, sizeof v); return v; }
        static inline void store(double *to, vector v) { memcpy(to, &v, sizeof v); }

        """;

    private const string Paths =
        """

        // Six edges from a source into the output: slope 1 at the vertices 1 to 4 and the output, g at 5. 'vectors' are those that have an open path.
        static inline double sum_paths(const double *sources, const int *vectors, int count,
            const double *w1, const double *w2, const double *w3, const double *w4, const double *w5, const double *w6)
        {
            vector sum = {0};
            for (int k = 0; k < count; k++) {
                int i = vectors[k];
                sum += load(sources + i) * load(w1 + i) * load(w2 + i) * load(w3 + i) * load(w4 + i) * (load(w5 + i) * COMPRESSION) * load(w6 + i);
            }
            double total = 0;
            for (int i = 0; i < LANES; i++)
                total += sum[i];
            return total;
        }

        static inline void update_paths(const double *sources, const int *vectors, int count, double delta6,
            double *w1, double *w2, double *w3, double *w4, double *w5, double *w6)
        {
            for (int k = 0; k < count; k++) {
                int i = vectors[k];
                vector source = load(sources + i);
                vector weight1 = load(w1 + i), weight2 = load(w2 + i), weight3 = load(w3 + i), weight4 = load(w4 + i), weight5 = load(w5 + i), weight6 = load(w6 + i);
                vector v1 = weight1 * source, v2 = weight2 * v1, v3 = weight3 * v2, v4 = weight4 * v3, v5 = weight5 * v4 * COMPRESSION;
                vector delta5 = delta6 * weight6 * COMPRESSION, delta4 = delta5 * weight5, delta3 = delta4 * weight4, delta2 = delta3 * weight3, delta1 = delta2 * weight2;
                store(w1 + i, weight1 - RATE * (delta1 * source));
                store(w2 + i, weight2 - RATE * (delta2 * v1));
                store(w3 + i, weight3 - RATE * (delta3 * v2));
                store(w4 + i, weight4 - RATE * (delta4 * v3));
                store(w5 + i, weight5 - RATE * (delta5 * v4));
                store(w6 + i, weight6 - RATE * (delta6 * v5));
            }
        }

        // One step of SGD: the network's output.
        static double step(double *memory, double *dummies, uint64_t x, int label, int guess, int coin)
        {
            // Memory from the weights: v1 = f(2w) = 2w is negative where a bit is 1.
            uint64_t bits[STRIDE], flips[STRIDE];
            for (int i = 0; i < STRIDE; i++)
                bits[i] = -(uint64_t)(2.0 * memory[i] < 0);
            uint64_t prediction = gates(bits, flips, x, -(uint64_t)guess, -(uint64_t)coin);

            double memory_sources[STRIDE], dummy_sources[DUMMIES];
            int open[STRIDE / LANES], open_count = 0;
            for (int i = 0; i < DUMMIES; i++)
                dummy_sources[i] = prediction ? 2 : -2;
            for (int i = 0; i < STRIDE; i += LANES) {
                uint64_t any = 0;
                for (int lane = 0; lane < LANES; lane++)
                    any |= flips[i + lane];
                if (!any)
                    continue;
                open[open_count++] = i;
                for (int lane = 0; lane < LANES; lane++) {
                    memory_sources[i + lane] = flips[i + lane] ? 2 : 0;
                    if (flips[i + lane])
                        dummy_sources[groups[i + lane]] = 0;
                }
            }

            double *first = memory + (prediction ? 2 : 6) * STRIDE;
            double output = sum_paths(memory_sources, open, open_count, memory, memory + STRIDE, first, first + STRIDE, first + 2 * STRIDE, first + 3 * STRIDE)
                + sum_paths(dummy_sources, all, DUMMIES / LANES, dummies, dummies + DUMMIES, dummies + 2 * DUMMIES, dummies + 3 * DUMMIES, dummies + 4 * DUMMIES, dummies + 5 * DUMMIES);
            double derivative = 2 * (output - (label ? 1 : -1));
            if (derivative != 0) {
                update_paths(memory_sources, open, open_count, derivative, memory, memory + STRIDE, first, first + STRIDE, first + 2 * STRIDE, first + 3 * STRIDE);
                update_paths(dummy_sources, all, DUMMIES / LANES, derivative, dummies, dummies + DUMMIES, dummies + 2 * DUMMIES, dummies + 3 * DUMMIES, dummies + 4 * DUMMIES, dummies + 5 * DUMMIES);
            }
            return output;
        }

        // Initial weights: every memory bit is 0.
        void reset(double *memory, double *dummies)
        {
            memset(memory, 0, 10 * STRIDE * sizeof(double));
            for (int edge = 0; edge < 10; edge++)
                for (int i = 0; i < MEMORY_BITS; i++)
                    memory[edge * STRIDE + i] = edge == 9 ? -0.5 : 0.5;
            for (int i = 0; i < 6 * DUMMIES; i++)
                dummies[i] = 0.5;
        }

        int stride(void) { return STRIDE; }

        // Steps of SGD on consecutive examples.
        void train(double *memory, double *dummies, const uint32_t *x, const uint8_t *labels, const uint8_t *guesses, const uint8_t *coins, int count, double *outputs)
        {
            for (int i = 0; i < count; i++)
                outputs[i] = step(memory, dummies, x[i], labels[i], guesses[i], coins[i]);
        }

        """;

    /// <summary>Writes the program.</summary>
    public static string Write(SgdEmulationNetwork network)
    {
        var text = new StringBuilder(Preamble);
        Line(text, $"#define MEMORY_BITS {network.MemoryBits}");
        Line(text, $"#define STRIDE ((MEMORY_BITS + LANES - 1) / LANES * LANES)");
        Line(text, $"#define DUMMIES {network.DummyCount}");
        Line(text, $"#define COMPRESSION {SgdActivation.GetCompression(network.DummyCount):R}");
        Line(text, $"#define RATE {SgdActivation.GetLearningRate(network.DummyCount):R}");
        Line(text, $"static const int groups[STRIDE] = {{{string.Join(", ", network.Groups.GroupOf.ToArray())}}};");
        Line(text, $"static int all[DUMMIES / LANES];\n__attribute__((constructor)) static void number(void) {{ for (int i = 0; i < DUMMIES / LANES; i++) all[i] = i * LANES; }}");
        WriteGates(text, network);
        return text.Append(Paths).ToString();
    }

    /// <summary>Each signal is a word of all zeros or all ones; constants and complements are folded into the operations.</summary>
    private static void WriteGates(StringBuilder text, SgdEmulationNetwork network)
    {
        Circuit circuit = network.Step;
        Line(text, $"\nstatic uint64_t gates(const uint64_t *bits, uint64_t *flips, uint64_t x, uint64_t guess, uint64_t coin)\n{{");
        int node = 1;
        for (int i = 0; i < network.MemoryBits; i++, node++)
            Line(text, $"    uint64_t n{node} = bits[{i}];");
        for (int i = 0; i < network.InputBits; i++, node++)
            Line(text, $"    uint64_t n{node} = -(x >> {i} & 1);");
        if (network.HasGuess)
            Line(text, $"    uint64_t n{node++} = guess;");
        if (network.HasCoin)
            Line(text, $"    uint64_t n{node++} = coin;");
        foreach (Gate gate in circuit.Gates)
        {
            char operation = gate.Kind == GateKind.And ? '&' : '^';
            Line(text, $"    uint64_t n{node++} = {Read(gate.Left)} {operation} {Read(gate.Right)};");
        }

        for (int i = 0; i < network.MemoryBits; i++)
            Line(text, $"    flips[{i}] = {Read(circuit.Outputs[1 + i])};");
        Line(text, $"    for (int i = MEMORY_BITS; i < STRIDE; i++)\n        flips[i] = 0;");
        Line(text, $"    return {Read(circuit.Outputs[0])};\n}}");
    }

    private static string Read(Literal literal)
    {
        if (literal.IsConstant)
            return literal.IsComplemented ? "~UINT64_C(0)" : "UINT64_C(0)";
        return string.Create(CultureInfo.InvariantCulture, $"{(literal.IsComplemented ? "~" : string.Empty)}n{literal.Node}");
    }

    private static void Line(StringBuilder text, FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
