// The inner loop of the search for machines, in C: random tables on data sets, given up as soon as too many are missed.
// Entries are packed as in SearchTable: what is written, 4 where the machine halts, the move in bits 8 to 15, six times the next state from bit 16 on.
#include <stdint.h>
#include <string.h>

enum { STRIDE = 16, WALL = 4, MAX_ENTRIES = 384 };

static uint64_t s[4];

static uint64_t rotl(uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }

static uint64_t next(void)
{
    uint64_t result = rotl(s[1] * 5, 7) * 9;
    uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotl(s[3], 45);
    return result;
}

static uint64_t split_mix(uint64_t *state)
{
    uint64_t z = (*state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static int draw(int bound) { return (int)((next() >> 32) * (uint64_t)bound >> 32); }

static int solves(const int32_t *entries, const uint8_t *source, int length, int head, int answer, int steps)
{
    uint8_t tape[STRIDE * 64];
    memcpy(tape, source, length);
    int at = 0;
    for (int left = steps; left > 0; left--)
    {
        int32_t entry = entries[at + tape[head]];
        tape[head] = entry & 3;
        int distance = (int8_t)(entry >> 8);
        int bumps = tape[head + distance] >> 2;
        head += distance & (bumps - 1);
        at = (entry >> 16) + 3 * bumps;
        if (entry & 4)
            break;
    }
    return tape[STRIDE + 1] == answer;
}

// problems: for each length, head, answer and steps; tapes one after the other. Returns how many tables miss at most the given number; steps is the work done.
int64_t random_tables(const uint8_t *tapes, const int32_t *problems, int count, int states, int64_t tables, int most, int32_t seed, int32_t purpose)
{
    static const int distances[5] = { 0, -STRIDE, STRIDE, -1, 1 };
    int32_t entries[MAX_ENTRIES];
    int length = 6 * states;
    int64_t passed = 0;
    uint64_t state = (uint32_t)seed | (uint64_t)(uint32_t)purpose << 32;
    for (int i = 0; i < 4; i++)
        s[i] = split_mix(&state);
    for (int64_t table = 0; table < tables; table++)
    {
        for (int i = 0; i < length; i++)
        {
            int to = draw(states), write = draw(3), move = draw(5);
            if (i == 2)
            {
                write = 2;
                move = 0;
            }
            int halts = i % 6 < 3 && move == 0 && write == i % 3 && to == i / 6;
            entries[i] = (to * 6 << 16) | ((uint8_t)distances[move] << 8) | (halts ? 4 : 0) | write;
        }
        const uint8_t *tape = tapes;
        int missed = 0;
        for (int i = 0; i < count && missed <= most; i++)
        {
            const int32_t *p = problems + 4 * i;
            missed += !solves(entries, tape, p[0], p[1], p[2], p[3]);
            tape += p[0];
        }
        passed += missed <= most;
    }
    return passed;
}
