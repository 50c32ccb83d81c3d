/*
 * A child of which one thread does not run again: its clone_thread() says that it did, and made none.
 * In a JVM the variable CMIRROR_LOST says which one, counted from 1: the first is the helper's own.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

struct stopped_thread;
long __real_clone_thread(unsigned long flags, void *stack, int *parent_tid, int *child_tid,
                         uintptr_t thread_pointer, struct stopped_thread *thread);

long __wrap_clone_thread(unsigned long flags, void *stack, int *parent_tid, int *child_tid,
                         uintptr_t thread_pointer, struct stopped_thread *thread)
{
    static int calls;
    const char *lost = getenv("CMIRROR_LOST");
    return lost && ++calls == atoi(lost)
               ? 4711
               : __real_clone_thread(flags, stack, parent_tid, child_tid, thread_pointer, thread);
}
