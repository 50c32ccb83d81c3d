/* What a fork asks of this room. */
#ifndef AT_FORK_H
#define AT_FORK_H

#include "base/base.h"

#pragma GCC visibility push(hidden)

/* signal_faults.c */
void guard_faults(void);

/* signal_threads.c */
void signals_in_stopped_child(pid_t new_tid);
void signals_in_running_child(void);

#pragma GCC visibility pop

#endif
