/* One try to fork (attempt.c), of which a fork may need several (fork.c). */
#ifndef ATTEMPT_H
#define ATTEMPT_H

#include "fork/fork_internal.h"

enum who_lives_on { ONLY_CALLER, EVERY_THREAD };

enum outcome { DONE, TOO_EARLY, INSIDE_A_MONITOR, NOT_STOPPED };

struct attempt {
    enum who_lives_on who;
    bool last;          /* fork even if it is TOO_EARLY or somebody is INSIDE_A_MONITOR */
    bool too_late;      /* where NOT_STOPPED: another try will not help */
    enum outcome outcome;
    int result;         /* where DONE: what fork() returns */
    bool has_usher;     /* in the child: its threads come later, and the usher has the helper's lock */
};

#pragma GCC visibility push(hidden)

extern uint32_t descent;

void try_to_fork(struct attempt *try);

#pragma GCC visibility pop

#endif
