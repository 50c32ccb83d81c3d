/*
 * What a stopped thread does: stop_here() runs on it as the handler of the stop signal, notes what
 * the kernel does not save, and parks. All registers are in the frame the kernel put on the
 * thread's stack for the return from the signal; a new thread that "returns" from that frame in the
 * child becomes the stopped one (recreate.c).
 *
 * It may have been interrupted at any instruction and inside any lock, so: no libc function that
 * takes one.
 */
#include "base/stop.h"

#include <sys/prctl.h>

#include "base/kernel.h"

struct stop stop;
void (*visitor)(void *context);

/* The calls that take something out of the parent or put something into the world. A thread that
 * sleeps in one holds no lock of malloc or of the VM. All others are either short (and then
 * possibly made under such a lock) or harmless. */
static bool takes_or_gives(long number)
{
    switch (number) {
    case SYS_read: case SYS_readv: case SYS_pread64: case SYS_preadv:
    case SYS_write: case SYS_writev: case SYS_pwrite64: case SYS_pwritev:
    case SYS_recvfrom: case SYS_recvmsg: case SYS_recvmmsg:
    case SYS_sendto: case SYS_sendmsg: case SYS_sendmmsg:
    case SYS_accept: case SYS_accept4: case SYS_connect:
    case SYS_wait4: case SYS_waitid:
    case SYS_flock: case SYS_fcntl: case SYS_openat: case SYS_ioctl:
    case SYS_splice: case SYS_tee: case SYS_vmsplice: case SYS_sendfile:
    case SYS_msgsnd: case SYS_msgrcv: case SYS_mq_timedsend: case SYS_mq_timedreceive:
#ifdef SYS_open
    case SYS_open:
#endif
        return true;
    default:
        return false;
    }
}

static void note_activity(struct stopped_thread *thread, const ucontext_t *context)
{
    uint32_t *first_argument = NULL;
    long number = pending_call(context, &first_argument);
    thread->futex = NULL;
    if (number == SYS_futex) {
        thread->activity = WAITING;
        thread->futex = first_argument;
    } else if (number >= 0 && takes_or_gives(number)) {
        thread->activity = BLOCKED_IN_CALL;
    } else if (number == SYS_restart_syscall || just_interrupted(context)) {
        thread->activity = WAITING; /* mostly in futex() with a time limit, which ends with EINTR */
    } else {
        thread->activity = RUNNING;
    }
}

void stop_here(int signal, siginfo_t *info, void *context)
{
    (void)signal;
    uint64_t ticket = (uint64_t)(uintptr_t)info->si_value.sival_ptr;
    uint32_t my_generation = (uint32_t)(ticket >> 32);
    if (info->si_code == SI_QUEUE && info->si_value.sival_ptr == VISITOR_TICKET) {
        visitor(context);
        note_mask((pid_t)kernel(gettid), *(uint64_t *)&((ucontext_t *)context)->uc_sigmask);
        return;
    }
    if (info->si_code != SI_QUEUE || my_generation != load(&stop.generation)) {
        return;
    }
    struct stopped_thread *me = &threads[(uint32_t)ticket];
    if (!swap_if(&me->state, SIGNALLED, ENTERING)) {
        return;
    }
    if (me->tid != (pid_t)kernel(gettid)) { /* the next stop has begun since we looked */
        store(&me->state, SIGNALLED);
        return;
    }
    me->pthread = pthread_self();
    me->thread_pointer = thread_pointer();
    find_tid_addresses(me->tid, &me->tid_address, &me->cleared);
    me->signal_frame = signal_frame(info, context);
    me->context = context;
    me->mask = *(uint64_t *)&me->context->uc_sigmask;
    note_activity(me, context);
    me->robust_list = NULL;
    kernel(get_robust_list, 0, &me->robust_list, &me->robust_list_size);
    kernel(prctl, PR_GET_NAME, me->name);
    me->affinity_size = (int)kernel(sched_getaffinity, 0, sizeof me->affinity, &me->affinity);

    store(&me->state, STOPPED);
    if (__atomic_add_fetch(&stop.arrived, 1, __ATOMIC_SEQ_CST) >= load(&stop.expected)) {
        futex_wake(&stop.arrived, 1);
    }
    while (load(&stop.gate) == my_generation) {
        futex_wait(&stop.gate, my_generation, 0);
    }
    rest_if_possible(me, my_generation, context);
}
