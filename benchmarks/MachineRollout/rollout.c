// A Turing machine on a framed tape, from its table: the plain program that the generated code is measured against.
// Cells are -1, 0, 1; the frame is 2, and 3 on the right. An entry is for (2 * state + bumped) * 3 + symbol + 1.
#include <stdint.h>

typedef struct
{
    int8_t write;
    int8_t halts;
    int16_t next;
    int32_t move;
} entry;

// Returns the number of steps until the machine halts; negative if it takes more than max steps or leaves the tape.
int64_t run(const entry *table, int8_t *tape, int64_t head, int64_t max)
{
    int64_t at = 0;
    int64_t steps = 0;
    while (steps < max)
    {
        const entry *e = &table[at + tape[head] + 1];
        int64_t target = head + e->move;
        int8_t there = tape[target];
        steps++;
        tape[head] = e->write;
        if (there > 1)
        {
            if (there == 3)
                return -steps;
            at = e->next + 3;
        }
        else
        {
            head = target;
            at = e->next;
        }
        if (e->halts)
            return steps;
    }
    return -steps;
}
