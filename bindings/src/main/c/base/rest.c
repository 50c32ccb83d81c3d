/*
 * A stopped thread that was waiting in futex() need not go back there when the stop is over: it makes
 * the same call from within the handler, and goes back with the result. Its record stays true as long
 * as it waits, so the next stop only marks it: no signal, no change of threads, no page of its stack
 * written. Most threads of a VM wait so most of the time.
 *
 * When it is woken it looks whether a stop holds it, and then waits for the end of that. In a child the
 * thread is made again from its frame as any other, and makes the call itself: a futex() looks first
 * whether there is still something to wait for.
 *
 * It blocks the signals that it always blocks, so the handler of another one may run meanwhile. A
 * record is believed only where that cannot be (stop_world.c); else the thread gets a signal as one
 * that does not rest, and its frame is within this one.
 */
#include "base/stop.h"

#include "base/kernel.h"
#include "base/vm.h"

#define MASK_SIZE 8 /* the kernel's */

/* Where this thread has its rest: what is below is within it. */
static __thread uintptr_t place __attribute__((tls_model("initial-exec")));

static uint64_t *frame_mask(ucontext_t *context)
{
    return (uint64_t *)&context->uc_sigmask;
}

/* Not those with a time limit that counts from the call, nor any that do more than wait. */
static bool is_plain_wait(const ucontext_t *context)
{
    long argument[6];
    futex_arguments(context, argument);
    int operation = (int)argument[1] & ~(FUTEX_PRIVATE_FLAG | FUTEX_CLOCK_REALTIME);
    return operation == FUTEX_WAIT_BITSET || (operation == FUTEX_WAIT && !argument[3]);
}

/* From then on the frame makes the call anew. */
static bool can_rest(ucontext_t *context)
{
    uint32_t *unused;
    bool within_a_rest = (uintptr_t)context < place;
    return !within_a_rest
           && (pending_call(context, &unused) == SYS_futex || rewind_futex(context))
           && is_plain_wait(context);
}

static void rest(struct stopped_thread *me, uint32_t mine, ucontext_t *context)
{
    const uint64_t all = ~0UL;
    long a[6];
    futex_arguments(context, a);
    place = (uintptr_t)&a;
    kernel(rt_sigprocmask, SIG_SETMASK, frame_mask(context), NULL, MASK_SIZE);
    long result = raw_syscall(SYS_futex, a[0], a[1], a[2], a[3], a[4], a[5]);
    kernel(rt_sigprocmask, SIG_SETMASK, &all, frame_mask(context), MASK_SIZE);
    while (!swap_if(&me->state, mine, UNUSED) && load(&me->state) == (mine | 1)) {
        uint32_t closed = load(&stop.gate);
        if (closed) {
            futex_wait(&stop.gate, closed, 0);
        }
    }
    place = 0;
    end_futex(context, result);
}

/* The last thing that a stopped thread does. The record is its own as long as it says that this stop
 * has released it. */
void rest_if_possible(struct stopped_thread *me, uint32_t generation, ucontext_t *context)
{
    static uint32_t rests;
    uint32_t mine = RESTING | (__atomic_add_fetch(&rests, 2, __ATOMIC_ACQ_REL) & (RESTING - 1));
    if (me->may_rest && can_rest(context) && swap_if(&me->state, released(generation), mine)) {
        rest(me, mine, context);
    }
}

/* A visitor has changed the mask of a thread: it is what the thread goes on with after its rest. */
void note_mask(pid_t tid, uint64_t mask)
{
    for (int i = 0; i < thread_count; i++) {
        if (threads[i].tid == tid && load(&threads[i].state) >= RESTING) {
            threads[i].mask = mask;
            *frame_mask(threads[i].context) = mask;
        }
    }
}

/* Those with a handler that would be missed if it was cut short in the child. Not: the processor's
 * faults; what glibc (32, 33) and the class library send to threads; what is the VM's or ours to stop
 * threads. */
uint64_t handled_signals(void)
{
    const int not_counted[] = {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, 32, 33, SIGRTMAX - 2,
                               cmirror_stop_signal()};
    struct { uintptr_t handler; unsigned long flags, restorer; uint64_t mask; } action;
    uint64_t handled = 0;
    for (int number = 1; number <= 64; number++) {
        bool counts = kernel(rt_sigaction, number, NULL, &action, MASK_SIZE) == 0
                      && action.handler != (uintptr_t)SIG_DFL
                      && action.handler != (uintptr_t)SIG_IGN && !is_in_vm(action.handler);
        for (size_t i = 0; i < sizeof not_counted / sizeof *not_counted; i++) {
            counts &= not_counted[i] != number;
        }
        handled |= counts ? 1UL << (number - 1) : 0;
    }
    return handled;
}
