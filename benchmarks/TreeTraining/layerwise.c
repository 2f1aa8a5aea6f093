// Layerwise training by the reduction to pattern counts, as C programs do it: what the generated kernel is measured against.
// Eight gates of a layer are trained at once in loops that gcc turns into vector instructions; it counts bits with VPOPCNTDQ where there is such.
#include <stdint.h>
#include <string.h>

#define K 4
#define LANES 8

typedef struct { int64_t left, left_true, right, right_true, both, both_true; } counts_t;

// The six sums of a gate at the inputs.
void count_all(const uint64_t *a, const uint64_t *b, const uint64_t *y, int words, counts_t *out) {
    int64_t l = 0, lt = 0, r = 0, rt = 0, t = 0, tt = 0;
    for (int i = 0; i < words; i++) {
        l += __builtin_popcountll(a[i]);
        lt += __builtin_popcountll(a[i] & y[i]);
        r += __builtin_popcountll(b[i]);
        rt += __builtin_popcountll(b[i] & y[i]);
        t += __builtin_popcountll(a[i] & b[i]);
        tt += __builtin_popcountll(a[i] & b[i] & y[i]);
    }
    *out = (counts_t){l, lt, r, rt, t, tt};
}

// The two sums of a gate above, whose inputs' sums are known from the gates that make them.
void count_both(const uint64_t *a, const uint64_t *b, const uint64_t *y, int words, counts_t *out) {
    int64_t t = 0, tt = 0;
    for (int i = 0; i < words; i++) {
        t += __builtin_popcountll(a[i] & b[i]);
        tt += __builtin_popcountll(a[i] & b[i] & y[i]);
    }
    out->both = t;
    out->both_true = tt;
}

// A layer of counts: gates * words, for the counting alone.
void count_layer(const uint64_t *x, const uint64_t *y, int gates, int words, counts_t *out) {
    for (int g = 0; g < gates; g++)
        count_all(x + (int64_t)2 * g * words, x + (int64_t)(2 * g + 1) * words, y, words, out + g);
}

static int64_t at(int64_t total, int64_t left, int64_t right, int64_t both, int p) {
    return p == 0 ? total - left - right + both : p == 1 ? left - both : p == 2 ? right - both : both;
}

static int64_t train_lanes(double s[K][LANES], double t[K][LANES], const double v[K][LANES], const double pull[4][LANES], int max_steps, double g[4][LANES]) {
    int64_t steps = 0;
    for (; steps < max_steps; steps++) {
        double c[4][LANES];
        memset(g, 0, 4 * LANES * sizeof(double));
        for (int l = 0; l < K; l++)
            for (int i = 0; i < LANES; i++) {
                g[3][i] += v[l][i] * (s[l][i] > 0 ? s[l][i] : 0);
                g[0][i] -= v[l][i] * (s[l][i] < 0 ? s[l][i] : 0);
                g[1][i] += v[l][i] * (t[l][i] > 0 ? t[l][i] : 0);
                g[2][i] -= v[l][i] * (t[l][i] < 0 ? t[l][i] : 0);
            }
        double any = 0;
        for (int p = 0; p < 4; p++)
            for (int i = 0; i < LANES; i++) {
                c[p][i] = (g[p][i] < 1 && g[p][i] > -1) ? pull[p][i] : 0;
                any += c[p][i] != 0 ? 1 : 0;
            }
        if (any == 0)
            break;
        for (int l = 0; l < K; l++)
            for (int i = 0; i < LANES; i++) {
                s[l][i] += v[l][i] * ((s[l][i] > 0 ? c[3][i] : 0) - (s[l][i] < 0 ? c[0][i] : 0));
                t[l][i] += v[l][i] * ((t[l][i] > 0 ? c[1][i] : 0) - (t[l][i] < 0 ? c[2][i] : 0));
            }
    }
    return steps;
}

// Trains all layers; x has n columns and is overwritten from the second layer on in work. Returns the steps of the slowest gate; tables receives n - 1 truth tables.
int64_t train(const uint64_t *x, const uint64_t *y, int depth, int words, int64_t m, int64_t y_true, double lambda, double rate, int max_steps,
              uint64_t *work, counts_t *counts, int64_t (*outputs)[2], uint8_t *tables) {
    int64_t slowest = 0;
    const double scale = 1 / (4 * 1.4142135623730951 * K);
    for (int level = depth - 1; level >= 0; level--) {
        int gates = 1 << level;
        const uint64_t *in = level == depth - 1 ? x : work;
        for (int first = 0; first < gates; first += LANES) {
            double s[K][LANES] = {{0}}, t[K][LANES] = {{0}}, v[K][LANES] = {{0}}, pull[4][LANES] = {{0}}, g[4][LANES];
            int lanes = gates - first < LANES ? gates - first : LANES;
            for (int i = 0; i < lanes; i++) {
                int gate = first + i;
                counts_t *n = counts + gate;
                const uint64_t *a = in + (int64_t)2 * gate * words, *b = in + (int64_t)(2 * gate + 1) * words;
                if (level == depth - 1) {
                    count_all(a, b, y, words, n);
                } else {
                    n->left = outputs[2 * gate][0];
                    n->left_true = outputs[2 * gate][1];
                    n->right = outputs[2 * gate + 1][0];
                    n->right_true = outputs[2 * gate + 1][1];
                    count_both(a, b, y, words, n);
                }
                for (int p = 0; p < 4; p++) {
                    double count = at(m, n->left, n->right, n->both, p), trues = at(y_true, n->left_true, n->right_true, n->both_true, p);
                    pull[p][i] = 2 * rate * (2 * trues - count + lambda * count) / m;
                }
            }
            for (int i = 0; i < LANES; i++)
                for (int l = 0; l < K; l++) {
                    v[l][i] = l < 2 ? 1 : -1;
                    double w = (l & 1) ? -scale : scale;
                    s[l][i] = w;
                    t[l][i] = l < 2 ? w : -w;
                }
            int64_t steps = train_lanes(s, t, v, pull, max_steps, g);
            if (steps > slowest)
                slowest = steps;
            for (int i = 0; i < lanes; i++) {
                int table = 0;
                for (int p = 0; p < 4; p++)
                    table |= g[p][i] >= 1 ? 1 << p : 0;
                tables[(1 << level) - 1 + first + i] = table;
            }
        }
        for (int gate = 0; gate < gates; gate++) {
            int table = tables[(1 << level) - 1 + gate];
            counts_t n = counts[gate];
            int64_t count = 0, trues = 0;
            for (int p = 0; p < 4; p++)
                if (table >> p & 1) {
                    count += at(m, n.left, n.right, n.both, p);
                    trues += at(y_true, n.left_true, n.right_true, n.both_true, p);
                }
            const uint64_t *a = in + (int64_t)2 * gate * words, *b = in + (int64_t)(2 * gate + 1) * words;
            uint64_t *out = work + (int64_t)gate * words;
            uint64_t c0 = -(uint64_t)(table & 1), c1 = -(uint64_t)((table ^ table >> 1) & 1), c2 = -(uint64_t)((table ^ table >> 2) & 1);
            uint64_t c3 = -(uint64_t)((table ^ table >> 1 ^ table >> 2 ^ table >> 3) & 1);
            for (int i = 0; i < words; i++)
                out[i] = c0 ^ (c1 & a[i]) ^ (b[i] & (c2 ^ (c3 & a[i])));
            if (m & 63)
                out[words - 1] &= (1ull << (m & 63)) - 1;
            outputs[gate][0] = count;
            outputs[gate][1] = trues;
        }
    }
    return slowest;
}
