/* The lock of the helper. Not a pthread_mutex_t: whoever holds it in the child of a fork has another
 * number there. */
#include "base/base.h"

#include "base/kernel.h"

enum { FREE, TAKEN, WANTED };

static uint32_t state;

void lock_helper(void)
{
    while (!swap_if(&state, FREE, TAKEN)) {
        if (swap_if(&state, TAKEN, WANTED)) {
            futex_wake(&state, 0x7fffffff);
        }
        futex_wait(&state, WANTED, NS_PER_MS);
    }
}

void unlock_helper(void)
{
    store(&state, FREE);
    futex_wake(&state, 1);
}

/* To the one who has it: whether somebody has come who wants it, within a time. */
bool lock_is_wanted(long limit_ns)
{
    futex_wait(&state, TAKEN, limit_ns);
    return load(&state) == WANTED;
}
