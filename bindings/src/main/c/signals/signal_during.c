/*
 * sigsuspend(), pselect(), ppoll() and epoll_pwait() have a mask for as long as they wait. A handler
 * that interrupts them runs under it in C. Here the handler runs when the call has returned, and the
 * kernel's frame holds what the thread blocked before; so the thread says what mask it passes.
 */
#include "signals/signal_internal.h"

#include "base/kernel.h"

/* Read in a signal handler, where the first use of an ordinary variable of the thread may allocate. */
static __thread const uint64_t *during __attribute__((tls_model("initial-exec")));

void cmirror_signal_during(const uint64_t *mask)
{
    store(&during, mask);
}

/* Once: behind the first handler the thread has its own mask back. */
bool take_mask_of_call(uint64_t *mask)
{
    const uint64_t *given = load(&during);
    if (given) {
        *mask = *given;
        store(&during, NULL);
    }
    return given != NULL;
}
