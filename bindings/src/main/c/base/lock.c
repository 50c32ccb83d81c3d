/* The lock of the helper. Not a pthread_mutex_t: whoever holds it in the child of a fork has another
 * number there. */
#include "base/base.h"

#include "base/kernel.h"

static uint32_t taken;

void lock_helper(void)
{
    while (!swap_if(&taken, 0, 1)) {
        futex_wait(&taken, 1, NS_PER_MS);
    }
}

void unlock_helper(void)
{
    store(&taken, 0);
    futex_wake(&taken, 1);
}
