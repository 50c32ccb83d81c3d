/* Between the thread that stops the world (stop_world.c) and those it stops (stop_handler.c). All
 * words are atomic. */
#ifndef STOP_H
#define STOP_H

#include "fork_internal.h"

struct stop {
    uint32_t generation; /* number of the stop: a signal of an earlier one is ignored */
    uint32_t gate;       /* the stopped threads sleep while it holds their generation */
    uint32_t arrived;    /* how many are parked */
    uint32_t expected;   /* the last of so many wakes the caller */
};

/* The value of a stop signal that is not for a fork, but for block_here(): no stop has number 0. */
#define BLOCK_TICKET ((void *)1)

#pragma GCC visibility push(hidden)

extern struct stop stop;

void stop_here(int signal, siginfo_t *info, void *context);

#pragma GCC visibility pop

#endif
