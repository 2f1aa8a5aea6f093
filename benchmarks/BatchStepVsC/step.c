// The step of a generated model in C, by hand: queries, counts, the clipped mean gradient rounded to the nearest multiple of rho, answers and their sums. Before
// it stand V, a word of samples, and run, the queries on one; WORDS is the number of 64-bit words of V, and QUERIES and INPUTS are those of the method.
#include <immintrin.h>
#include <math.h>
#include <string.h>

static V in[INPUTS + 1] __attribute__((aligned(64))), out[QUERIES + 1] __attribute__((aligned(64)));
static int64_t matching[QUERIES + 1], others[QUERIES + 1];

#if WORDS == 1
// A word a query: gcc counts those of eight queries at once.
static void count_batch(const uint64_t *x, const uint64_t *labels, int words, int count, uint64_t asked)
{
    for (int i = 0; i <= QUERIES; i++)
        matching[i] = others[i] = 0;
    for (int word = 0; word < words; word++) {
        uint64_t lanes = word < words - 1 || (count & 63) == 0 ? ~UINT64_C(0) : (UINT64_C(1) << (count & 63)) - 1;
        uint64_t match = ~(labels[word] ^ asked) & lanes, other = lanes & ~match;
        for (int bit = 0; bit < INPUTS; bit++)
            in[bit] = x[bit * words + word];
        in[INPUTS] = asked;
        run(in, out);
        out[QUERIES] = ~UINT64_C(0);
        for (int i = 0; i <= QUERIES; i++) {
            matching[i] += __builtin_popcountll(out[i] & match);
            others[i] += __builtin_popcountll(out[i] & other);
        }
    }
}
#else
static __m512i load(const uint64_t *column, int words)
{
    return _mm512_maskz_loadu_epi64((__mmask8)(words >= 8 ? 0xFF : (1 << words) - 1), column);
}

static void count_batch(const uint64_t *x, const uint64_t *labels, int words, int count, uint64_t asked)
{
    static __m512i matches[QUERIES + 1], rests[QUERIES + 1];
    memset(matches, 0, sizeof matches);
    memset(rests, 0, sizeof rests);
    for (int word = 0; word < words; word += 8) {
        uint64_t present[8] = {0};
        for (int i = 0; i < 8 && word + i < words; i++)
            present[i] = word + i < words - 1 || (count & 63) == 0 ? ~UINT64_C(0) : (UINT64_C(1) << (count & 63)) - 1;
        __m512i lanes = _mm512_loadu_si512(present);
        __m512i match = _mm512_andnot_si512(_mm512_xor_si512(load(labels + word, words - word), _mm512_set1_epi64((int64_t)asked)), lanes);
        __m512i other = _mm512_andnot_si512(match, lanes);
        for (int bit = 0; bit < INPUTS; bit++)
            in[bit] = (V)load(x + bit * words + word, words - word);
        in[INPUTS] = (V)_mm512_set1_epi64((int64_t)asked);
        run(in, out);
        out[QUERIES] = (V)_mm512_set1_epi64(-1);
        for (int i = 0; i <= QUERIES; i++) {
            matches[i] = _mm512_add_epi64(matches[i], _mm512_popcnt_epi64(_mm512_and_si512((__m512i)out[i], match)));
            rests[i] = _mm512_add_epi64(rests[i], _mm512_popcnt_epi64(_mm512_and_si512((__m512i)out[i], other)));
        }
    }
    for (int i = 0; i <= QUERIES; i++) {
        matching[i] = _mm512_reduce_add_epi64(matches[i]);
        others[i] = _mm512_reduce_add_epi64(rests[i]);
    }
}
#endif

// Static: the C library has a function of this name, and the dynamic linker would take that one.
static void step(const uint64_t *x, const uint64_t *labels, int words, int count, int label, double epsilon, double rho, int32_t *answers, int32_t *units)
{
    count_batch(x, labels, words, count, -(uint64_t)label);
    double per_unit = 1 / rho;
    for (int i = 0; i <= QUERIES; i++) {
        double gradient = -(matching[i] * 1.0 + others[i] * epsilon) / count;
        double scaled = gradient * per_unit, low = floor(scaled), fraction = scaled - low;
        double rounded = (low + (fraction >= 0.5)) * rho;
        answers[i] = (int32_t)(-rounded * per_unit);
    }
    for (int i = 0; i < QUERIES; i++)
        units[i] += answers[i];
}

void steps(const uint64_t *x, const uint64_t *labels, int words, int count, int steps, double epsilon, double rho, int32_t *answers, int32_t *units)
{
    for (int i = 0; i < QUERIES; i++)
        units[i] = 0;
    for (int i = 0; i < steps; i++)
        step(x, labels, words, count, (i & 1) == 0, epsilon, rho, answers + i * (QUERIES + 1), units);
}
